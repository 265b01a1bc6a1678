"""Referrals in the vault, with every station they passed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wellbeing.domain.identity import CaseId, ReferralId, ServiceId, Uid
from wellbeing.domain.referral import Helped, Outcome, Referral, ReferralState, Station
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
    " r.appointment_on, r.outcome, r.earlier_id, r.helped"
)
_STATION = "m.id, m.state, m.at, m.appointment_on, m.outcome, m.taken_back_at"


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
        earlier_id=None if row[11] is None else ReferralId(row[11]),
        helped=None if row[12] is None else Helped(row[12]),
    )


def _station(row: tuple[Any, ...]) -> Station:
    return Station(
        state=ReferralState(row[1]),
        at=to_moment(row[2]),
        appointment_on=to_date(row[3]),
        outcome=None if row[4] is None else Outcome(row[4]),
        taken_back_at=to_optional_moment(row[5]),
    )


def add(store: Store, referral: Referral) -> ReferralId:
    """Insert a referral that is considered, with this as its first station."""
    referral_id = ReferralId(
        store.run(
            "INSERT INTO referral (uid, case_id, service_id, kind, state, created_at, moved_at, earlier_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                referral.uid,
                referral.case_id,
                referral.service_id,
                referral.kind,
                referral.state,
                from_moment(referral.created_at),
                from_moment(referral.moved_at),
                referral.earlier_id,
            ),
        )
    )
    _add_station(store, referral_id, Station(state=referral.state, at=referral.moved_at))
    return referral_id


def _add_station(store: Store, referral_id: ReferralId, station: Station) -> None:
    store.run(
        "INSERT INTO referral_move (referral_id, state, at, appointment_on, outcome) VALUES (?, ?, ?, ?, ?)",
        (
            referral_id,
            station.state,
            from_moment(station.at),
            from_date(station.appointment_on),
            station.outcome,
        ),
    )


def move(store: Store, referral: Referral, station: Station) -> None:
    """The referral reaches one more station."""
    _write(store, referral.reached(station))
    _add_station(store, referral.id, station)


def take_back(store: Store, referral: Referral, at: dt.datetime) -> Referral:
    """The latest station stands no more, and stays in the history; the referral is again as it was before. Gives it
    back. Raises IndexError where only the first station stands."""
    rows = store.all(f"SELECT {_STATION} FROM referral_move m WHERE m.referral_id = ? ORDER BY m.id", (referral.id,))
    standing = [row for row in rows if row[5] is None]
    if len(standing) < 2:
        raise IndexError(referral.id)
    store.run("UPDATE referral_move SET taken_back_at = ? WHERE id = ?", (from_moment(at), standing[-1][0]))
    before = referral.after(map(_station, standing[:-1]))
    _write(store, before)
    return before


def say_helped(store: Store, referral_id: ReferralId, helped: Helped | None) -> None:
    """Keep the officer's word on whether it helped; None takes it out."""
    store.run("UPDATE referral SET helped = ? WHERE id = ?", (helped, referral_id))


def _write(store: Store, referral: Referral) -> None:
    store.run(
        "UPDATE referral SET state = ?, made_at = ?, moved_at = ?, appointment_on = ?, outcome = ?, helped = ?"
        " WHERE id = ?",
        (
            referral.state,
            from_optional_moment(referral.made_at),
            from_moment(referral.moved_at),
            from_date(referral.appointment_on),
            referral.outcome,
            referral.helped,
            referral.id,
        ),
    )


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


def stations(store: Store, case_id: CaseId) -> list[tuple[ReferralId, Station]]:
    """Every station of every referral of a case, oldest first, with those that were taken back."""
    return [
        (ReferralId(row[6]), _station(row))
        for row in store.all(
            f"SELECT {_STATION}, m.referral_id FROM referral_move m JOIN referral r ON r.id = m.referral_id"
            " WHERE r.case_id = ? ORDER BY m.id",
            (case_id,),
        )
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReferral:
    """A referral as the list shows it."""

    referral: Referral
    alias: str
    service: str


def listed(store: Store) -> list[ListedReferral]:
    """Every referral of every case, oldest first."""
    return [
        ListedReferral(referral=_referral(row[:13]), alias=row[13], service=row[14])
        for row in store.all(
            f"SELECT {_COLUMNS}, o.alias, s.name FROM referral r JOIN case_ c ON c.id = r.case_id"
            " JOIN officer o ON o.id = c.officer_id JOIN service s ON s.id = r.service_id ORDER BY r.id"
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
        WaitingReferral(referral=_referral(row[:13]), alias=row[13], service=row[14], usual_days=row[15])
        for row in store.all(
            f"SELECT {_COLUMNS}, o.alias, s.name, s.usual_days FROM referral r JOIN case_ c ON c.id = r.case_id"
            " JOIN officer o ON o.id = c.officer_id JOIN service s ON s.id = r.service_id"
            " WHERE r.state IN ('made', 'acknowledged', 'appointment', 'under_way') ORDER BY r.made_at"
        )
    ]


def kinds_made(store: Store) -> list[str]:
    """The kinds of help for which somebody outside was asked, each once."""
    return [row[0] for row in store.all("SELECT DISTINCT kind FROM referral WHERE made_at IS NOT NULL ORDER BY kind")]
