"""A new referral, without Qt: what kind of help, then which service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import cases, referrals, services
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId, ReferralId, ServiceId
from wellbeing.domain.referral import Service
from wellbeing.errors import WellbeingError
from wellbeing.gui.referral.shown import NewShown, Offer
from wellbeing.gui.services.options import kind_options
from wellbeing.gui.services.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 20
"""Services shown as cards at once; a search finds the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The services shown, and how many of the kind there are."""

    services: tuple[Service, ...]
    total: int


def offered(session: Session, case_id: CaseId, kind: str, text: str) -> Offered:
    """Those of the kind that fit the case best, or by name those in which `text` is found."""
    if not kind:
        return Offered(services=(), total=0)
    page = services.page(session, Wanted(text=text, kind=kind))
    fitting = page.services if text.strip() else services.fitting(session, services.need_of(session, case_id, kind))
    return Offered(services=fitting[:MOST], total=page.total)


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_kinds(self, shown: NewShown) -> None:
        """Ask what kind of help."""

    def show_offers(self, shown: NewShown) -> None:
        """Show services of the kind."""

    def show_error(self, words: str) -> None:
        """Above the services."""


class Presenter:
    """Leads from a case to a considered referral."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None
        self._earlier: ReferralId | None = None
        self._kind, self._text, self._question = "", "", 0

    def arrive(self, case: CaseId, kind: str | None, earlier: ReferralId | None = None) -> None:
        """Begin, perhaps after an `earlier` referral; a kind that the debrief proposed is taken at once."""
        self._case, self._earlier, self._text = case, earlier, ""
        self._kind = kind if kind and kind in codes.referral_kinds() else ""
        self.load()

    def choose_kind(self, kind: str) -> None:
        """What kind of help; empty to choose again."""
        self._kind, self._text = kind, ""
        self.load()

    def search(self, text: str) -> None:
        """Among the services of the kind."""
        if text != self._text:
            self._text = text
            self.load()

    def load(self) -> None:
        """Show what fits."""
        case = self._case
        if case is None:
            return
        self._question += 1
        question, kind, text, language = self._question, self._kind, self._text, self._language

        def find(session: Session) -> tuple[str, Offered, Wording]:
            alias = cases.case_file(session, case).officer.alias
            return alias, offered(session, case, kind, text), Wording(language, session.today())

        self._ask(find, lambda found: self._found(question, *found))

    def consider(self, key: str) -> None:
        """This service; consent is asked next."""
        case, earlier = self._case, self._earlier
        if case is not None:
            self._ask(
                lambda session: referrals.consider(session, case, ServiceId(int(key)), earlier),
                lambda referral: self._go("referral", referral=referral),
                self._failed,
            )

    def _failed(self, error: WellbeingError) -> bool:
        self._view.show_error(error.told(self._language))
        return True

    def add_service(self) -> None:
        """Enter a service that is not in the directory."""
        self._go("service", service=None)

    def leave(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)

    def _found(self, question: int, alias: str, found: Offered, wording: Wording) -> None:
        if question != self._question:
            return
        words = self._language.text
        left = found.total - len(found.services)
        none_fits = _("No service fits. Try fewer letters.")
        none_yet = _("The directory has no service of this kind yet. Enter one, or choose another kind of help.")
        shown = NewShown(
            crumb=alias,
            kinds=kind_options(self._language),
            kind=self._kind,
            kind_words=wording.kind(self._kind) if self._kind else "",
            offers=tuple(Offer(key=str(one.id), card=wording.card(one)) for one in found.services),
            more=self._language.plural(
                "{count} more fits. Type a word to find it.", "{count} more fit. Type a word to find them.", left
            )
            if left > 0
            else "",
            empty="" if found.total else words(none_fits if self._text.strip() else none_yet),
        )
        if self._kind:
            self._view.show_offers(shown)
        else:
            self._view.show_kinds(shown)
