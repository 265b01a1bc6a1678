"""Referrals in the vault, with every station they passed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wellbeing.domain.identity import CaseId, ReferralId, ServiceId, Uid
from wellbeing.domain.referral import Outcome, Referral, ReferralState
from wellbeing.vault.columns import (
    from_date,
    from_moment,
    from_optional_moment,
    to_date,
    to_moment,
    to_optional_moment,
)
from wellbeing.vault.store import Store

_COLUMNS = (
    "r.id, r.uid, r.case_id, r.service_id, r.kind, r.state, r.created_at, r.made_at, r.moved_at,"
    " r.appointment_on, r.outcome"
)


def _referral(row: tuple[Any, ...]) -> Referral:
    return Referral(
        id=ReferralId(row[0]),
        uid=Uid(row[1]),
        case_id=CaseId(row[2]),
        service_id=ServiceId(row[3]),
        kind=row[4],
        state=ReferralState(row[5]),
        created_at=to_moment(row[6]),
        made_at=to_optional_moment(row[7]),
        moved_at=to_moment(row[8]),
        appointment_on=to_date(row[9]),
        outcome=None if row[10] is None else Outcome(row[10]),
    )


def add(store: Store, referral: Referral) -> ReferralId:
    """Insert with its first station."""
    referral_id = ReferralId(
        store.run(
            "INSERT INTO referral (uid, case_id, service_id, kind, state, created_at, made_at, moved_at,"
            " appointment_on, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                referral.uid,
                referral.case_id,
                referral.service_id,
                referral.kind,
                referral.state,
                from_moment(referral.created_at),
                from_optional_moment(referral.made_at),
                from_moment(referral.moved_at),
                from_date(referral.appointment_on),
                referral.outcome,
            ),
        )
    )
    _station(store, referral_id, referral)
    return referral_id


def _station(store: Store, referral_id: ReferralId, referral: Referral) -> None:
    store.run(
        "INSERT INTO referral_move (referral_id, state, at) VALUES (?, ?, ?)",
        (referral_id, referral.state, from_moment(referral.moved_at)),
    )


def move(store: Store, referral: Referral) -> None:
    """Write the referral's new state and remember the station."""
    store.run(
        "UPDATE referral SET state = ?, made_at = ?, moved_at = ?, appointment_on = ?, outcome = ? WHERE id = ?",
        (
            referral.state,
            from_optional_moment(referral.made_at),
            from_moment(referral.moved_at),
            from_date(referral.appointment_on),
            referral.outcome,
            referral.id,
        ),
    )
    _station(store, referral.id, referral)


def get(store: Store, referral_id: ReferralId) -> Referral:
    """The referral, or KeyError."""
    row = store.one(f"SELECT {_COLUMNS} FROM referral r WHERE r.id = ?", (referral_id,))
    if row is None:
        raise KeyError(referral_id)
    return _referral(row)


def of_case(store: Store, case_id: CaseId) -> list[Referral]:
    """All referrals of a case, oldest first."""
    return [
        _referral(row)
        for row in store.all(f"SELECT {_COLUMNS} FROM referral r WHERE r.case_id = ? ORDER BY r.id", (case_id,))
    ]


def stations(store: Store, case_id: CaseId) -> list[tuple[ReferralId, ReferralState, dt.datetime]]:
    """Every station of every referral of a case, oldest first."""
    return [
        (ReferralId(row[0]), ReferralState(row[1]), to_moment(row[2]))
        for row in store.all(
            "SELECT m.referral_id, m.state, m.at FROM referral_move m JOIN referral r ON r.id = m.referral_id"
            " WHERE r.case_id = ? ORDER BY m.id",
            (case_id,),
        )
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReferral:
    """A referral in somebody else's hands, as Today shows it."""

    referral: Referral
    alias: str
    service: str
    usual_days: int | None


def waiting(store: Store) -> list[WaitingReferral]:
    """Referrals that were made and are not closed, the longest waiting first."""
    return [
        WaitingReferral(referral=_referral(row[:11]), alias=row[11], service=row[12], usual_days=row[13])
        for row in store.all(
            f"SELECT {_COLUMNS}, o.alias, s.name, s.usual_days FROM referral r JOIN case_ c ON c.id = r.case_id"
            " JOIN officer o ON o.id = c.officer_id JOIN service s ON s.id = r.service_id"
            " WHERE r.state IN ('made', 'acknowledged', 'appointment', 'under_way') ORDER BY r.made_at"
        )
    ]


def kinds_made(store: Store) -> list[str]:
    """The kinds of help for which somebody outside was asked, each once."""
    return [row[0] for row in store.all("SELECT DISTINCT kind FROM referral WHERE made_at IS NOT NULL ORDER BY kind")]
