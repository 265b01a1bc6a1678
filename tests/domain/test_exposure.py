"""What an officer has been through: which events weigh, and when they lie close together. Nothing is added up."""

import dataclasses
import datetime as dt

import pytest

from wellbeing.content import codes
from wellbeing.domain.exposure import HEAVY_ACTS, LONG_ABSENCES, Lived, close_together, is_heavy
from wellbeing.domain.identity import CaseId


def event(day: str, act: str = "TRAUMA_SCENE", days_lost: str | None = None) -> Lived:
    when = dt.date.fromisoformat(day)
    return Lived(case_id=CaseId(1), day=when, act=act, days_lost=days_lost, helped=(), imported=False)


def test_heavy_is_told_by_codes_that_there_are() -> None:
    assert {code.code for code in codes.acts().codes} >= HEAVY_ACTS
    assert {code.code for code in codes.days_lost().codes} >= LONG_ABSENCES


@pytest.mark.parametrize(
    ("act", "days_lost", "heavy"),
    [("VERBAL", None, False), ("VERBAL", "A02", False), ("VERBAL", "A05", True), ("TRAUMA_FIREARM", "NONE", True)],
)
def test_an_event_weighs_by_its_act_or_by_a_long_absence(act: str, days_lost: str | None, heavy: bool) -> None:
    assert is_heavy(act, days_lost) is heavy


@pytest.mark.parametrize(
    ("days", "close"),
    [
        ([], False),
        (["2025-01-01"], False),
        (["2025-01-01", "2026-01-01"], True),
        (["2025-01-01", "2026-01-02"], False),
        (["2020-01-01", "2026-01-02", "2023-05-05", "2023-05-05"], True),
    ],
)
def test_two_heavy_events_within_a_year_lie_close_together(days: list[str], close: bool) -> None:
    assert close_together(map(event, days)) is close


def test_light_events_never_count_and_nothing_holds_a_number_that_grows() -> None:
    assert not close_together(event("2025-01-01", "VERBAL") for _time in range(50))
    kinds = {field.name: field.type for field in dataclasses.fields(Lived)}
    assert not any("int" in str(kind) or "float" in str(kind) for kind in kinds.values())
