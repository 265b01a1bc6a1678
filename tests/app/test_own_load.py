"""The representative's own load: brought to mind calmly, once in two weeks at most, and in no figure."""

import datetime as dt

import pytest

from tests.helpers.vaults import Clock
from wellbeing.app import cases, incidents, own_load, preferences, today
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.today import Reminder
from wellbeing.domain.identity import CaseId


def open_cases(session: Session, *acts: str) -> list[CaseId]:
    made = []
    for number, act in enumerate(acts):
        officer = Involved(alias=f"Bird {session.now():%m%d} {number}")
        made += incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))
    return made


def reminded(session: Session) -> bool:
    return Reminder.OWN_LOAD in today.today(session).reminders


def test_it_counts_what_is_open_and_what_was_heavy_lately(session: Session, clock: Clock) -> None:
    open_cases(session, "TRAUMA_SCENE")
    clock.forward(days=60)
    first, *_rest = open_cases(session, "TRAUMA_SCENE", "VERBAL", "SEXUAL", "TRAUMA_FIREARM")
    cases.close(session, first)
    found = own_load.look(session)
    assert (found.open_cases, found.heavy_lately, found.heavy_in_a_row) == (4, 3, 2)
    assert not found.is_much


@pytest.mark.parametrize(
    ("acts", "due"),
    [
        (["VERBAL"] * (own_load.MANY_OPEN - 1), False),
        (["VERBAL"] * own_load.MANY_OPEN, True),
        (["TRAUMA_SCENE"] * 3, True),
        (["TRAUMA_SCENE"] * 3 + ["VERBAL"], False),
    ],
)
def test_today_brings_it_to_mind_only_when_it_is_much(session: Session, acts: list[str], due: bool) -> None:
    open_cases(session, *acts)
    assert reminded(session) is due


def test_once_looked_at_it_leaves_one_in_peace_for_two_weeks(session: Session, clock: Clock) -> None:
    open_cases(session, *["VERBAL"] * own_load.MANY_OPEN)
    assert reminded(session)
    own_load.leave_in_peace(session)
    generation = session.store.generation
    for _day in range(13):
        clock.forward(days=1)
        assert not reminded(session)
        own_load.leave_in_peace(session)
    assert session.store.generation == generation, "looking again writes nothing and prolongs nothing"
    clock.forward(days=1)
    assert reminded(session)


def test_nothing_is_stored_but_whom_to_call_and_the_day(session: Session) -> None:
    open_cases(session, "TRAUMA_SCENE", "TRAUMA_SCENE", "TRAUMA_SCENE")
    before: dict[str, str] = dict(session.store.all("SELECT name, value FROM setting"))
    own_load.look(session)
    own_load.leave_in_peace(session)
    preferences.save(session, preferences.Preferences(own_support="Sam, 0100 400"))
    after: dict[str, str] = dict(session.store.all("SELECT name, value FROM setting"))
    new = {name for name in after if after[name] != before.get(name, "")}
    assert {"own_load_seen", "own_support"} <= new
    assert dt.date.fromisoformat(after["own_load_seen"]) == session.today()
    assert not any("load" in name for name in new - {"own_load_seen"})
    assert own_load.look(session).support == "Sam, 0100 400"


def test_whom_to_call_in_danger_is_never_empty(session: Session) -> None:
    assert ("Emergency number", "112") in own_load.look(session).calls
