"""What a vault holds, in numbers: shown of a backup before it replaces anything."""

from dataclasses import dataclass

from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Numbers of records; `periods` are the labels of what was released, the oldest first."""

    officers: int
    cases: int
    open_follow_ups: int
    periods: tuple[str, ...]


def held(store: Store) -> Holdings:
    """What is in the store now."""
    row = store.one(
        "SELECT (SELECT count(*) FROM officer), (SELECT count(*) FROM case_),"
        " (SELECT count(*) FROM follow_up f JOIN case_ c ON c.id = f.case_id AND c.state = 'open'"
        " WHERE f.result IS NULL)"
    )
    periods = tuple(period for (period,) in store.all("SELECT period FROM release ORDER BY id"))
    officers, cases, follow_ups = row or (0, 0, 0)
    return Holdings(officers=officers, cases=cases, open_follow_ups=follow_ups, periods=periods)


def case_uids(store: Store) -> dict[Uid, CaseId]:
    """Every case by its uid."""
    return {Uid(uid): CaseId(key) for uid, key in store.all("SELECT uid, id FROM case_")}


_OF_CASES = ("follow_up", "debrief", "flag_raised", "note", "consent", "referral", "task", "self_check",
             "reachable_through")  # fmt: skip
_OF_OFFICER = ("correction", "restriction", "hold")


def of_officer(store: Store, officer_id: OfficerId) -> dict[str, int]:
    """How many records there are of one officer, by table; those of which there is none are left out."""
    mine = "(SELECT id FROM case_ WHERE officer_id = :officer)"
    counts = {"case_": "SELECT count(*) FROM case_ WHERE officer_id = :officer"}
    counts |= {table: f"SELECT count(*) FROM {table} WHERE case_id IN {mine}" for table in _OF_CASES}
    for table, through in (("contact", "follow_up"), ("answer", "debrief")):
        inside = f"(SELECT id FROM {through} WHERE case_id IN {mine})"
        counts[table] = f"SELECT count(*) FROM {table} WHERE {through}_id IN {inside}"
    counts |= {table: f"SELECT count(*) FROM {table} WHERE officer_id = :officer" for table in _OF_OFFICER}
    found = {}
    for table, sql in counts.items():
        row = store.one(sql, {"officer": officer_id})
        if row and row[0]:
            found[table] = int(row[0])
    return found


_WITH_UID = ("follow_up", "debrief", "note", "consent", "referral", "task", "self_check", "file_left")


def uids_of_officer(store: Store, officer_id: OfficerId) -> list[Uid]:
    """The random ids of everything that is kept about an officer, as the access log names it."""
    mine = "SELECT id FROM case_ WHERE officer_id = :officer"
    parts = [
        "SELECT uid FROM officer WHERE id = :officer",
        "SELECT uid FROM case_ WHERE officer_id = :officer",
        "SELECT uid FROM incident WHERE id IN (SELECT incident_id FROM case_ WHERE officer_id = :officer)",
        "SELECT uid FROM import_batch WHERE id IN (SELECT import_id FROM case_ WHERE officer_id = :officer)",
        *(f"SELECT uid FROM {table} WHERE case_id IN ({mine})" for table in _WITH_UID),
        *(
            f"SELECT uid FROM {table} WHERE case_uid IN (SELECT uid FROM case_ WHERE officer_id = :officer)"
            for table in ("hand_over", "received")
        ),
    ]
    return [Uid(row[0]) for row in store.all(" UNION ".join(parts), {"officer": officer_id})]
