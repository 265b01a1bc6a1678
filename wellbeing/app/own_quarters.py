"""Own figures over the last quarters, for the representative alone. They pass the same gate as what leaves."""

from collections.abc import Sequence

from wellbeing.anonymise.period import quarter_of
from wellbeing.anonymise.trends import OwnRow, Trends, over_quarters
from wellbeing.app import gathering
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_schema
from wellbeing.vault import counting, quarters
from wellbeing.vault.countable import Counted

MOST = 8
"""Quarters that are shown: two years."""


def over_last_quarters(session: Session) -> Trends:
    """What each of the last quarters counts, or would count now. Quarters of a year that has left are not kept."""
    store, schema = session.store, load_schema()
    found = {
        one.period: _rows(counting.frozen(store, one.period.label)) for one in quarters.frozen(store) if not one.is_over
    }
    projected = gathering.projected(store, schema, quarter_of(session.today()))
    found |= {period: _rows(rows) for period, rows in projected.items()}
    last = sorted(found, key=lambda period: period.label)[-MOST:]
    return over_quarters(schema, {period: found[period] for period in last})


def _rows(counted: Sequence[Counted]) -> list[OwnRow]:
    return [OwnRow(row.unit, row.officer_id, row.facts) for row in counted]
