"""An office's quarters without Qt: what is next for each, the file that is due, and whatever comes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import period_name, read_period
from wellbeing.app import releasing
from wellbeing.app.office import own, standing
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.standing import Standing
from wellbeing.app.office.words import closes_empty
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.exchange.contribution.document import Role
from wellbeing.gui.quarters import ending
from wellbeing.gui.quarters.coming import Coming
from wellbeing.gui.quarters.shown import Detail, EndingShown, ListShown, Outcome, Sure
from wellbeing.gui.quarters.wording import CLOSE_EMPTY, GIVE, Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

ENDING = "wboffice"
_RELEASING = {True: _("The releasing office"), False: _("The second office")}
_GIVEN = _("Take it to the other office. It is noted under “Files that left”.")
_TO_EVERYBODY = _("It goes to every representative. It is noted under “Files that left”.")
_ACTIVITY = (
    _("The activity says how many representatives had a case at all, by area. It is given once."),
    _("From then on the quarter is bound: nothing more is taken in for it, and no list is made anew."),
    _("Whoever is not on both acceptance lists now is counted in a later quarter."),
)
_NAMELESS = _("Please enter your name: it is recorded who said so.")
_EMPTY = (
    _("Nothing of this quarter is opened then. What was sent to it counts in a later quarter."),
    _("If the other office has signed the roster before the end of the quarter, take that in instead."),
)


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, shown: ListShown) -> None: ...
    def show_quarter(self, shown: Detail) -> None: ...
    def show_sure(self, shown: Sure) -> None: ...
    def show_ending(self, shown: EndingShown) -> None: ...
    def show_error(self, words: str) -> None: ...
    def used(self) -> None: ...
    def choose_place(self, label: str, what: str, title: str, file_name: str) -> None: ...
    def choose_files(self) -> None: ...
    def show_work(self, done: int, whole: int) -> None: ...
    def show_outcome(self, shown: Outcome) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    releases: bool
    other: str
    closed: bool
    quarters: tuple[Standing, ...]


class Presenter:
    """The list, or one quarter of it."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words, self._wording = language, language.text, Wording(language)
        self._coming = Coming(view, ask, language)
        self._found: dict[str, Standing] = {}
        self._at = ""
        self._first, self._by = "", ""
        self._in_sight = False
        self._said: tuple[str, str, str] | None = None
        """What came of the last press: it stays while the page is shown anew because records changed."""

    # -- the pages

    def arrive(self, quarter: str = "", part: str = "") -> None:
        """Show all, or one; `part` 'take' asks for files at once."""
        self._at, self._said = quarter, None
        self._load()
        if part == "take":
            self._view.choose_files()

    def refresh(self) -> None:
        """Records changed while the list or a quarter is in sight."""
        if self._in_sight:
            self._load()

    def _say(self, tone: str, heading: str, words: str) -> None:
        self._said = (tone, heading, words)
        self._load()

    def _load(self) -> None:
        def read(session: Session) -> _Loaded:
            other = own.other(session)
            found = standing.standings(session, standing.quarters(session)) if other is not None else []
            return _Loaded(
                releases=own.require_stored(session).role == Role.RELEASING,
                other=other.name if other is not None else "",
                closed=releasing.closed(session) is not None,
                quarters=tuple(found),
            )

        def arrived(loaded: _Loaded) -> None:
            self._found = {one.period.label: one for one in loaded.quarters}
            self._in_sight = True
            if self._at in self._found:
                self._view.show_quarter(self._wording.detail(self._found[self._at]))
            else:
                self._at = ""
                self._view.show_list(self._list(loaded))
            if self._said is not None:
                self._view.tell(*self._said)

        self._ask(read, arrived)

    def _list(self, loaded: _Loaded) -> ListShown:
        shown = [(self._wording.quarter(one), one.is_closed) for one in loaded.quarters]
        office = self._words(_RELEASING[loaded.releases])
        with_whom = self._words(_("with {office}"), office=loaded.other) if loaded.other else ""
        return ListShown(
            quiet=" · ".join(part for part in (office, with_whom) if part),
            quarters=tuple(one for one, closed in shown if not closed),
            closed=tuple(one for one, closed in shown if closed),
            first=self._what_comes_first(loaded),
        )

    def _what_comes_first(self, loaded: _Loaded) -> tuple[str, str, str] | None:
        self._first = ""
        if not loaded.other:
            self._first = "two-offices"
            return (
                self._words(_("The other office is not known yet")),
                self._words(_("Two offices work together: each takes in the card of the other one first.")),
                self._words(_("Name the other office")),
            )
        if loaded.closed:
            self._first = "releasing"
            return (
                self._words(_("Nothing is opened at present")),
                self._words(_("This vault was restored from a backup. Please say first what has left since then.")),
                self._words(_("Say what has left")),
            )
        return None

    def do_first(self) -> None:
        """To what has to be done before."""
        self._go(self._first)

    def open_quarter(self, label: str) -> None:
        """The page of one quarter."""
        self.arrive(label)

    def to_list(self) -> None:
        """Back to all quarters."""
        self.arrive()

    def enrol(self) -> None:
        """To the representatives."""
        self._go("enrolment")

    # -- giving

    def give(self, label: str, what: str) -> None:
        """Ask where a file goes; what is given once is asked about first."""
        one, gives = self._found[label], Gives(what)
        is_new = gives not in one.can_give_again
        if is_new and gives is Gives.ACTIVITY:
            self._make_sure(one, gives, _("Give the activity of {quarter}?"), _ACTIVITY, GIVE[gives])
        elif is_new and gives is Gives.CLOSING and closes_empty(one):
            self._make_sure(one, gives, _("Close {quarter} with an empty list?"), _EMPTY, CLOSE_EMPTY)
        else:
            self.choose_place(label, what)

    def choose_place(self, label: str, what: str) -> None:
        """Ask where a file goes."""
        title = self._words(GIVE[Gives(what)])
        self._view.choose_place(label, what, title, f"{what}-{label}.{ENDING}")

    def _make_sure(self, one: Standing, gives: Gives, title: str, told: tuple[str, ...], press: str) -> None:
        self._in_sight = False
        self._view.show_sure(
            Sure(
                title=self._words(title, quarter=period_name(one.period, self._language)),
                crumb=self._words(_("Quarters")),
                label=one.period.label,
                what=gives,
                told=tuple(map(self._words, told)),
                groups=self._wording.detail(one).groups,
                press=self._words(press),
            )
        )

    # -- ending

    def end(self, label: str) -> None:
        """How a quarter ends that does not go on."""
        self._in_sight = False
        self._view.show_ending(ending.shown(self._found[label], self._language))

    def propose_nothing(self, label: str) -> None:
        """An empty list for both signatures."""
        self._view.choose_place(label, ending.NOTHING, self._words(CLOSE_EMPTY), f"closing-{label}.{ENDING}")

    def close_alone(self, label: str, by: str) -> None:
        """Without the other office, as somebody says by their name."""
        self._view.show_error("" if by.strip() else self._words(_NAMELESS))
        if by.strip():
            self._by = by
            title = self._words(GIVE[Gives.CLOSING])
            self._view.choose_place(label, ending.ALONE, title, f"closing-{label}.{ENDING}")

    # -- writing

    def save_to(self, label: str, what: str, path: Path) -> None:
        """Write it."""

        def written(_none: None) -> None:
            self._view.used()
            heading = self._words(_("Written: {file}"), file=path.name)
            self._say("good", heading, self._words(self._goes_to(label, what)))

        def refused(error: WellbeingError) -> bool:
            self._say("warning", self._words(_("Nothing was written")), error.told(self._language))
            return True

        self._ask(ending.written(what, read_period(label), path, self._by), written, refused)

    def _goes_to(self, label: str, what: str) -> str:
        if what == ending.NOTHING:
            return ending.GOES_TO_THE_OTHER
        one = self._found.get(label)
        closed = one is not None and one.is_closed and not one.countersigns
        return _TO_EVERYBODY if what == ending.ALONE or (closed and what == Gives.CLOSING) else _GIVEN

    # -- taking in

    def take(self, files: list[Path]) -> None:
        """Take in whatever these files are."""
        self._in_sight, self._at, self._said = False, "", None
        self._coming.take(files)

    def take_lost(self, by: str) -> None:
        """Take a closing list in whose sums are lost, as somebody says by their name."""
        self._view.show_error("" if by.strip() else self._words(_NAMELESS))
        if by.strip():
            self._view.used()
            self._coming.take_lost(by.strip())

    def stop(self) -> None:
        """No further file."""
        self._coming.stop()
