"""A case as it travels: its records by table, tied together by random uids, and laid into another vault.

The columns are listed here and in docs/formats/case-package.md; whatever a vault adds later does not travel unseen.
Numbers of a vault's own stay behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wellbeing.domain.case import CaseState
from wellbeing.domain.follow_up import Result
from wellbeing.domain.hand_over import Column, Rows
from wellbeing.domain.identity import CaseId, IncidentId, ServiceId, Uid
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import (
    cases,
    consents,
    contributions,
    debriefs,
    follow_ups,
    incidents,
    leads,
    notes,
    officers,
    quarters,
    reachable,
    referrals,
    search,
    self_checks,
    services,
    tasks,
)
from wellbeing.vault.store import ConstraintBroken, Store

_LEAST, _MOST = -(2**63), 2**63 - 1
NOT_UNDERSTOOD = _("This package holds records that this program does not understand. Nothing was taken from it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """`links` leads from a column that travels as a uid to the table it names; `of` picks the rows of a case."""

    columns: tuple[str, ...]
    of: str = "case_id = :case"
    links: Mapping[str, str] = field(default_factory=dict)
    hangs_on_case: bool = True


def _below(table: str) -> str:
    return f"{table}_id IN (SELECT id FROM {table} WHERE case_id = :case)"


_TABLES: Mapping[str, _Table] = {
    "officer": _Table(
        columns=("uid", "alias", "name", "contact", "language", "created_at"),
        of="id = (SELECT officer_id FROM case_ WHERE id = :case)",
        hangs_on_case=False,
    ),
    "incident": _Table(
        columns=("uid", "occurred_on", "occurred_at", "zone", "act", "means", "flags", "circumstance", "environment",
                 "place", "region", "alias", "under_investigation", "created_at"),
        of="id = (SELECT incident_id FROM case_ WHERE id = :case)",
        hangs_on_case=False,
    ),
    "service": _Table(
        columns=("uid", "kind", "name", "audiences", "whom", "region", "languages", "reach", "weekly_hours", "hours",
                 "free", "cost", "employer_learns", "confidentiality", "usual_days", "checked_on", "fictitious",
                 "pack"),
        of="id IN (SELECT service_id FROM referral WHERE case_id = :case"
        " UNION SELECT service_id FROM consent WHERE case_id = :case)",
        hangs_on_case=False,
    ),
    "case_": _Table(
        columns=("uid", "state", "opened_at", "closed_at", "membership", "relation", "injuries", "days_lost",
                 "medical", "alone", "over_48h", "rest_under_11h", "kit_missing", "sex", "age_band", "role", "rank",
                 "unit", "justice", "care_time", "recorded", "legal_aid", "justice_on", "counted_in",
                 "days_lost_counted_in", "justice_counted_in", "lead"),
        of="id = :case",
        links={"incident_id": "incident", "officer_id": "officer"},
        hangs_on_case=False,
    ),
    "follow_up": _Table(
        columns=("uid", "step", "reason", "about", "opens_at", "due_at", "closes_at", "result", "closed_at",
                 "turned_to", "turned_at", "counted_in"),
    ),
    "contact": _Table(
        columns=("at", "reach", "reached"), of=_below("follow_up"), links={"follow_up_id": "follow_up"},
        hangs_on_case=False,
    ),
    "debrief": _Table(
        columns=("uid", "step", "mode", "checklist", "version", "state", "started_at", "finished_at", "position"),
    ),
    "debrief_topic": _Table(
        columns=("place", "checklist", "version", "after"), of=_below("debrief"), links={"debrief_id": "debrief"},
        hangs_on_case=False,
    ),
    "answer": _Table(
        columns=("question", "value", "at"), of=_below("debrief"), links={"debrief_id": "debrief"},
        hangs_on_case=False,
    ),
    "flag_raised": _Table(
        columns=("flag", "level", "raised_at", "done", "done_at"), links={"debrief_id": "debrief"},
    ),
    "note": _Table(columns=("uid", "at", "text")),
    "consent": _Table(
        columns=("uid", "purpose", "recipient", "answer", "way", "text", "language", "given_at", "withdrawn_at"),
        links={"service_id": "service"},
    ),
    "referral": _Table(
        columns=("uid", "kind", "state", "created_at", "made_at", "moved_at", "appointment_on", "outcome", "helped",
                 "appointment_counted_in", "outcome_counted_in"),
        links={"service_id": "service", "earlier_id": "referral"},
    ),
    "referral_move": _Table(
        columns=("state", "at", "appointment_on", "outcome", "taken_back_at"),
        of=_below("referral"), links={"referral_id": "referral"}, hangs_on_case=False,
    ),
    "task": _Table(columns=("uid", "kind", "about", "detail", "made_at", "due_on", "done_at")),
    "self_check": _Table(columns=("uid", "name", "version", "taken_on", "value")),
    "reachable_through": _Table(columns=("tie", "number", "agreed_at")),
}  # fmt: skip
"""In the order in which they are laid."""
_SHARED = ("officer", "incident", "service")
"""Another case here may have them already: then they stay as they are here."""


def columns() -> Mapping[str, tuple[str, ...]]:
    """The columns of each table as they travel, links to other records among them."""
    return {name: (*table.columns, *table.links) for name, table in _TABLES.items()}


def gathered(store: Store, case_id: CaseId) -> Rows:
    """Everything of one case that goes to another representative, and nothing of any other case."""
    found = {}
    for name, table in _TABLES.items():
        linked = [f"(SELECT uid FROM {target} WHERE id = {name}.{column})" for column, target in table.links.items()]
        keys = (*table.columns, *table.links)
        sql = f"SELECT {', '.join((*table.columns, *linked))} FROM {name} WHERE {table.of} ORDER BY {_order(name)}"
        rows = store.all(sql, {"case": case_id})
        found[name] = tuple(dict(zip(keys, row, strict=True)) for row in rows)
    return found


def _order(name: str) -> str:
    """As they were written; tables without row numbers by their key."""
    return {"answer": "debrief_id, question", "debrief_topic": "debrief_id, place", "reachable_through": "1"}.get(
        name, "id"
    )


def one(rows: Rows, table: str) -> Mapping[str, Column]:
    """The single row of a table. Raises Refused where there is none, or more than one."""
    found = rows.get(table, ())
    if len(found) != 1:
        raise Refused(NOT_UNDERSTOOD, field="file")
    return found[0]


def checked(rows: Rows) -> None:
    """Raises Refused where tables, columns or ties are not those of a single case."""
    if set(rows) != set(_TABLES):
        raise Refused(NOT_UNDERSTOOD, field="file")
    for name, table in _TABLES.items():
        keys = {*table.columns, *table.links}
        for row in rows[name]:
            targets = {column: {found.get("uid") for found in rows[to]} for column, to in table.links.items()}
            tied = all(row.get(column) in {None, *uids} for column, uids in targets.items())
            if set(row) != keys or not tied or not all(map(_fits, row.values())):
                raise Refused(NOT_UNDERSTOOD, field="file")
    for name in ("officer", "incident", "case_"):
        one(rows, name)


def _fits(value: Column) -> bool:
    """Whether SQLite can hold a value: packages count to 2⁶⁴, a vault to 2⁶³."""
    return not isinstance(value, int) or _LEAST <= value <= _MOST


def lay(store: Store, rows: Rows, alias: str, led_by: str | None = None) -> CaseId:
    """Inside a transaction: lay a case that is not here. An officer who is new here is called `alias`; an incident
    that is new here is led by the representative with the fingerprint `led_by`.

    Raises Refused where a record is none that this program understands; the transaction has to end with it.
    """
    checked(rows)
    try:
        case_id: int | None = None
        for name, table in _TABLES.items():
            for row in rows[name]:
                if name in _SHARED and is_here(store, name, row["uid"]):
                    continue
                values = {**row, "alias": alias} if name == "officer" else dict(row)
                key = _insert(store, name, table, values, case_id)
                if name == "case_":
                    case_id = key
                if name == "incident":
                    leads.keep_led_by(store, IncidentId(key), led_by)
                if name == "service":
                    services.make_findable(store, ServiceId(key))
        found = CaseId(case_id or 0)
        _read_back(store, found)
    except (ConstraintBroken, ValueError, KeyError, TypeError) as error:
        raise Refused(NOT_UNDERSTOOD, field="file") from error
    leads.count_where_led(store, found)
    search.index_case(store, found)
    return found


def lay_again(store: Store, case_id: CaseId, rows: Rows) -> CaseId:
    """Inside a transaction: a case that had gone away takes the place of what was left of it here. Files that left
    stay with it, and what it was counted in here stays true, with what is sealed of it; so does what is known of its
    incident."""
    was = cases.get(store, case_id)
    incident, led_by = incidents.get(store, was.incident_id), leads.led_by(store, was.incident_id)
    alias = officers.get(store, was.officer_id).alias
    files = [row[0] for row in store.all("SELECT id FROM file_left WHERE case_id = ?", (case_id,))]
    (case,) = rows["case_"]
    kept = {**rows, "case_": ({**case, "counted_in": was.counted_in or case["counted_in"]},)}
    sealed, contributed = quarters.sealed_of(store, case_id), contributions.contributed_of(store, case_id)
    cases.remove(store, case_id)
    found = lay(store, kept, alias, led_by)
    quarters.seal(store, found, sealed)
    contributions.keep_contributed(store, found, contributed)
    of = cases.get(store, found).incident_id
    incidents.tell_there(store, of, incident.officers_there, incident.spoken_without_case)
    store.run_many("UPDATE file_left SET case_id = ? WHERE id = ?", [(found, file) for file in files])
    return found


def as_it_was(rows: Rows, *, counts: bool) -> Rows:
    """The records of a case that ended here by its hand-over, as they were before it ended. `counts`: whether the
    right to count it went along."""
    case = one(rows, "case_")
    ended, opened = case["closed_at"], str(case["opened_at"])
    steps = tuple(
        {**step, "result": None, "closed_at": None}
        if step["closed_at"] == ended and step["result"] == Result.NOT_POSSIBLE and str(step["closes_at"]) > opened
        else step
        for step in rows["follow_up"]
    )
    return {
        **rows,
        "case_": ({**case, "state": CaseState.OPEN, "closed_at": None, "lead": int(counts)},),
        "follow_up": steps,
    }


def is_here(store: Store, table: str, uid: Column) -> bool:
    """Whether a record of this uid is in the vault."""
    return store.one(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)) is not None


def has_case(store: Store, incident: Uid, officer: Uid) -> bool:
    """Whether an officer has a case for an incident here."""
    sql = (
        "SELECT 1 FROM case_ c JOIN incident i ON i.id = c.incident_id JOIN officer o ON o.id = c.officer_id"
        " WHERE i.uid = ? AND o.uid = ?"
    )
    return store.one(sql, (incident, officer)) is not None


def _insert(store: Store, name: str, table: _Table, row: Mapping[str, Column], case_id: int | None) -> int:
    columns = [*table.columns, *table.links]
    marks = ["?"] * len(table.columns) + [f"(SELECT id FROM {to} WHERE uid = ?)" for to in table.links.values()]
    values = [row[column] for column in columns]
    if table.hangs_on_case:
        columns, marks, values = [*columns, "case_id"], [*marks, "?"], [*values, case_id]
    return store.run(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join(marks)})", values)


def _read_back(store: Store, case_id: CaseId) -> None:
    """Every record as the program reads it: a word that is none of ours is seen before anything is kept."""
    case = cases.get(store, case_id)
    officers.get(store, case.officer_id)
    incidents.get(store, case.incident_id)
    follow_ups.of_case(store, case_id)
    follow_ups.contacts(store, case_id)
    debriefs.of_case(store, case_id)
    debriefs.flags(store, case_id)
    notes.of_case(store, case_id)
    consents.of_case(store, case_id)
    passed = referrals.stations(store, case_id)
    for referral in referrals.of_case(store, case_id):
        services.get(store, referral.service_id)
        if referral.after(station for found, station in passed if found == referral.id) != referral:
            raise ValueError("a referral stands where its stations don't lead")
    tasks.of_case(store, case_id)
    self_checks.of_case(store, case_id)
    reachable.get(store, case_id)


def uid_of(rows: Rows, table: str) -> Uid:
    """The uid of the single row of a table."""
    return Uid(str(one(rows, table)["uid"]))
