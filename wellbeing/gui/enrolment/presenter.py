"""Enrolled representatives without Qt: each with the fingerprint that was heard on the telephone."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import representatives
from wellbeing.app.office import enrolment, own
from wellbeing.app.office.enrolment import Enrolled
from wellbeing.app.representatives import RepresentativeCard
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.enrolment.shown import CardShown, Group, ListShown, OneShown, Row
from wellbeing.language import Language, _
from wellbeing.office.merging import FEWEST

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 60
"""Representatives that stand on one page; with more, their regions do."""
_EMPTY = _(
    "Nobody is enrolled yet. Each representative gives you their card once; the other office enrols them too, for the "
    "same region and under the same pseudonym."
)
_TOO_FEW = _("A roster needs at least {fewest}. Enrolled so far: {enrolled}.")
_REGION = "region "


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, shown: ListShown) -> None: ...
    def show_one(self, shown: OneShown) -> None: ...
    def show_card(self, shown: CardShown) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def card_kept(self) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


class Presenter:
    """Everybody, one region or one representative, and the card that is being looked at."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text
        self._looked: RepresentativeCard | None = None
        self._found: tuple[Enrolled, ...] = ()
        self._areas: dict[str, str] = {}
        self._region, self._offices = "", ""

    def load(self) -> None:
        """Everybody."""
        self._region = ""
        self._show(lambda: None)

    def _show(self, then: Callable[[], object]) -> None:
        def read(session: Session) -> tuple[tuple[Enrolled, ...], dict[str, str], str]:
            return tuple(enrolment.enrolled(session)), dict(enrolment.areas(session)), self._both(session)

        def arrived(found: tuple[tuple[Enrolled, ...], dict[str, str], str]) -> None:
            self._looked = None
            self._found, self._areas, self._offices = found
            self._view.show_list(self._list())
            then()

        self._ask(read, arrived)

    def _both(self, session: Session) -> str:
        other = own.other(session)
        known = other.name if other is not None else self._words(_("The other office is not known yet"))
        return " · ".join((representatives.own_card(session).name, known))

    def _list(self) -> ListShown:
        active = [one for one in self._found if one.active]
        number, whole = self._language.number, len(active)
        if self._region:
            there = [one for one in active if one.area == self._region]
            return ListShown(
                title=self._area(self._region),
                quiet=self._count(len(there)),
                groups=(Group(heading="", rows=tuple(map(self._row, there))),),
                crumb=self._words(_("Representatives")),
            )
        too_few = self._words(_TOO_FEW, fewest=number(FEWEST), enrolled=number(whole))
        return ListShown(
            title=self._words(_("Representatives")),
            quiet=self._count(whole),
            groups=tuple(self._groups(active)),
            empty="" if self._found else self._words(_EMPTY),
            offices=self._offices,
            too_few=too_few if self._found and whole < FEWEST else "",
        )

    def _groups(self, active: list[Enrolled]) -> Iterable[Group]:
        by_area: dict[str, list[Enrolled]] = defaultdict(list)
        for one in active:
            by_area[one.area].append(one)
        in_order = sorted(by_area, key=lambda code: self._areas.get(code, code))
        if len(active) > MOST:
            rows = [
                Row(key=_REGION + code, what=self._area(code), why=self._count(len(by_area[code]))) for code in in_order
            ]
            yield Group(heading=self._words(_("Regions")), rows=tuple(rows))
        else:
            for code in in_order:
                heading = f"{self._area(code)} · {self._count(len(by_area[code]))}"
                yield Group(heading=heading, rows=tuple(map(self._row, by_area[code])))
        ended = [one for one in self._found if not one.active]
        if ended:
            yield Group(heading=self._words(_("Not enrolled any more")), rows=tuple(map(self._row, ended[:MOST])))

    def _count(self, number: int) -> str:
        return self._language.plural("{count} representative", "{count} representatives", number)

    def _row(self, one: Enrolled) -> Row:
        return Row(key=one.pseudonym, what=one.name, why=" · ".join(filter(None, (one.pseudonym, one.union))))

    def _area(self, code: str) -> str:
        return f"{self._areas[code]} ({code})" if code in self._areas else code

    # -- one of them

    def open(self, key: str) -> None:
        """One representative, or the page of a region."""
        if key.startswith(_REGION):
            self._region = key.removeprefix(_REGION)
            self._show(lambda: None)
            return
        one = next(one for one in self._found if one.pseudonym == key)
        words = self._words
        facts = (
            (words(_("Pseudonym")), one.pseudonym),
            *(((words(_("Union")), one.union),) if one.union else ()),
            (words(_("Region")), self._area(one.area)),
            (words(_("Fingerprint")), one.fingerprint),
        )
        self._view.show_one(OneShown(pseudonym=one.pseudonym, name=one.name, facts=facts, active=one.active))

    def end(self, pseudonym: str) -> None:
        """Nothing more is taken from this representative."""
        name = next(one.name for one in self._found if one.pseudonym == pseudonym)

        def ended(_none: None) -> None:
            told = self._words(_("{name} is not enrolled any more."), name=name)
            why = self._words(_("Tell the other office, so that both have the same list for the next roster."))
            self._show(lambda: self._view.tell("good", told, why))

        self._ask(lambda session: enrolment.end(session, pseudonym), ended, self._refused)

    # -- enrolling

    def look(self, file: Path) -> None:
        """Look at a card before its owner is enrolled."""

        def arrived(card: RepresentativeCard) -> None:
            self._looked = card
            areas = tuple((code, f"{name} ({code})") for code, name in self._areas.items())
            self._view.show_card(CardShown(name=card.name, union=card.union, fingerprint=card.fingerprint, areas=areas))

        self._ask(lambda _session: representatives.look(file), arrived, self._refused)

    def enrol(self, heard: str, area: str, pseudonym: str) -> None:
        """Enrol the owner of the card that was looked at; `heard` is what they read out."""
        card = self._looked
        if card is None:
            return
        self._view.show_errors({})

        def enrolled(_none: None) -> None:
            self._view.card_kept()
            told = self._words(_("{name} is enrolled."), name=card.name)
            why = self._words(_("The other office enrols them too, for the same region and under the same pseudonym."))
            self._show(lambda: self._view.tell("good", told, why))

        self._ask(
            lambda session: enrolment.enrol(session, card, heard, area=area, pseudonym=pseudonym.strip()),
            enrolled,
            self._refused,
        )

    def _refused(self, error: WellbeingError) -> bool:
        told = error.told(self._language)
        if self._looked is not None and error.field in ("fingerprint", "area", "pseudonym"):
            self._view.show_errors({error.field: told})
        else:
            heading = self._words(_("Nothing was changed"))
            self._show(lambda: self._view.tell("warning", heading, told))
        return True

    def to_offices(self) -> None:
        """To the two offices."""
        self._go("two-offices")
