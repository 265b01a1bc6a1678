"""Leads through an import, without Qt: file, mapping, dry run, basis, import. Nothing typed is lost on an error."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wellbeing.app import importing as use_cases
from wellbeing.app.importing import ImportReport, Mapping, SheetShape
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.history import Basis
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui import labels
from wellbeing.gui.importing.making import ANONYMOUS, CODED, PLAIN, Draft, options
from wellbeing.gui.importing.shown import AnswerList, Asked, Columns, Report, Start
from wellbeing.gui.importing.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

OWN, MAKE = "own", "make"
"""Choices beside the shipped mappings: a file, and making one here."""

_EXAMPLE = _("The example vault is fictitious and imports nothing. Please open your own vault.")


class Moving(Protocol):
    """Progress of long work: told (done, whole) by the worker, stopped by the person."""

    def __call__(self, done: int, whole: int) -> None: ...
    def cancel(self) -> None: ...


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_start(self, shown: Start) -> None: ...
    def show_reading(self, words: str) -> None: ...
    def show_columns(self, shown: Columns) -> None: ...
    def show_answers(self, lists: tuple[AnswerList, ...]) -> None: ...
    def show_report(self, shown: Report) -> None: ...
    def show_running(self) -> None: ...
    def show_progress(self, done: int, whole: int) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def show_basis_form(self, key: str, what: str) -> None: ...
    def let_go_of_basis(self) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...


class Presenter:
    """One import at a time."""

    def __init__(
        self,
        view: View,
        ask: "Ask",
        progress: Callable[[Callable[[int, int], object]], Moving],
        go: Callable[..., None],
        language: Language,
    ) -> None:
        self._view, self._ask, self._progress, self._go = view, ask, progress, go
        self._language, self._words = language, language.text
        self._wording = Wording(language)
        self._file = ""
        self._chosen = ""
        self._own = ""
        self._mapping: Mapping | None = None
        self._draft: Draft | None = None
        self._report: ImportReport | None = None
        self._moving: Moving | None = None
        self._page = "start"

    # -- the first page

    def arrive(self) -> None:
        """From the start, unless an import is under way."""
        if self._page == "start":
            self.start()

    def start(self) -> None:
        """The first page, with what was chosen so far."""
        self._page = "start"

        def read(session: Session) -> tuple[bool, list[Any], list[tuple[str, str]]]:
            named = [(name, use_cases.find_mapping(name).title) for name in use_cases.shipped_mappings()]
            return session.is_example, use_cases.imports_so_far(session), named

        self._ask(read, self._started)

    def _started(self, read: tuple[bool, list[Any], list[tuple[str, str]]]) -> None:
        example, past, named = read
        if self._page != "start":
            return
        choices = [(name, self._words(title)) for name, title in named]
        choices += [(OWN, self._words(_("A mapping of your own, from a file")))]
        choices += [(MAKE, self._words(_("None yet: make one here")))]
        self._view.show_start(
            Start(
                file=self._file,
                mappings=tuple(choices),
                mapping=self._chosen or choices[0][0],
                past=tuple(self._wording.past(batch) for batch in past),
                closed=self._words(_EXAMPLE) if example else "",
            )
        )

    def go_on(self, file: str, mapping: str, own: str) -> None:
        """Read the file: to the dry run, or to making a mapping."""
        self._file, self._chosen, self._own = file.strip(), mapping, own.strip()
        errors = {}
        if not self._file:
            errors["file"] = self._words(_("Please choose the spreadsheet."))
        if mapping == OWN and not self._own:
            errors["mapping"] = self._words(_("Please choose the mapping's file."))
        self._view.show_errors(errors)
        if errors:
            return
        self._view.show_reading(self._words(_("Reading the file")))
        path = Path(self._file).expanduser()
        if mapping == MAKE:
            self._ask(lambda _session: use_cases.look_at(path), self._looked, self._refused)
            return
        self._draft = None
        wanted = self._own if mapping == OWN else mapping

        def job(session: Session) -> tuple[Mapping, ImportReport]:
            found = use_cases.find_mapping(wanted)
            return found, use_cases.dry_run(session, path, found)

        self._ask(job, lambda found: self._tried(*found), self._refused)

    # -- making a mapping

    def _looked(self, shape: SheetShape) -> None:
        if self._draft is None or self._draft.shape != shape:
            self._draft = Draft(shape=shape, title=Path(self._file).stem.replace("_", " "))
            self._draft.guess()
        self.columns()

    def columns(self) -> None:
        """The page that lays columns over fields."""
        draft = self._draft
        if draft is None:
            return
        self._page = "columns"
        fields = [
            Asked(
                key=key,
                words=self._words(words),
                kind="plain",
                column=draft.columns.get(key, ""),
                help=self._words(help_line),
                needed=needed,
            )
            for key, (words, help_line, needed) in PLAIN.items()
        ]
        fields += [
            Asked(
                key=key, words=self._words(words), kind="codes", column=draft.columns.get(key, ""), needed=key == "act"
            )
            for key, words in CODED.items()
        ]
        ties = [
            (member.value, self._words(labels.MEMBERSHIP[member]))
            for member in Membership
            if member is not Membership.NONE
        ]
        ties.append((ANONYMOUS, self._words(_("Nobody knows: the list names no person"))))
        self._view.show_columns(
            Columns(
                title=draft.title,
                quiet=self._language.plural("{count} row", "{count} rows", draft.shape.rows),
                columns=tuple((column.heading, column.heading) for column in draft.shape.columns),
                fields=tuple(fields),
                dates=draft.dates,
                tie=draft.tie,
                ties=tuple(ties),
            )
        )

    def lay_columns(self, title: str, dates: str, tie: str, columns: dict[str, str]) -> None:
        """Keep the columns and go on to the answers."""
        draft = self._draft
        if draft is None:
            return
        draft.title, draft.dates, draft.tie = title, dates, tie
        draft.columns = {target: heading for target, heading in columns.items() if heading}
        try:
            draft.check()
            lists = tuple(
                AnswerList(
                    target=target,
                    heading=self._words(
                        _("{field}: the answers in '{column}'"),
                        field=self._words(CODED[target]),
                        column=draft.columns[target],
                    ),
                    answers=draft.answers_of(target),
                    options=options(target, self._language),
                    given=draft.answers.get(target, {}),
                )
                for target in draft.coded()
            )
        except Refused as error:
            self._view.show_errors({error.field or "title": error.told(self._language)})
            return
        self._page = "answers"
        self._view.show_answers(lists)

    def lay_answers(self, answers: dict[str, dict[str, str]]) -> None:
        """Keep what the answers mean and try the mapping."""
        draft = self._draft
        if draft is None:
            return
        draft.answers = answers
        try:
            mapping = draft.mapping()
        except Refused as error:
            self._view.show_errors({error.field or "": error.told(self._language)})
            return
        path = Path(self._file).expanduser()
        self._view.show_reading(self._words(_("Reading the file")))
        self._ask(
            lambda session: use_cases.dry_run(session, path, mapping),
            lambda report: self._tried(mapping, report),
            self._refused,
        )

    def save_mapping(self, path: Path) -> None:
        """Write the mapping that was made here to a file."""
        mapping = self._mapping
        if mapping is None:
            return
        self._ask(
            lambda _session: use_cases.save_mapping(mapping, path),
            lambda _done: self._view.tell(self._words(_("The mapping was saved. Next time, choose its file.")), "good"),
            self._told,
        )

    # -- dry run, basis, import

    def _tried(self, mapping: Mapping, report: ImportReport) -> None:
        self._page, self._mapping, self._report = "report", mapping, report
        self._view.show_report(self._wording.report(report, can_save=self._draft is not None))

    def back(self) -> None:
        """To the page before."""
        if self._page == "report" and self._draft is not None:
            self.lay_columns(self._draft.title, self._draft.dates, self._draft.tie, self._draft.columns)
        elif self._page == "answers":
            self.columns()
        else:
            self.start()

    def bring_in(self, statement: str, stated_by: str, *, without: bool) -> None:
        """Import, with a basis or knowingly without one."""
        mapping = self._mapping
        errors = {} if without else self._basis_errors(statement, stated_by)
        self._view.show_errors(errors)
        if errors or mapping is None:
            return
        self._page = "running"
        self._view.show_running()
        moving = self._progress(self._view.show_progress)
        self._moving = moving
        path = Path(self._file).expanduser()

        def job(session: Session) -> ImportReport:
            basis = None
            if not without:
                basis = Basis(statement=statement.strip(), stated_by=stated_by.strip(), stated_at=session.now())
            return use_cases.import_file(session, path, mapping, basis, lambda share: moving(round(share * 100), 100))

        self._ask(job, self._imported, self._stopped)

    def cancel(self) -> None:
        """Stop at the next step; then nothing has changed."""
        if self._moving is None or self._report is None or self._mapping is None:
            return
        self._moving.cancel()
        self._tried(self._mapping, self._report)
        self._view.tell(self._words(_("Stopped. The vault is as it was.")), "info")

    def _imported(self, report: ImportReport) -> None:
        self._moving = None
        self._page = "done"
        self._view.show_report(self._wording.report(report, can_save=self._draft is not None))

    def finish(self) -> None:
        """To the cases."""
        self._forget()
        self._go("cases")

    def to_summary(self) -> None:
        """To the figures."""
        self._forget()
        self._go("summary")

    def _forget(self) -> None:
        self._page, self._file, self._draft, self._report, self._mapping = "start", "", None, None, None

    # -- a basis stated later

    def ask_basis(self, key: str, what: str) -> None:
        """The page that asks for the basis of an earlier import."""
        self._page = "basis"
        self._view.show_basis_form(key, what)

    def state_basis(self, key: str, statement: str, stated_by: str) -> None:
        """Record it."""
        errors = self._basis_errors(statement, stated_by)
        self._view.show_errors(errors)
        if errors:
            return

        def stated(_done: object) -> None:
            self._view.let_go_of_basis()
            self.start()

        self._ask(lambda session: use_cases.state_basis(session, int(key), statement, stated_by), stated, self._told)

    def _basis_errors(self, statement: str, stated_by: str) -> dict[str, str]:
        errors = {}
        if not statement.strip():
            errors["basis"] = self._words(_("Please say in a sentence why these rows may be counted."))
        if not stated_by.strip():
            errors["stated_by"] = self._words(_("Please name the person who states it."))
        return errors

    # -- refusals

    def _refused(self, error: WellbeingError) -> bool:
        """Beside the field where the page has it."""
        field = error.field if isinstance(error, Refused) and error.field in ("file", "mapping") else "file"
        if self._page in ("columns", "answers"):
            self._view.show_errors({"": error.told(self._language)})
        else:
            self._view.show_errors({field or "file": error.told(self._language)})
        return True

    def _stopped(self, error: WellbeingError) -> bool:
        if self._report is not None and self._mapping is not None:
            self._tried(self._mapping, self._report)
        return self._told(error)

    def _told(self, error: WellbeingError) -> bool:
        self._view.tell(error.told(self._language), "warning" if isinstance(error, Refused) else "danger")
        return True
