"""Why cases are in no figure. The numbers are the representative's own: nothing here leaves."""

from collections import Counter
from collections.abc import Collection

from wellbeing.domain.consent import NotCounted
from wellbeing.domain.identity import CaseId
from wellbeing.vault.store import Store

_SQL = (
    "SELECT c.id, EXISTS (SELECT 1 FROM restriction r WHERE r.officer_id = c.officer_id AND r.lifted_at IS NULL),"
    " c.import_id IS NOT NULL,"
    " (SELECT CASE WHEN k.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE 'declined' END FROM consent k"
    " WHERE k.case_id = c.id AND k.purpose = 'statistics' ORDER BY k.id DESC LIMIT 1) FROM case_ c"
)


def reasons(store: Store, left_out: Collection[CaseId]) -> dict[NotCounted, int]:
    """How many of these cases, all of which did not pass the gate, are out for which reason; in a fixed order."""
    wanted = frozenset(left_out)
    found: Counter[NotCounted] = Counter()
    for case, restricted, imported, answer in store.all(_SQL) if wanted else ():
        if case in wanted:
            found[_reason(restricted=bool(restricted), imported=bool(imported), answer=answer)] += 1
    return {reason: found[reason] for reason in NotCounted if found[reason]}


def _reason(*, restricted: bool, imported: bool, answer: str | None) -> NotCounted:
    if restricted:
        return NotCounted.RESTRICTED
    if imported:
        return NotCounted.NO_BASIS
    return NotCounted(answer) if answer else NotCounted.NOT_ASKED
