"""How a quarter ends that does not go on: with nothing, signed by both offices, or by the office that is left.

What may have been opened counts for good, in either way; the rest is counted later. So no event is counted twice, and
nothing is opened twice from different contributions.
"""

from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app.office import giving, own
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.office import closings, quarter, refusals
from wellbeing.vault import office_statements
from wellbeing.vault.office_statements import Said, Statement

ALONE = "office.closed-alone"
"""How the log names it."""


def propose_nothing(session: Session, period: Period, path: Path) -> None:
    """Write an empty closing list for the second office's signature: of a quarter with a roster that nobody contributed
    to, or that can't be opened any more. Raises Refused at the second office, and where the quarter is not over or sums
    were opened; else as `giving.give`."""
    found = quarter.read(session.store, own.office(session), period)

    def make() -> bytes:
        return closings.give_nothing(session.store, found, session.today())

    giving.write(session, path, giving.MADE, make, binds=True)


def close_alone(session: Session, period: Period, path: Path, by: str) -> None:
    """Close a quarter without the other office, which is gone for good, as somebody says `by` their name. The file goes
    to every representative. Raises Refused without a name, where the quarter is not over or both have signed a list;
    else as `giving.give`."""
    if not by.strip():
        raise Refused(refusals.NOBODY_SAID, field="by")
    store, found = session.store, quarter.read(session.store, own.office(session), period)

    def make() -> bytes:
        now = session.now()
        if found.closing is None:
            said = Statement(period=period.label, said=Said.OTHER_GONE, by=by.strip(), at=now)
            office_statements.add(store, said)
        return closings.give_alone(store, found, now, session.today())

    giving.write(session, path, ALONE, make, binds=True)
