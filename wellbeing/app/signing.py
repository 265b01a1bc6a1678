"""The vault's signing keys: made when they are first needed, never shown or written."""

from wellbeing.app.session import Session
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer
from wellbeing.vault import settings

SEEDS = "signer_seeds"
"""The setting of the vault that holds them."""


def card(session: Session) -> Card:
    """The signer's card: given to whoever checks the releases, by another way than the release itself."""
    return signer(session).card


def known(session: Session) -> Signer | None:
    """Who signs for this vault, if it has signed before."""
    seeds = settings.get(session.store, SEEDS)
    return None if seeds is None else Signer.generate(bytes.fromhex(seeds))


def signer(session: Session) -> Signer:
    """Who signs for this vault."""
    found = known(session)
    if found is None:
        found = Signer.generate()
        with session.store.transaction("signer.made"):
            settings.put(session.store, SEEDS, found.seeds.hex())
    return found
