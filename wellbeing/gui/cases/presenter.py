"""The list of cases and the search over everything.

One question is under way at a time. What is typed meanwhile waits, and only the newest of it is asked: there is
no timer that would make the first letters slow, and no answer to an old question ever replaces a newer one.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, search
from wellbeing.app.cases import CaseRow
from wellbeing.app.names import follow_up_name
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import Service
from wellbeing.gui import labels
from wellbeing.gui.cases.shown import Filter, Shown
from wellbeing.gui.several.presenter import in_words
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

FILTERS = {
    "open": (CaseState.OPEN, _("Open ({count})")),
    "closed": (CaseState.CLOSED, _("Closed ({count})")),
    "history": (CaseState.HISTORY, _("Imported ({count})")),
    "all": (None, _("All ({count})")),
}
EMPTY = {
    "open": _("No case is open."),
    "closed": _("No case has been closed yet."),
    "history": _("Nothing has been imported."),
    "all": _("There is no case yet."),
}


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, shown: Shown) -> None:
        """Replace the list."""

    def add_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        """Append a page; `more` says whether another one follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    counts: dict[CaseState, int]
    rows: list[CaseRow]
    today: dt.date


class Presenter:
    """Loads pages of the list, and searches."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._filter = "open"
        self._chosen = False
        self._text = ""
        self._asked: str | None = None
        self._loaded = 0
        self._loading = False
        self._rest: search.Found | None = None
        self._generation = 0
        self._today = dt.date.min
        self._dates: dict[tuple[dt.date, str], str] = {}

    # -- list

    def load(self) -> None:
        """Show the list, or the search that stands in the field."""
        if self._text.strip():
            self._search()
            return
        state, _words = FILTERS[self._filter]
        self._generation += 1
        generation = self._generation

        def read(session: Session) -> _Page:
            return _Page(counts=cases.counts(session), rows=cases.rows(session, state), today=session.today())

        self._ask(read, lambda page: self._listed(page, generation))

    def more(self) -> None:
        """The next page, once the end of this one is near."""
        if self._loading:
            return
        if self._text.strip():
            self._more_found()
            return
        self._loading = True
        state, _words = FILTERS[self._filter]
        offset, generation = self._loaded, self._generation

        def arrived(rows: list[CaseRow]) -> None:
            self._loading = False
            if generation == self._generation:
                self._loaded += len(rows)
                self._view.add_rows(tuple(self._row(row) for row in rows), len(rows) == cases.PAGE)

        self._ask(lambda session: cases.rows(session, state, offset), arrived)

    def choose(self, key: str) -> None:
        """Another filter; it also ends a search."""
        self._filter, self._chosen, self._text = key, True, ""
        self.load()

    def _listed(self, page: _Page, generation: int) -> None:
        if generation != self._generation or self._text.strip():
            return  # filtered or typed on since this was asked
        if not self._chosen and not page.rows and page.counts[CaseState.OPEN] == 0 and any(page.counts.values()):
            # Nothing is open but there are other cases: show those, not an empty page.
            self._filter, self._chosen = "all", True
            self.load()
            return
        self._today, self._loaded, self._loading = page.today, len(page.rows), False
        everything = sum(page.counts.values())
        empty = "" if page.rows else EMPTY["all" if everything == 0 else self._filter]
        self._view.show_list(
            Shown(
                quiet=self._language.plural("{count} case", "{count} cases", everything),
                filters=self._filters(page.counts),
                chosen=self._filter,
                rows=tuple(self._row(row) for row in page.rows),
                more=len(page.rows) == cases.PAGE,
                empty=self._language.text(empty),
                first=everything == 0,
            )
        )

    def _filters(self, counts: dict[CaseState, int]) -> tuple[Filter, ...]:
        found = []
        for key, (state, words) in FILTERS.items():
            count = sum(counts.values()) if state is None else counts[state]
            if count or key in ("open", "all", self._filter):
                found.append(Filter(key=key, words=self._language.text(words, count=self._language.number(count))))
        return tuple(found)

    # -- search

    def type(self, text: str) -> None:
        """Something is typed into the search field."""
        self._text = text
        if not text.strip():
            self.load()
        elif self._asked is None:
            self._search()

    def _search(self) -> None:
        self._generation += 1
        self._asked = text = self._text

        def find(session: Session) -> tuple[search.Found, dt.date]:
            return search.find(session, text), session.today()

        self._ask(find, lambda found: self._found(text, *found), self._failed)

    def _failed(self, _error: object) -> bool:
        self._asked = None
        return False

    def _found(self, text: str, found: search.Found, today: dt.date) -> None:
        self._asked, self._today = None, today
        if text != self._text:
            if self._text.strip():
                self._search()
            return
        self._rest, self._loading = found, False
        rows = tuple(self._row(row) for row in found.cases)
        if not found.rest:
            rows += self._services(found)
        whole = len(found.cases) + len(found.rest) + len(found.services)
        count = self._language.plural("{count} found", "{count} found", whole)
        if whole >= search.LIMIT:
            count = self._language.text(_("The newest {count}; another letter narrows it down."), count=search.LIMIT)
        self._view.show_list(
            Shown(
                quiet=count,
                filters=(),
                chosen="",
                rows=rows,
                more=bool(found.rest),
                empty="" if rows else self._language.text(_("Nothing fits. Fewer letters find more.")),
            )
        )

    def _more_found(self) -> None:
        """The rest of what was found; services come last."""
        found, self._rest = self._rest, None
        if found is None or not found.rest:
            return
        rest, generation = found.rest, self._generation

        def arrived(rows: list[CaseRow]) -> None:
            if generation == self._generation:
                self._view.add_rows((*(self._row(row) for row in rows), *self._services(found)), False)

        self._ask(lambda session: search.rows_of(session, rest), arrived)

    def _services(self, found: search.Found) -> tuple[Row, ...]:
        return tuple(self._service(service) for service in found.services)

    # -- ways

    def open(self, key: str) -> None:
        """What a line stands for."""
        kind, number = key.split(" ")
        if kind == "service":
            self._go("services", service=int(number))
        else:
            self._go("case", case=CaseId(int(number)))

    def take_in(self) -> None:
        """Take in a case from another representative."""
        self._go("receiving")

    def import_history(self) -> None:
        """Take up cases of earlier years from a spreadsheet."""
        self._go("import")

    def new_incident(self) -> None:
        """Begin a case."""
        self._go("new-incident")

    def act_on(self, keys: list[str], part: str) -> None:
        """Act on the cases that were chosen: follow-ups, hand-over or retention."""
        chosen = in_words(keys)
        if part == "retention":
            self._go("retention", cases=chosen)
        else:
            self._go("several", cases=chosen, part=part)

    # -- words

    def _row(self, row: CaseRow) -> Row:
        words = self._language.text
        state, tone = words(labels.CASE_STATE[row.state]), "plain"
        if row.away:
            state = words(labels.HANDED_OVER)
        elif row.restricted:
            state = words(_("Restricted"))
        elif row.at_peace:
            state = words(_("Left in peace"))
        elif row.state is CaseState.OPEN and row.next_reason and row.next_due:
            due = row.next_due.astimezone().date()
            style = "MMMd" if due.year == self._today.year else "medium"
            step = follow_up_name(Step(row.next_step) if row.next_step else None, Reason(row.next_reason))
            state = words(_("{step}, {date}"), step=words(step), date=self._date(due, style))
            tone = "strong" if due <= self._today else "plain"
        return Row(
            key=f"case {row.case_id}",
            title=row.alias,
            about=words(codes.acts().label(row.act)),
            when=self._date(row.occurred_on, "medium"),
            state=state,
            tone=tone,
        )

    def _date(self, day: dt.date, style: str) -> str:
        """The same days come again and again in a list; to word one takes longer than to read its row."""
        if (day, style) not in self._dates:
            self._dates[day, style] = self._language.date(day, style)
        return self._dates[day, style]

    def _service(self, service: Service) -> Row:
        words = self._language.text
        return Row(
            key=f"service {service.id}",
            title=service.name,
            about=words(codes.referral_kinds().label(service.kind)),
            when="",
            state=words(_("Service")),
            can_be_chosen=False,
        )
