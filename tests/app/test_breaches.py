"""The log of breaches: one press starts the clock, and nothing is closed before all were told."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from wellbeing.app import breaches
from wellbeing.app.session import Session
from wellbeing.app.today import Reminder, today
from wellbeing.domain.breach import BreachData, BreachKind, Known, Risk
from wellbeing.domain.identity import BreachId
from wellbeing.errors import Refused

HOUR = dt.timedelta(hours=1)


def _known(session: Session, ago: dt.timedelta = HOUR) -> Known:
    found = (session.now() - ago).astimezone()
    return Known(kind=BreachKind.STICK_LOST, found_on=found.date(), found_time=found.time())


def _noted(session: Session, ago: dt.timedelta = HOUR) -> BreachId:
    return breaches.note(session, _known(session, ago))


def _now(session: Session) -> tuple[dt.date, dt.time]:
    now = session.now().astimezone()
    return now.date(), now.time()


def test_today_says_so_until_the_authority_knows(session: Session) -> None:
    breach = _noted(session)
    assert Reminder.BREACH in today(session).reminders
    breaches.tell_authority(session, breach, *_now(session), "")
    assert Reminder.BREACH not in today(session).reminders


def test_an_unlikely_harm_need_not_be_reported(session: Session) -> None:
    breach = _noted(session)
    breaches.correct(session, breach, dataclasses.replace(_known(session), risk=Risk.UNLIKELY))
    assert breaches.unreported(session) == []
    breaches.close(session, breach)
    with pytest.raises(Refused):
        breaches.correct(session, breach, _known(session))
    breaches.reopen(session, breach)
    assert breaches.get(session, breach).closed_at is None


def test_after_72_hours_the_reason_is_wanted_and_not_before(session: Session) -> None:
    on_time = _noted(session, 71 * HOUR)
    late = _noted(session, 73 * HOUR)
    breaches.tell_authority(session, on_time, *_now(session), "")
    with pytest.raises(Refused) as refused:
        breaches.tell_authority(session, late, *_now(session), " ")
    assert refused.value.field == "delay_reason"
    breaches.tell_authority(session, late, *_now(session), "Nobody could be reached.")
    assert breaches.get(session, late).told_late()


def test_a_high_risk_is_closed_only_when_the_people_know(session: Session) -> None:
    breach = _noted(session)
    with pytest.raises(Refused):
        breaches.close(session, breach)
    breaches.correct(session, breach, dataclasses.replace(_known(session), risk=Risk.HIGH))
    breaches.tell_authority(session, breach, *_now(session), "")
    with pytest.raises(Refused):
        breaches.close(session, breach)
    breaches.tell_people(session, breach, *_now(session))
    breaches.close(session, breach)
    assert breaches.get(session, breach).closed_at is not None


def test_what_was_entered_comes_back(session: Session) -> None:
    known = dataclasses.replace(
        _known(session),
        happened_on=session.today() - dt.timedelta(days=2),
        data=(BreachData.IDENTITY, BreachData.TALKS),
        people=" 1 200 ",
        course=" On a train. ",
        measures="Asked.",
        risk=Risk.RISK,
    )
    found = breaches.get(session, breaches.note(session, known))
    assert (found.people, found.course, found.data) == (1200, "On a train.", known.data)
    assert (found.happened_on, found.risk) == (known.happened_on, Risk.RISK)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("kind", {"kind": None}),
        ("day", {"found_on": None}),
        ("time", {"found_time": None}),
        ("day", {"found_on": dt.date(2100, 1, 1)}),
        ("happened_on", {"happened_on": dt.date(2100, 1, 1)}),
        ("people", {"people": "-1"}),
        ("people", {"people": "some"}),
        ("people", {"people": "1234567890"}),
    ],
)
def test_what_can_not_be_is_said_beside_its_field(session: Session, field: str, change: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        breaches.note(session, dataclasses.replace(_known(session), **change))
    assert refused.value.field == field
    assert breaches.everything(session) == []


def test_nobody_was_told_before_it_was_found(session: Session) -> None:
    breach = _noted(session)
    before = (session.now() - 3 * HOUR).astimezone()
    with pytest.raises(Refused) as refused:
        breaches.tell_authority(session, breach, before.date(), before.time(), "")
    assert refused.value.field == "day"
