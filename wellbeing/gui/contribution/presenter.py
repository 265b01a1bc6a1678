"""Contributions without Qt: how a year leaves, which quarters are to be contributed, and the two offices."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period, period_name, quarter_of, read_period
from wellbeing.app import freezing, releasing
from wellbeing.app.contributing import closing, making, offices, standing
from wellbeing.app.contributing.closing import Closed
from wellbeing.app.contributing.making import Made
from wellbeing.app.contributing.offices import Heard, Offices
from wellbeing.app.contributing.standing import LeftBy, Standing
from wellbeing.app.contributing.words import CHANGE
from wellbeing.app.freezing import Quarter
from wellbeing.app.session import Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.gui.contribution.shown import (
    RELEASING,
    SECOND,
    MadeShown,
    MakeShown,
    OfficesForm,
    YearShown,
)
from wellbeing.gui.contribution.wording import EXPLAINED, NEVER, NO_OFFICE_READS, Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_NO_CARD = _("Please choose the office's card.")
_RENAMED = _(
    "Did an office refuse it for the name in it? Both offices know you as {name}: if they say another name on the "
    "telephone, name the offices again first."
)
_NO_FOLDER = _("This folder is not there. Please choose one that is.")


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_year(self, shown: YearShown) -> None: ...
    def show_offices_form(self, shown: OfficesForm) -> None: ...
    def show_card(self, role: str, words: str) -> None: ...
    def show_make(self, shown: MakeShown) -> None: ...
    def show_working(self, words: str) -> None: ...
    def show_made(self, shown: MadeShown) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def offices_named(self) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    year: int
    path: LeftBy | None
    quarters: tuple[Quarter, ...]
    standing: tuple[Standing, ...]
    offices: Offices | None
    newest: Offices | None
    country: str
    why_not: str


class Presenter:
    """One year at a time."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language, home: Path) -> None:
        """`home` is the folder that is proposed for files."""
        self._view, self._ask, self._go, self._home = view, ask, go, home
        self._language, self._words = language, language.text
        self._wording = Wording(language)
        self._year: int | None = None
        self._cards: dict[str, RepresentativeCard] = {}
        self._loaded: _Loaded | None = None
        self._to_be_asked: Path | None = None

    # -- the year

    def arrive(self, part: str = "", year: str = "") -> None:
        """The page of a year (that of the last quarter which is over, if none is named). As a `part` of it the page of
        its offices, or that of a quarter by its label."""
        self._year = int(year) if year else self._year
        if part and part != "offices":
            self.open_quarter(part)
        else:
            self._load(self.name_offices if part else lambda: None)

    def refresh(self) -> None:
        """Records changed while the page of the year is in sight."""
        if self._loaded is not None:
            self._load(lambda: None)

    def _load(self, then: Callable[[], object]) -> None:
        def read(session: Session) -> _Loaded:
            year = self._year or _last_over(session).year
            every = offices.every(session)
            return _Loaded(
                year=year,
                path=standing.path_of(session, year),
                quarters=freezing.quarters_of(session, year),
                standing=standing.of_year(session, year),
                offices=offices.of_year(session, year),
                newest=every[0] if every else None,
                country=session.country or "",
                why_not=self._why_not(session),
            )

        def arrived(loaded: _Loaded) -> None:
            self._loaded, self._year = loaded, loaded.year
            self._view.show_year(self._year_shown(loaded))
            then()

        self._ask(read, arrived)

    def _why_not(self, session: Session) -> str:
        """Why nothing is contributed here: the example, an office's vault, a restore."""
        try:
            offices.refuse_here(session)
            releasing.refuse_while_closed(session)
        except Refused as refused:
            return refused.told(self._language)
        return ""

    def _year_shown(self, found: _Loaded) -> YearShown:
        words, known = self._words, {one.period: one for one in found.standing}
        can = not found.why_not and found.offices is not None and found.path is not LeftBy.OPEN_RELEASE
        told = words(_("Name the two offices first: you call both, and compare their cards."))
        if found.offices is not None and found.newest is not None:
            told = self._wording.known_as(found.offices, found.newest)
        return YearShown(
            title=words(_("Contribution {year}"), year=str(found.year)),
            quiet=words(NO_OFFICE_READS),
            way=self._wording.way(found.year, found.path),
            explained=tuple(map(words, EXPLAINED)),
            quarters=tuple(self._wording.quarter(one, known.get(one.period), can=can) for one in found.quarters),
            offices=self._wording.offices(found.offices),
            offices_told=told,
            name_offices=words(_("Name the two offices") if found.offices is None else _("Name other offices")),
            why_not=found.why_not,
        )

    def to_summary(self) -> None:
        """Back to the figures."""
        self._go("summary")

    def to_year(self) -> None:
        """Back to the page of the year."""
        self._load(lambda: None)

    # -- the offices

    def name_offices(self) -> None:
        """The form with both cards."""
        self._cards, loaded, words = {}, self._loaded, self._words
        newest = loaded.newest if loaded else None
        own_country = loaded.country if loaded else ""
        self._loaded = None
        self._view.show_offices_form(
            OfficesForm(
                title=words(_("The two offices")),
                quiet=words(_("Two that share no keys, staff or machines: one releases the figures.")),
                crumb=words(_("Contribution")),
                told=words(
                    _(
                        "Call each office at a number that you know already, not one from the message that the card "
                        "came with. Let them read the signs of their fingerprint to you, and type what you hear. A "
                        "year that was contributed to keeps its offices."
                    )
                ),
                country=newest.country if newest else own_country,
                pseudonym=newest.pseudonym if newest else "",
            )
        )

    def look(self, role: str, file: Path) -> None:
        """Look at the card of an office."""

        def arrived(card: RepresentativeCard) -> None:
            self._cards[role] = card
            self._view.show_errors({})
            self._view.show_card(role, " · ".join(part for part in (card.name, card.union) if part))

        def refused(error: WellbeingError) -> bool:
            self._view.show_errors({role: error.told(self._language)})
            return True

        self._ask(lambda _session: offices.look(file), arrived, refused)

    def name(self, heard: dict[str, str], country: str, pseudonym: str) -> None:
        """Keep both, if the fingerprints are those that were heard."""
        missing = {role: self._words(_NO_CARD) for role in (RELEASING, SECOND) if role not in self._cards}
        self._view.show_errors(missing)
        if missing:
            return
        both = {role: Heard(card=self._cards[role], fingerprint=heard[role]) for role in (RELEASING, SECOND)}

        def job(session: Session) -> Offices:
            return offices.name(
                session, releasing=both[RELEASING], second=both[SECOND], country=country, pseudonym=pseudonym
            )

        def named(found: Offices) -> None:
            self._view.offices_named()
            heading = self._words(_("Both offices are named"))
            why = self._words(_("From {year} on."), year=str(found.since)) if found.since else ""
            self._load(lambda: self._view.tell("good", heading, why))

        self._ask(job, named, self._field_refused)

    def _field_refused(self, error: WellbeingError) -> bool:
        known = (RELEASING, SECOND, "country", "pseudonym", "place")
        field = error.field if isinstance(error, Refused) and error.field in known else "pseudonym"
        self._view.show_errors({field or "": error.told(self._language)})
        return True

    # -- a quarter

    def open_quarter(self, label: str) -> None:
        """The page of one quarter before its files are written."""
        period = read_period(label)
        self._loaded = None

        def read(session: Session) -> MakeShown:
            (one,) = (quarter for quarter in freezing.quarters_of(session, period.year) if quarter.period == period)
            found = standing.of_quarter(session, period)
            named, version = making.check(session, period), making.version_of(session, period.year)
            return self._make_shown(one, found, named, making.layout(version).length)

        def refused(error: WellbeingError) -> bool:
            self._load(lambda: self._view.tell("warning", error.told(self._language)))
            return True

        self._ask(read, self._view.show_make, refused)

    def _make_shown(self, one: Quarter, found: Standing | None, named: Offices, numbers: int) -> MakeShown:
        words = self._words
        is_again = found is not None and found.newest is not None and found.change is None
        change = found.change if found is not None else None
        return MakeShown(
            title=self._wording.files(one.period),
            quiet=words(_("Two files: one for each office.")),
            crumb=words(_("Contribution {year}"), year=str(one.period.year)),
            label=one.period.label,
            because=words(CHANGE[change]) if change is not None else "",
            stays=self._wording.stays(one),
            leaves=self._wording.leaves(named, numbers),
            never=tuple(map(words, NEVER)),
            place=str(self._home),
            press=words(_("Write the same files again") if is_again else _("Write both files")),
            renamed=words(_RENAMED, name=named.pseudonym) if is_again else "",
            rename=words(_("Make it again with this name")) if is_again else "",
        )

    def make(self, label: str, place: str, *, renamed: bool = False) -> None:
        """Write both files into the folder `place`; others, where an office refused those before for their name."""
        folder = Path(place.strip()).expanduser()
        errors = {} if place.strip() and folder.is_dir() else {"place": self._words(_NO_FOLDER)}
        self._view.show_errors(errors)
        if errors:
            return
        self._view.show_working(self._words(_("Dividing, sealing and backing up")))

        def refused(error: WellbeingError) -> bool:
            self._view.show_errors({"place": error.told(self._language)})
            return True

        def job(session: Session) -> Made:
            return making.make(session, read_period(label), folder, renamed=renamed)

        self._ask(job, self._made, refused)

    def _made(self, made: Made) -> None:
        words = self._words
        self._view.show_made(
            MadeShown(
                title=words(_("Both files are written")),
                quiet=words(_("Nothing was sent: take each file to its office as you like.")),
                crumb=words(_("Contribution {year}"), year=str(made.period.year)),
                folder=str(made.files[0].path.parent),
                files=tuple((words(_("Only for {office}"), office=one.card.name), one.path.name) for one in made.files),
                next=words(
                    _(
                        "Once both offices have closed the quarter they send you a list. Take it in here: what they "
                        "counted stays, what they did not count goes on to the next quarter."
                    )
                ),
            )
        )

    # -- the closing list

    def take_in(self, file: Path) -> None:
        """Take in what both offices counted. A list of one office alone is taken in when it is chosen again, after that
        office was asked."""
        one_office, self._to_be_asked = file == self._to_be_asked, None

        def refused(error: WellbeingError) -> bool:
            self._to_be_asked = file if isinstance(error, Refused) and error.field == "one_office" else None
            heading = self._words(_("Nothing was taken in"))
            self._load(lambda: self._view.tell("warning", heading, error.told(self._language)))
            return True

        def taken(found: Closed) -> None:
            self._year = found.period.year
            heading, told = self._closed(found)
            self._load(lambda: self._view.tell("good" if found.counted else "info", heading, told))

        self._ask(lambda session: closing.take_in(session, file, one_office=one_office), taken, refused)

    def _closed(self, found: Closed) -> tuple[str, str]:
        words, period = self._words, period_name(found.period, self._language)
        if found.forgotten:
            return words(_("{period} is closed"), period=period), words(closing.FORGOTTEN)
        if not found.counted:
            return words(_("{period} is closed without your contribution"), period=period), words(closing.GOES_ON)
        told = words(closing.COUNTED)
        if found.others:
            told = " ".join((told, closing.others_told(found, self._language)))
        return words(_("{period} is closed"), period=period), told


def _last_over(session: Session) -> Period:
    this = quarter_of(session.today())
    return Period(year=this.year - (this.quarter == 1), quarter=1)
