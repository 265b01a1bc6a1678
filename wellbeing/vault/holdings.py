"""What a vault holds, in numbers: shown of a backup before it replaces anything."""

from dataclasses import dataclass

from wellbeing.domain.identity import CaseId, Uid
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


def counted(store: Store) -> dict[Uid, str]:
    """In which period each case was counted, of those that were."""
    return {Uid(uid): label for uid, label in store.all("SELECT uid, counted_in FROM case_ WHERE counted_in NOT NULL")}
