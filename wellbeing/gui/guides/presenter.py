"""Finds topic guides and opens one, without Qt. Reading touches no vault; with a case, its facts say what fits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from wellbeing.app import cases, country, guides
from wellbeing.app.guides import Offer
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import Mode
from wellbeing.domain.country import CountryProfile
from wellbeing.domain.identity import CaseId
from wellbeing.gui.guides.shown import Listing, Reading
from wellbeing.gui.guides.wording import Words
from wellbeing.gui.work import Ask
from wellbeing.language import Language

Open = Callable[[str], object]


class ListView(Protocol):
    """What the list shows."""

    def show_list(self, listing: Listing) -> None:
        """All of it anew."""


class ReadingView(Protocol):
    """What the page of one guide shows."""

    def show_reading(self, reading: Reading) -> None:
        """All of it anew."""


@dataclass(slots=True, weakref_slot=True)
class ListPresenter:
    """The list of guides. `ask` is None outside a vault; `open_guide` shows one by its name and the case, `open_cards`
    the pocket cards: all, or that of one guide."""

    view: ListView
    language: Language
    open_guide: Callable[[str, CaseId | None], object]
    open_cards: Callable[[str], object]
    ask: Ask | None = None
    case: CaseId | None = None

    def load(self, case: CaseId | None = None) -> None:
        """Show all guides; for a case, what fits it first."""
        self.case = case
        if case is None or self.ask is None:
            self._show("", None)
        else:
            self.ask(lambda session: _fit(session, case), lambda found: self._show(*found))

    def open(self, name: str) -> None:
        """Read one."""
        self.open_guide(name, self.case)

    def cards(self) -> None:
        """The pocket cards of all guides."""
        self.open_cards("")

    def _show(self, alias: str, offer: Offer | None) -> None:
        self.view.show_list(Words(self.language).listing(alias, guides.every_topic(), offer))


def _fit(session: Session, case: CaseId) -> tuple[str, Offer]:
    return cases.case_file(session, case).officer.alias, guides.offer(session, case)


@dataclass(slots=True, weakref_slot=True)
class ReadingPresenter:
    """One guide on a page. `profile` is that of the country where no vault is asked; `talk` begins a talk for a case,
    `open_cards` shows its pocket card."""

    view: ReadingView
    language: Language
    profile: Callable[[], CountryProfile]
    open_cards: Callable[[str], object]
    talk: Callable[[str, CaseId], object] | None = None
    ask: Ask | None = None
    mode: Mode = Mode.IN_PERSON
    _name: str = ""
    _case: CaseId | None = None
    _alias: str = ""
    _profile: CountryProfile | None = None
    _open: bool = False

    def load(self, name: str, case: CaseId | None = None) -> None:
        """Show a guide, for a case or for itself."""
        self._name, self._case, self._alias, self._open = name, case, "", False
        if self.ask is None:
            self._profile = self.profile()
            self._show()
        else:
            self.ask(lambda session: _about(session, case), self._found)

    def choose_mode(self, mode: Mode) -> None:
        """In person or by phone: other words."""
        self.mode = mode
        self._show()

    def begin_talk(self) -> None:
        """Hold a talk with this guide."""
        if self.talk is not None and self._case is not None:
            self.talk(self._name, self._case)

    def card(self) -> None:
        """The pocket card of this guide."""
        self.open_cards(self._name)

    def _found(self, found: "_About") -> None:
        self._alias, self._profile, self._open = found.alias, found.profile, found.open
        self._show()

    def _show(self) -> None:
        guide, profile = guides.topic(self._name), self._profile or self.profile()
        self.view.show_reading(
            Words(self.language).reading(guide, self.mode, profile, crumb=self._alias, can_talk=self._open)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What one look into the vault brings."""

    alias: str
    profile: CountryProfile
    open: bool


def _about(session: Session, case: CaseId | None) -> _About:
    file = cases.case_file(session, case) if case is not None else None
    return _About(
        alias=file.officer.alias if file else "",
        profile=country.of_session(session),
        open=file is not None and file.case.state is CaseState.OPEN,
    )
