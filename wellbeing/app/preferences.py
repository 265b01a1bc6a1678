"""What the vault knows about its owner: union, representative, country, lock time."""

from dataclasses import dataclass

from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused
from wellbeing.language import _, language, shipped
from wellbeing.vault import settings

LOCK_MINUTES = (1, 2, 5, 10, 15)
"""The choices of idle time; the lock can't be switched off."""
DEFAULT_LOCK_MINUTES = 5
_TEXTS = ("union", "representative", "contact", "country", "administrator", "other_representative", "own_support")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`contact` is how services reach the representative; `administrator` who looks after this computer."""

    union: str = ""
    representative: str = ""
    contact: str = ""
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
    return Preferences(
        union=session.setting("union"),
        representative=session.setting("representative"),
        contact=session.setting("contact"),
        country=session.setting("country"),
        administrator=session.setting("administrator"),
        other_representative=session.setting("other_representative"),
        own_support=session.setting("own_support"),
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
        for name in _TEXTS:
            settings.put(session.store, name, getattr(wanted, name).strip())
        settings.put(session.store, "language", wanted.language)
        settings.put(session.store, "lock_minutes", str(wanted.lock_minutes))
    session.language = language(wanted.language)
    session.note_change(Changed.SETTINGS)
