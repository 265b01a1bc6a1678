"""Every state that a record can have has words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from wellbeing.domain import (
    answer,
    cadence,
    case,
    checklist,
    consent,
    country,
    debrief,
    departure,
    follow_up,
    incident,
    reachable,
    referral,
    task,
)
from wellbeing.gui import labels

PAIRS: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (answer.YesNo, labels.YES_NO),
    (cadence.Step, labels.STEP),
    (cadence.Step, labels.STEP_WHEN),
    (cadence.Step, labels.START_STEP),
    (cadence.Step, labels.RESUME_STEP),
    (cadence.Step, labels.STEP_PURPOSE),
    (follow_up.Result, labels.RESULT),
    (follow_up.Urgency, labels.URGENCY),
    (follow_up.Reach, labels.REACH),
    (follow_up.Reason, labels.REASON),
    (follow_up.TurnedTo, labels.TURNED_TO),
    (reachable.Tie, labels.TIE),
    (task.TaskKind, labels.TASK_KIND),
    (case.CaseState, labels.CASE_STATE),
    (case.Membership, labels.MEMBERSHIP),
    (case.Relation, labels.RELATION),
    (case.AgeBand, labels.AGE_BAND),
    (incident.Flag, labels.FLAG),
    (checklist.Mode, labels.MODE),
    (checklist.Level, labels.LEVEL),
    (checklist.Strength, labels.STRENGTH),
    (checklist.ActionKind, labels.ACTION_KIND),
    (debrief.DebriefState, labels.DEBRIEF_STATE),
    (consent.Purpose, labels.PURPOSE),
    (consent.Way, labels.WAY),
    (country.ProfileStatus, labels.PROFILE_STATUS),
    (departure.FileKind, labels.FILE_KIND),
    (departure.Carrier, labels.CARRIER),
    (referral.ReferralState, labels.REFERRAL_STATE),
    (referral.Helped, labels.HELPED),
    (referral.Outcome, labels.OUTCOME),
]


@pytest.mark.parametrize(("states", "words"), PAIRS)
def test_every_state_has_words_and_no_two_share_them(states: type[StrEnum], words: Mapping[Any, str]) -> None:
    assert set(words) == set(states)
    assert all(words.values())
    assert len(set(words.values())) == len(words)


def test_every_working_condition_has_words() -> None:
    assert set(labels.CONDITION) == set(case.Conditions.__slots__)
