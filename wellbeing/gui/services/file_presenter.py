"""The directory as a file, without Qt: looked at before anything is taken in; saved where the person says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import made_up_services, service_sheets
from wellbeing.app.service_sheets import Found, Preview, Wrong
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.services.shown import Part, PreviewShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST_LINES = 30
"""Lines shown of each part of a preview."""
_NOTHING = "–"


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_start(self, *, examples: bool) -> None:
        """Choose a file, or where to save one; `examples` says that made-up entries are in the directory."""

    def show_preview(self, shown: PreviewShown) -> None:
        """What the file would bring."""

    def tell(self, tone: str, heading: str, words: str = "") -> object:
        """Say above everything what came of it."""


class Presenter:
    """One file at a time."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._looked: Preview | None = None

    def start(self) -> None:
        """Begin anew."""
        self._start(lambda: None)

    def _start(self, then: Callable[[], object]) -> None:
        def arrive(examples: bool) -> None:
            self._looked = None
            self._view.show_start(examples=examples)
            then()

        self._ask(made_up_services.are_here, arrive)

    def add_examples(self) -> None:
        """Put the made-up services into the directory, to see what entries look like."""
        self._ask(made_up_services.add, lambda count: self._start(lambda: self._tell_examples(count)), self._refused)

    def remove_examples(self) -> None:
        """Take them out again."""
        self._ask(made_up_services.remove, lambda count: self._start(lambda: self._tell_removed(count)))

    def _tell_examples(self, count: int) -> None:
        told = self._language.plural("{count} made-up entry was added", "{count} made-up entries were added", count)
        self._view.tell("good", told)

    def _tell_removed(self, count: int) -> None:
        told = self._language.plural("{count} made-up entry is gone", "{count} made-up entries are gone", count)
        self._view.tell("good", told)

    def look(self, file: Path) -> None:
        """Look at a file; nothing is written."""
        self._ask(
            lambda session: service_sheets.look(session, file), lambda found: self._found(file, found), self._refused
        )

    def accept(self) -> None:
        """Take in what was shown."""
        looked = self._looked
        if looked is not None:
            self._ask(lambda session: service_sheets.take_in(session, looked), self._taken, self._refused)

    def save(self, path: Path) -> None:
        """Save the directory."""

        def write(session: Session) -> int:
            return service_sheets.export(session, path)

        self._ask(write, lambda count: self._saved(path, count), self._refused)

    def leave(self) -> None:
        """Back to the directory."""
        self._go("services")

    def _found(self, file: Path, looked: Preview) -> None:
        self._looked = looked
        plural, words = self._language.plural, self._language.text
        count = len(looked.to_take_in)
        accept = plural("Take in {count} entry", "Take in {count} entries", count)
        parts = (
            self._part(_("New"), "good", [self._new(found) for found in looked.new]),
            self._part(_("Changed"), "plain", [self._changed(found) for found in looked.changed]),
            self._part(_("Wrong, and left out"), "danger", [self._wrong(wrong) for wrong in looked.wrong]),
        )
        quiet = words(_("Nothing has been written yet. Rows with something wrong are left out."))
        same = plural("{count} entry is here already as it is.", "{count} entries are here already as they are.",
                      looked.same)  # fmt: skip
        unknown = words(
            _("Columns that are not known here: {columns}"), columns=self._language.listing(looked.unknown_columns)
        )
        also = [same] if looked.same else []
        also += [unknown] if looked.unknown_columns else []
        self._view.show_preview(
            PreviewShown(
                title=file.name,
                quiet=" ".join((quiet, *also)),
                parts=tuple(part for part in parts if part.lines),
                accept=accept if count else "",
            )
        )

    def _part(self, heading: str, tone: str, lines: Sequence[tuple[str, str]]) -> Part:
        left = len(lines) - MOST_LINES
        return Part(
            heading=self._language.text(_("{part}: {count}"), part=self._language.text(heading), count=len(lines)),
            tone=tone,
            lines=tuple(lines[:MOST_LINES]),
            more=self._language.plural("and {count} more", "and {count} more", left) if left > 0 else "",
        )

    def _new(self, found: Found) -> tuple[str, str]:
        return self._row(found.row), found.service.name

    def _changed(self, found: Found) -> tuple[str, str]:
        words = self._language.text
        changes = (
            words(
                _("{field}: {before} → {after}"),
                field=words(change.label),
                before=_in_one_line(change.before),
                after=_in_one_line(change.after),
            )
            for change in found.changes
        )
        return self._row(found.row), "\n".join((found.service.name, *changes))

    def _wrong(self, wrong: Wrong) -> tuple[str, str]:
        words = self._language.text
        why = words(wrong.sentence, **wrong.values)
        return self._row(wrong.row), words(_("{field}: {why}"), field=wrong.column, why=why) if wrong.column else why

    def _row(self, number: int) -> str:
        return self._language.text(_("Row {row}"), row=number)

    def _taken(self, count: int) -> None:
        told = self._language.plural("{count} entry was taken in", "{count} entries were taken in", count)
        self._start(lambda: self._view.tell("good", told))

    def _saved(self, path: Path, count: int) -> None:
        heading = self._language.plural("{count} entry was saved", "{count} entries were saved", count)
        where = self._language.text(_("In {file}. It is listed under 'Files that left'."), file=path)
        self._view.tell("good", heading, where)

    def _refused(self, error: WellbeingError) -> bool:
        self._view.tell("warning", self._language.text(_("Nothing was changed")), error.told(self._language))
        return True


def _in_one_line(value: str) -> str:
    return " / ".join(value.splitlines()) or _NOTHING
