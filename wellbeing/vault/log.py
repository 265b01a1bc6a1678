"""Reading the chained log: what was done when, page by page, and which record an entry was about.

An entry names a record by its uid only; whether that record is still there is looked up when it is shown.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wellbeing.domain.identity import CaseId, Uid
from wellbeing.vault.columns import to_moment
from wellbeing.vault.store import Store

_NO_END = 2**62
_STANDING = """
WITH wanted (uid) AS (SELECT value FROM json_each(?))
SELECT uid, id FROM case_ WHERE uid IN wanted
UNION ALL
SELECT officer.uid, max(case_.id) FROM officer LEFT JOIN case_ ON case_.officer_id = officer.id
    WHERE officer.uid IN wanted GROUP BY officer.uid
UNION ALL
SELECT incident.uid, min(case_.id) FROM incident LEFT JOIN case_ ON case_.incident_id = incident.id
    WHERE incident.uid IN wanted GROUP BY incident.uid
UNION ALL SELECT uid, case_id FROM follow_up WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM debrief WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM note WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM task WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM self_check WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM consent WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM referral WHERE uid IN wanted
UNION ALL SELECT uid, case_id FROM file_left WHERE uid IN wanted
UNION ALL SELECT hand_over.uid, case_.id FROM hand_over LEFT JOIN case_ ON case_.uid = hand_over.case_uid
    WHERE hand_over.uid IN wanted
UNION ALL SELECT received.uid, case_.id FROM received LEFT JOIN case_ ON case_.uid = received.case_uid
    WHERE received.uid IN wanted
UNION ALL SELECT uid, NULL FROM service WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM "release" WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM contribution WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM import_batch WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM fact_import WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM restoration WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM breach WHERE uid IN wanted
UNION ALL SELECT uid, NULL FROM absence WHERE uid IN wanted
UNION ALL SELECT restriction.uid, max(case_.id) FROM restriction
    LEFT JOIN case_ ON case_.officer_id = restriction.officer_id WHERE restriction.uid IN wanted
    GROUP BY restriction.uid
UNION ALL SELECT hold.uid, max(case_.id) FROM hold LEFT JOIN case_ ON case_.officer_id = hold.officer_id
    WHERE hold.uid IN wanted GROUP BY hold.uid
UNION ALL SELECT slip.uid, min(case_.id) FROM slip LEFT JOIN incident ON incident.uid = slip.incident_uid
    LEFT JOIN case_ ON case_.incident_id = incident.id WHERE slip.uid IN wanted GROUP BY slip.uid
UNION ALL SELECT uid, NULL FROM merge WHERE uid IN wanted
UNION ALL SELECT one_uid, NULL FROM not_same WHERE one_uid IN wanted
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One entry: its number, its moment (UTC), what was done, and the uid of the record that it was about."""

    number: int
    at: dt.datetime
    action: str
    subject: Uid | None


def newest(
    store: Store,
    limit: int,
    *,
    before: int | None = None,
    actions: Collection[str] | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> list[Logged]:
    """Up to `limit` entries, the newest first; the next page is asked for `before` the number of the last one.

    `actions` keeps those words only; `since` is the first moment wanted, `until` the first one not wanted.
    """
    conditions: list[str] = ["seq < ?"]
    values: list[int | str] = [before or _NO_END]
    if actions is not None:
        conditions.append("action IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(actions)))
    for comparison, moment in (("at >= ?", since), ("at < ?", until)):
        if moment is not None:
            conditions.append(comparison)
            values.append(_spelled(moment))
    rows = store.all(
        f"SELECT seq, at, action, subject FROM log WHERE {' AND '.join(conditions)} ORDER BY seq DESC LIMIT ?",
        (*values, limit),
    )
    return [
        Logged(number=seq, at=to_moment(at), action=action, subject=None if subject is None else Uid(subject))
        for seq, at, action, subject in rows
    ]


def about(store: Store, subjects: Iterable[Uid]) -> list[Logged]:
    """Every entry about one of these records, the oldest first."""
    return _logged(store, "subject IN (SELECT value FROM json_each(?))", (json.dumps(list(subjects)),))


def openings(store: Store, since: dt.datetime, actions: Collection[str]) -> list[Logged]:
    """Every entry with one of these words since a moment, the oldest first."""
    condition = "at >= ? AND action IN (SELECT value FROM json_each(?))"
    return _logged(store, condition, (_spelled(since), json.dumps(sorted(actions))))


def _logged(store: Store, condition: str, values: tuple[str, ...]) -> list[Logged]:
    rows = store.all(f"SELECT seq, at, action, subject FROM log WHERE {condition} ORDER BY seq", values)
    return [
        Logged(number=seq, at=to_moment(at), action=action, subject=None if subject is None else Uid(subject))
        for seq, at, action, subject in rows
    ]


def moments(store: Store) -> tuple[dt.datetime, dt.datetime]:
    """When the first and the newest entry were written; every vault has one since it was made."""
    first = store.one("SELECT at FROM log ORDER BY seq LIMIT 1")
    last = store.one("SELECT at FROM log ORDER BY seq DESC LIMIT 1")
    if first is None or last is None:
        raise LookupError("a vault without a log")
    return to_moment(first[0]), to_moment(last[0])


def standing(store: Store, subjects: Iterable[Uid]) -> dict[Uid, CaseId | None]:
    """Those of `subjects` whose record is still in the vault, with the case that shows it, if one does."""
    found = store.all(_STANDING, (json.dumps(list(subjects)),))
    return {Uid(uid): None if case_id is None else CaseId(case_id) for uid, case_id in found}


def _spelled(moment: dt.datetime) -> str:
    """As the log writes moments, so that text compares like time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
