"""What the vault knows about its owner: union, representative, country, lock time."""

from dataclasses import dataclass

from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused
from wellbeing.language import _, language, shipped
from wellbeing.vault import settings

LOCK_MINUTES = (1, 2, 5, 10, 15)
"""The choices of idle time; the lock can't be switched off."""
DEFAULT_LOCK_MINUTES = 5
_TEXTS = {
    "union": "union",
    "address": "controller_address",
    "representative": "representative",
    "contact": "contact",
    "employer": "employer",
    "country": "country",
    "administrator": "administrator",
    "other_representative": "other_representative",
    "own_support": "own_support",
}
"""Fields of `Preferences` that are texts, and the setting that keeps each; the union has one address everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`contact` is how services reach the representative; `administrator` who looks after this computer."""

    union: str = ""
    address: str = ""
    representative: str = ""
    contact: str = ""
    employer: str = ""
    """The office to which letters to the employer usually go."""
    country: str = ""
    administrator: str = ""
    other_representative: str = ""
    own_support: str = ""
    """Whom the representative calls for themselves: a peer, a supervisor, somebody they trust."""
    language: str = "en"
    lock_minutes: int = DEFAULT_LOCK_MINUTES


def read(session: Session) -> Preferences:
    """The preferences of the open vault."""
    minutes = session.setting("lock_minutes")
    texts = {name: session.setting(kept) for name, kept in _TEXTS.items()}
    return Preferences(
        **texts,
        language=session.language.code,
        lock_minutes=int(minutes) if minutes else DEFAULT_LOCK_MINUTES,
    )


def save(session: Session, wanted: Preferences) -> None:
    """Write all preferences."""
    if wanted.language not in shipped():
        raise Refused(_("This language is not available."), field="language")
    if wanted.lock_minutes not in LOCK_MINUTES:
        raise Refused(_("Please choose one of the times for the lock."), field="lock_minutes")
    with session.store.transaction("vault.settings"):
        for name, kept in _TEXTS.items():
            settings.put(session.store, kept, getattr(wanted, name).strip())
        settings.put(session.store, "language", wanted.language)
        settings.put(session.store, "lock_minutes", str(wanted.lock_minutes))
    session.language = language(wanted.language)
    session.note_change(Changed.SETTINGS)
