"""Which quarters are over and not frozen yet: asked by Today, so that it loads nothing of the arithmetic."""

from wellbeing.anonymise.period import Period, quarter_of
from wellbeing.app.session import Session
from wellbeing.vault import counting, quarters, restorations
from wellbeing.vault.store import Store


def next_quarter(store: Store) -> Period | None:
    """The quarter that is frozen next, in their order: after the last frozen one, or that of the first case. None
    where there is no case."""
    known = quarters.frozen(store)
    if known:
        return known[-1].period.following
    first = counting.first_day(store)
    return None if first is None else quarter_of(first)


def waiting(session: Session) -> tuple[Period, ...]:
    """Quarters that are over and not frozen yet, the oldest first."""
    following, this = next_quarter(session.store), quarter_of(session.today())
    found = []
    while following is not None and following.label < this.label:
        found.append(following)
        following = following.following
    return tuple(found)


def due(session: Session) -> Period | None:
    """The quarter whose freeze Today proposes: the last that is over, where there is something to count. After a
    restore nothing is frozen before it is known what had left."""
    over = waiting(session)
    if not over or restorations.unsettled(session.store):
        return None
    return over[-1] if counting.is_any(session.store, over[-1].end) else None
