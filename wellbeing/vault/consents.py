"""Consents in the vault: one row per answer an officer gave."""

import datetime as dt
from typing import Any

from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.domain.identity import CaseId, ConsentId, ServiceId, Uid
from wellbeing.vault.columns import from_moment, from_optional_moment, to_moment, to_optional_moment
from wellbeing.vault.store import Store

_COLUMNS = "id, uid, case_id, purpose, service_id, answer, way, text, language, given_at, withdrawn_at, recipient"


def _consent(row: tuple[Any, ...]) -> Consent:
    return Consent(
        id=ConsentId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        purpose=Purpose(row[3]),
        service_id=None if row[4] is None else ServiceId(row[4]),
        answer=bool(row[5]),
        way=Way(row[6]),
        text=row[7],
        language=row[8],
        given_at=to_moment(row[9]),
        withdrawn_at=to_optional_moment(row[10]),
        recipient=row[11],
    )


def add(store: Store, consent: Consent) -> ConsentId:
    """Record an answer, yes or no."""
    return ConsentId(
        store.run(
            "INSERT INTO consent (uid, case_id, purpose, service_id, answer, way, text, language, given_at,"
            " withdrawn_at, recipient) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                consent.uid,
                consent.case_id,
                consent.purpose,
                consent.service_id,
                int(consent.answer),
                consent.way,
                consent.text,
                consent.language,
                from_moment(consent.given_at),
                from_optional_moment(consent.withdrawn_at),
                consent.recipient,
            ),
        )
    )


def withdraw(store: Store, consent_id: ConsentId, at: dt.datetime) -> None:
    """Note the withdrawal; the row stays, as proof of when it held."""
    store.run(
        "UPDATE consent SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
        (from_moment(at), consent_id),
    )


def get(store: Store, consent_id: ConsentId) -> Consent:
    """The consent, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM consent WHERE id = ?", (consent_id,))
    if row is None:
        raise KeyError(consent_id)
    return _consent(row)


def of_case(store: Store, case_id: CaseId) -> list[Consent]:
    """Every answer of a case, oldest first."""
    return [
        _consent(row) for row in store.all(f"SELECT {_COLUMNS} FROM consent WHERE case_id = ? ORDER BY id", (case_id,))
    ]


def latest(
    store: Store,
    case_id: CaseId,
    purpose: Purpose,
    service_id: ServiceId | None = None,
    recipient: str | None = None,
) -> Consent | None:
    """The last answer for a purpose (and service or recipient); None where it was never asked."""
    row = store.one(
        f"SELECT {_COLUMNS} FROM consent WHERE case_id = ? AND purpose = ? AND service_id IS ?"
        " AND recipient IS ? ORDER BY id DESC LIMIT 1",
        (case_id, purpose, service_id, recipient),
    )
    return None if row is None else _consent(row)
