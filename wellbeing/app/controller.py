"""Who answers for the processing: what the controller's papers say of the union and those around it."""

import dataclasses
from dataclasses import dataclass

from wellbeing.app import preferences
from wellbeing.app.session import Changed, Session
from wellbeing.vault import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """`union` and `representative` are those of the settings; every field is free text of one line, or empty."""

    union: str = ""
    representative: str = ""
    address: str = ""
    contact: str = ""
    data_protection_officer: str = ""
    authority: str = ""
    federation: str = ""


_OWN = ("address", "contact", "data_protection_officer", "authority", "federation")


def read(session: Session) -> Controller:
    """As it was entered in the open vault."""
    own = preferences.read(session)
    rest = {name: session.setting(f"controller_{name}") for name in _OWN}
    return Controller(union=own.union, representative=own.representative, **rest)


def save(session: Session, wanted: Controller) -> None:
    """Keep what the papers carry."""
    with session.store.transaction("vault.settings"):
        for name in ("union", "representative"):
            settings.put(session.store, name, getattr(wanted, name).strip())
        for name in _OWN:
            settings.put(session.store, f"controller_{name}", getattr(wanted, name).strip())
    session.note_change(Changed.SETTINGS)


def missing(found: Controller) -> tuple[str, ...]:
    """The fields without which a paper has gaps, by their names; the federation is only for those who have one."""
    return tuple(
        field.name
        for field in dataclasses.fields(found)
        if field.name != "federation" and not getattr(found, field.name)
    )
