"""The representative's own load: how much is open, what was heavy lately, and whom they call themselves.

It is worked out from the cases when it is looked at. Stored are only whom to call and when it was looked at last; no
figure reads any of it (an import contract says so).
"""

import datetime as dt
import itertools
from dataclasses import dataclass

from wellbeing.app import calls, preferences
from wellbeing.app.calls import Calls
from wellbeing.app.session import Changed, Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.exposure import is_heavy
from wellbeing.vault import cases, settings

LATELY = dt.timedelta(weeks=6)
"""How far 'the last weeks' reach back."""
MANY_OPEN = 12
"""From so many open cases on the page is brought to mind."""
HEAVY_IN_A_ROW = 3
"""From so many heavy cases one after the other on."""
PEACE = dt.timedelta(days=14)
"""Once looked at, it is not brought to mind again for two weeks."""

_SEEN = "own_load_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLoad:
    """Open cases; of those opened lately how many were heavy, and how many of the newest without another between.

    `support` is whom the representative calls for themselves, in their own words; `calls` whom to call in danger.
    """

    open_cases: int
    heavy_lately: int
    heavy_in_a_row: int
    support: str
    calls: Calls

    @property
    def is_much(self) -> bool:
        """Whether it is worth being brought to mind."""
        return self.open_cases >= MANY_OPEN or self.heavy_in_a_row >= HEAVY_IN_A_ROW


def look(session: Session) -> OwnLoad:
    """How much it is now."""
    lately = cases.opened_since(session.store, session.now() - LATELY)
    heavy = [is_heavy(act, days_lost) for act, days_lost in lately]
    return OwnLoad(
        open_cases=cases.counts(session.store)[CaseState.OPEN],
        heavy_lately=sum(heavy),
        heavy_in_a_row=len(list(itertools.takewhile(bool, heavy))),
        support=preferences.read(session).own_support,
        calls=calls.of_country(session, session.language),
    )


def is_due(session: Session) -> bool:
    """Whether Today brings it to mind: it is much, and was not looked at in the last two weeks."""
    seen = session.setting(_SEEN)
    if seen and session.today() < dt.date.fromisoformat(seen) + PEACE:
        return False
    return look(session).is_much


def leave_in_peace(session: Session) -> None:
    """It was looked at, or put away: Today does not bring it to mind again for two weeks."""
    if not is_due(session):
        return
    with session.store.transaction("vault.settings"):
        settings.put(session.store, _SEEN, session.today().isoformat())
    session.note_change(Changed.SETTINGS)
