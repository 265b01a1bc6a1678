"""Opening releasing after a restore, without Qt: folders are read in one by one, then a person states the rest."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app import releasing
from wellbeing.app.contributing import reading_in
from wellbeing.app.releasing import Closed
from wellbeing.app.session import Session
from wellbeing.errors import Refused, WellbeingError
from wellbeing.gui.releasing.shown import Shown
from wellbeing.language import Language, _
from wellbeing.signatures.card import LARGEST_CARD, Card, read_card

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_CARD_UNREADABLE = _("The card can't be read. Check its place.")


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_closed(self, shown: Shown) -> None: ...
    def show_open(self, words: str) -> None: ...
    def show_errors(self, errors: dict[str, str]) -> None: ...
    def ask_for_card(self) -> None: ...
    def tell(self, words: str, tone: str) -> None: ...
    def empty_folder(self) -> None: ...


class Presenter:
    """Remembers what was read in on this visit, to list it."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language, back_to: str) -> None:
        """`back_to` is the place of the figures."""
        self._view, self._ask, self._go, self._back_to = view, ask, go, back_to
        self._language, self._words = language, language.text
        self._read_in: list[str] = []

    def arrive(self) -> None:
        """Say why releasing is closed, or that it is open."""
        self._read_in = []
        self._load()

    def _load(self) -> None:
        self._ask(releasing.closed, self._arrived)

    def _arrived(self, closed: Closed | None) -> None:
        if closed is None:
            self._view.show_open(self._words(_("Releasing is open: everything that was released is known.")))
            return
        made, restored = (
            self._language.date(moment.astimezone().date()) for moment in (closed.made_at, closed.restored_at)
        )
        self._view.show_closed(
            Shown(
                quiet=self._words(
                    _("This vault was restored on {restored} from a backup of {made}."), restored=restored, made=made
                ),
                statement=self._words(
                    _("Nothing has left this vault between {made} and {restored} but what was read in here."),
                    made=made,
                    restored=restored,
                ),
                read_in=tuple(self._read_in),
            )
        )

    # -- reading in

    def read_in(self, place: str, card: str) -> None:
        """Take a folder that left into the ledger; `card` is the place of the signer's card, where it was asked for."""
        folder = Path(place.strip()).expanduser()
        errors = {} if place.strip() else {"folder": self._words(_("Which folder or file left?"))}
        self._view.show_errors(errors)
        if errors:
            return

        def job(session: Session) -> Period:
            return read_in(session, folder, card)

        self._ask(job, self._was_read_in, self._refused)

    def _was_read_in(self, period: Period) -> None:
        name = period_name(period, self._language)
        self._read_in.append(name)
        self._view.empty_folder()
        self._view.tell(self._words(_("What left of {period} was read in."), period=name), "good")
        self._load()

    def _refused(self, error: WellbeingError) -> bool:
        words = error.told(self._language)
        if isinstance(error, Refused) and error.field == "card":
            self._view.ask_for_card()
        field = error.field if isinstance(error, Refused) and error.field in ("card", "by") else "folder"
        self._view.show_errors({field: words})
        return True

    # -- stating the rest

    def state(self, by: str) -> None:
        """Open releasing by the word of a person."""
        self._view.show_errors({})

        def stated(_none: None) -> None:
            self._view.show_open(self._words(_("Thank you. Releasing is open again.")))

        self._ask(lambda session: releasing.state_complete(session, by), stated, self._refused)

    def leave(self) -> None:
        """Back to the figures."""
        self._go(self._back_to)


def read_in(session: Session, place: Path, card: str) -> Period:
    """The folder of a release, or one of the two files of a contribution."""
    return reading_in.read_in(session, place) if place.is_file() else releasing.read_in(session, place, card_at(card))


def card_at(place: str) -> Card | None:
    """The card that lies at a place; None where none was named. Raises `Refused` where it can't be read."""
    if not place.strip():
        return None
    try:
        with Path(place.strip()).expanduser().open("rb") as source:
            return read_card(source.read(LARGEST_CARD + 1))
    except (OSError, ValueError, RuntimeError) as error:  # what was typed may be no place at all
        raise Refused(_CARD_UNREADABLE, field="card") from error
