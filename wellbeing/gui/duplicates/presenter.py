"""Puts records that may be one side by side in words, without Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import duplicates
from wellbeing.app.duplicates import Joined, Kind, Look, Pair, Side
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import MergeId
from wellbeing.errors import WellbeingError
from wellbeing.gui.duplicates.shown import Facts, JoinedShown, PairShown, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

_QUESTION = {Kind.OFFICER: _("Are these the same officer?"), Kind.INCIDENT: _("Is this the same incident?")}


class View(Protocol):
    """What the presenter asks of the page."""

    def show_all(self, shown: Shown) -> None: ...
    def tell(self, tone: str, heading: str, words: str = "") -> object: ...


class Presenter:
    """Loads the pairs and does what a person says of them."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text
        self._pairs: dict[str, Pair] = {}

    def load(self) -> None:
        """Ask for everything."""
        self._ask(duplicates.look, self._arrived)

    def join(self, key: str) -> None:
        """They are the same."""
        pair = self._pairs[key]
        done = self._words(_("They are one now. Until you settle it, they can be taken apart again."))
        self._do(lambda session: duplicates.join(session, pair.kind, pair.kept.number, pair.gone.number), done)

    def say_two(self, key: str) -> None:
        """They are two."""
        pair = self._pairs[key]
        done = self._words(_("They stay two, and you are not asked again."))
        self._do(lambda session: duplicates.say_two(session, pair.kind, pair.kept.number, pair.gone.number), done)

    def take_apart(self, key: str) -> None:
        """They were two after all."""
        done = self._words(_("Both are there again. What was added since stayed with the first."))
        self._do(lambda session: duplicates.take_apart(session, MergeId(int(key))), done)

    def settle(self, key: str) -> None:
        """It stays so."""
        done = self._words(_("Settled. They can't be taken apart any more."))
        self._do(lambda session: duplicates.settle(session, MergeId(int(key))), done)

    def leave(self) -> None:
        """To the cases."""
        self._go("cases")

    def _do(self, use_case: Callable[[Session], None], done: str) -> None:
        def told(_none: object) -> None:
            self._view.tell("good", done)
            self.load()

        def refused(error: WellbeingError) -> bool:
            self._view.tell("warning", error.told(self._language))
            return True

        self._ask(use_case, told, refused)

    def _arrived(self, found: Look) -> None:
        self._pairs = {f"{pair.kind} {pair.kept.number} {pair.gone.number}": pair for pair in found.pairs}
        newest = found.joined[0].merge.id if found.joined else None
        self._view.show_all(
            Shown(
                pairs=tuple(self._pair(key, pair) for key, pair in self._pairs.items()),
                joined=tuple(self._joined(one, can_undo=one.merge.id == newest) for one in found.joined),
            )
        )

    def _pair(self, key: str, pair: Pair) -> PairShown:
        return PairShown(
            key=key,
            question=self._words(_QUESTION[pair.kind]),
            kept_title=self._title(pair.kept),
            kept=self._facts(pair.kept),
            gone_title=self._title(pair.gone),
            gone=self._facts(pair.gone),
        )

    def _title(self, side: Side) -> str:
        if side.officer is not None:
            return side.officer.alias
        assert side.incident is not None
        return self._words(codes.acts().label(side.incident.act))

    def _facts(self, side: Side) -> Facts:
        reader, words = self._language, self._words
        count = reader.plural("{count} case", "{count} cases", side.cases)
        if side.officer is not None:
            officer = side.officer
            rows = [
                (_("Name"), officer.name or ""),
                (_("How to reach them"), officer.contact or ""),
                (_("Entered on"), reader.date(officer.created_at.astimezone().date())),
                (_("Cases"), count),
            ]
        else:
            assert side.incident is not None
            incident = side.incident
            rows = [
                (_("Day"), reader.date(incident.occurred_on)),
                (_("Time"), reader.time(incident.occurred_at) if incident.occurred_at else ""),
                (_("Place"), incident.place or ""),
                (_("Officers"), reader.listing(side.aliases)),
                (_("Entered on"), reader.date(incident.created_at.astimezone().date())),
            ]
        return tuple((words(what), says) for what, says in rows if says)

    def _joined(self, joined: Joined, *, can_undo: bool) -> JoinedShown:
        moment = self._language.moment(joined.merge.at, "long")
        what = self._title(joined.kept)
        if joined.merge.label:
            why = self._words(_("Made one with {name} on {moment}."), name=joined.merge.label, moment=moment)
        else:
            why = self._words(_("Made one with another on {moment}."), moment=moment)
        if not can_undo:
            why = "\n".join((why, self._words(_("To take it apart, take the newer one apart first, or settle it."))))
        return JoinedShown(key=str(joined.merge.id), what=what, why=why, can_undo=can_undo)
