"""Which vault leads an incident, and the slips by which that is shared.

`case_.lead` is what the gate of counting reads: whoever changes the lead of an incident changes it for its cases here.
"""

import datetime as dt
from typing import Any

from wellbeing.domain.identity import CaseId, IncidentId, Uid
from wellbeing.domain.slip import KnownSlip, SlipWay
from wellbeing.vault.columns import from_date, from_moment, to_moment
from wellbeing.vault.store import Store

_SLIP = "SELECT uid, incident_uid, way, other, gives_lead, at FROM slip"


def led_by(store: Store, incident_id: IncidentId) -> str | None:
    """The fingerprint of whose vault leads; None: this one."""
    row = store.one("SELECT led_by FROM incident WHERE id = ?", (incident_id,))
    if row is None:
        raise KeyError(incident_id)
    return None if row[0] is None else str(row[0])


def is_counted(store: Store, incident_id: IncidentId) -> bool:
    """Whether a case of the incident stands in figures that were frozen, here or where it came from."""
    sql = "SELECT 1 FROM case_ WHERE incident_id = ? AND counted_in IS NOT NULL LIMIT 1"
    return store.one(sql, (incident_id,)) is not None


def leave_to(store: Store, incident_id: IncidentId, fingerprint: str) -> None:
    """Another vault leads from now on: no case of the incident is counted here any more."""
    store.run("UPDATE incident SET led_by = ? WHERE id = ?", (fingerprint, incident_id))
    store.run("UPDATE case_ SET lead = 0 WHERE incident_id = ?", (incident_id,))


def keep_led_by(store: Store, incident_id: IncidentId, fingerprint: str | None) -> None:
    """Note who leads, without a change to what is counted here."""
    store.run("UPDATE incident SET led_by = ? WHERE id = ?", (fingerprint, incident_id))


def take(store: Store, incident_id: IncidentId) -> None:
    """This vault leads: of the cases that lie here, what was counted nowhere is counted here."""
    store.run("UPDATE incident SET led_by = NULL WHERE id = ?", (incident_id,))
    store.run(
        "UPDATE case_ SET lead = 1 WHERE incident_id = ? AND state <> 'history'"
        " AND NOT EXISTS (SELECT 1 FROM hand_over WHERE case_uid = case_.uid AND ended_at IS NULL)",
        (incident_id,),
    )


def count_where_led(store: Store, case_id: CaseId) -> None:
    """A case has come: of an incident that this vault leads, what was not counted elsewhere is counted here."""
    store.run(
        "UPDATE case_ SET lead = 1 WHERE id = ? AND state <> 'history'"
        " AND (SELECT led_by FROM incident WHERE id = case_.incident_id) IS NULL",
        (case_id,),
    )


def rename(store: Store, incident_id: IncidentId, uid: Uid) -> None:
    """The incident is known by the uid of a slip from now on."""
    store.run("UPDATE incident SET uid = ? WHERE id = ?", (uid, incident_id))


def known_as(store: Store, uid: Uid) -> IncidentId | None:
    """The incident of this uid, where it is here."""
    row = store.one("SELECT id FROM incident WHERE uid = ?", (uid,))
    return None if row is None else IncidentId(row[0])


def near(store: Store, first: dt.date, last: dt.date) -> list[IncidentId]:
    """The incidents of these days that this vault leads, those of imported history left out."""
    sql = (
        "SELECT id FROM incident i WHERE occurred_on BETWEEN ? AND ? AND led_by IS NULL"
        " AND EXISTS (SELECT 1 FROM case_ WHERE incident_id = i.id AND state <> 'history') ORDER BY occurred_on, id"
    )
    return [IncidentId(row[0]) for row in store.all(sql, (from_date(first), from_date(last)))]


def remove_without_case(store: Store, incident_id: IncidentId) -> None:
    """Take out an incident for which nobody has a case here."""
    store.run(
        "DELETE FROM incident WHERE id = ? AND NOT EXISTS (SELECT 1 FROM case_ WHERE incident_id = incident.id)",
        (incident_id,),
    )


def note_slip(store: Store, slip: KnownSlip) -> None:
    """Note that a slip leaves, or was read in; one that is noted already stays as it is."""
    store.run(
        "INSERT INTO slip (uid, incident_uid, way, other, gives_lead, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (uid) DO NOTHING",
        (slip.uid, slip.incident_uid, slip.way, slip.other, int(slip.gives_lead), from_moment(slip.at)),
    )


def forget_slip(store: Store, uid: Uid) -> None:
    """The slip could not be written: nothing left."""
    store.run("DELETE FROM slip WHERE uid = ?", (uid,))


def slip(store: Store, uid: Uid) -> KnownSlip | None:
    """The slip of this uid, where one left or was read in."""
    row = store.one(f"{_SLIP} WHERE uid = ?", (uid,))
    return None if row is None else _known(row)


def slips(store: Store, incident_uid: Uid) -> list[KnownSlip]:
    """The slips of an incident, the oldest first."""
    return [_known(row) for row in store.all(f"{_SLIP} WHERE incident_uid = ? ORDER BY at, uid", (incident_uid,))]


def _known(row: tuple[Any, ...]) -> KnownSlip:
    return KnownSlip(
        uid=Uid(row[0]),
        incident_uid=Uid(row[1]),
        way=SlipWay(row[2]),
        other=row[3],
        gives_lead=bool(row[4]),
        at=to_moment(row[5]),
    )
