"""Cases, age bands and referrals: the rules that their records keep."""

import datetime as dt

import pytest

from wellbeing.domain.case import AgeBand, Case, CaseState, Membership, age_band
from wellbeing.domain.identity import CaseId, IncidentId, OfficerId, new_uid
from wellbeing.domain.officer import suggest_alias
from wellbeing.domain.referral import NEXT_STATES, ReferralState, waiting_class

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)


def test_a_closed_case_needs_its_closing_time() -> None:
    with pytest.raises(ValueError, match="closing time"):
        Case(
            id=CaseId(1),
            uid=new_uid(),
            incident_id=IncidentId(1),
            officer_id=OfficerId(1),
            state=CaseState.CLOSED,
            opened_at=NOW,
            membership=Membership.MEMBER,
        )


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (None, AgeBand.UNKNOWN),
        (15, AgeBand.UNKNOWN),
        (16, AgeBand.UNDER_25),
        (24, AgeBand.UNDER_25),
        (25, AgeBand.FROM_25),
        (34, AgeBand.FROM_25),
        (35, AgeBand.FROM_35),
        (44, AgeBand.FROM_35),
        (45, AgeBand.FROM_45),
        (54, AgeBand.FROM_45),
        (55, AgeBand.FROM_55),
        (80, AgeBand.FROM_55),
        (81, AgeBand.UNKNOWN),
    ],
)
def test_age_bands_at_their_boundaries(years: int | None, band: AgeBand) -> None:
    assert age_band(years) is band


@pytest.mark.parametrize(
    ("days", "code"),
    [(0, "D0-7"), (7, "D0-7"), (8, "D8-14"), (15, "D15-28"), (29, "D29-56"), (57, "D57-90"), (91, "D_GE91")],
)
def test_waiting_classes_at_their_boundaries(days: int, code: str) -> None:
    assert waiting_class(days) == code


def test_every_referral_can_reach_an_end() -> None:
    ends = {state for state, following in NEXT_STATES.items() if not following}
    for state in ReferralState:
        reached, front = {state}, {state}
        while front:
            front = {following for known in front for following in NEXT_STATES[known]} - reached
            reached |= front
        assert reached & ends


def test_aliases_never_run_out_or_repeat() -> None:
    taken: set[str] = set()
    for _round in range(150):
        alias = suggest_alias(taken)
        assert alias not in taken
        taken.add(alias)
