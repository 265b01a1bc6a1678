"""Other representatives: the own card, and whose card is known, so that a case can be handed over."""

import secrets
from pathlib import Path

from wellbeing.app import departures, preferences, signing
from wellbeing.app.session import Changed, Session
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.errors import Refused
from wellbeing.exchange.hand_over.card import (
    LARGEST_CARD,
    SEALING_SEEDS,
    Opener,
    read_representative_card,
)
from wellbeing.exchange.hand_over.card import RepresentativeCard as RepresentativeCard
from wellbeing.language import _
from wellbeing.vault import hand_overs, settings

SEEDS = "opener_seeds"
"""The setting of the vault that holds the seeds of the key to which packages are sealed."""
CARRIED = _("your name, your union and public keys")
_NAMELESS = _("Your card needs your name. Please enter it in the settings first.")
_UNREADABLE = _("The file can't be read. Check its place.")


def opener(session: Session) -> Opener:
    """Who opens packages for this vault; made when it is first needed."""
    seeds = settings.get(session.store, SEEDS)
    if seeds is not None:
        return Opener(bytes.fromhex(seeds))
    made = Opener(secrets.token_bytes(SEALING_SEEDS))
    with session.store.transaction("opener.made"):
        settings.put(session.store, SEEDS, made.seeds.hex())
    return made


def own_card(session: Session) -> RepresentativeCard:
    """The card that others need to hand a case over. Raises Refused without a name, and in the example."""
    refuse_example(session)
    own = preferences.read(session)
    if not own.representative.strip():
        raise Refused(_NAMELESS, field="representative")
    return opener(session).card(own.representative.strip(), own.union.strip(), signing.card(session))


def save_own_card(session: Session, path: Path) -> RepresentativeCard:
    """Write the own card to a file; it is listed under 'Files that left'."""
    card = own_card(session)

    def note() -> None:
        departures.record(session, FileKind.REPRESENTATIVE_CARD, Carrier.SAVED, place=str(path), carried=(CARRIED,))

    departures.save_and_record(card.to_bytes(), path, note)
    return card


def look(path: Path) -> RepresentativeCard:
    """The card in a file, before it is trusted."""
    return read_representative_card(read(path, LARGEST_CARD))


def know(session: Session, card: RepresentativeCard, heard: str) -> None:
    """Keep a card whose fingerprint was `heard` on the telephone. Raises Refused where it is another one."""
    refuse_example(session)
    refuse_unlike(session, card, heard)
    with session.store.transaction("representative.known"):
        hand_overs.know(session.store, card.fingerprint, card.to_bytes(), session.now())
    session.note_change(Changed.SETTINGS)


def refuse_unlike(session: Session, card: RepresentativeCard, heard: str) -> None:
    """Raises Refused unless the fingerprint that was `heard` on the telephone is that of the card, and the card is
    somebody else's."""
    if "".join(heard.split()).lower() != card.fingerprint.replace(" ", ""):
        raise Refused(
            _("This is not the fingerprint of the card. Do not use the card, and ask for it again by another way."),
            field="fingerprint",
        )
    if card.fingerprint == own_card(session).fingerprint:
        raise Refused(_("This is your own card."), field="card")


def known(session: Session) -> list[RepresentativeCard]:
    """Everybody whose card is known, in the order in which they became known."""
    return [read_representative_card(card) for card in hand_overs.cards(session.store)]


def by_fingerprint(session: Session, fingerprint: str) -> RepresentativeCard | None:
    """The card of a fingerprint, if it is known."""
    return next((card for card in known(session) if card.fingerprint == fingerprint), None)


def refuse_example(session: Session) -> None:
    """The example is fictitious: nothing of it goes to anybody, and nobody's case comes into it."""
    if session.is_example:
        raise Refused(_("Nothing of the example goes to anybody, and nothing comes into it."))


def read(path: Path, largest: int) -> bytes:
    """A file of somebody else, up to one byte more than the `largest` that is taken."""
    try:
        with path.open("rb") as source:
            return source.read(largest + 1)
    except OSError as error:
        raise Refused(_UNREADABLE, field="file") from error
