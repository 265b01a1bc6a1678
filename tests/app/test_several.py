"""Several cases at once: what is told beforehand is what happens, and whoever is killed in the middle goes on."""

import dataclasses
import datetime as dt
import os
import signal
from pathlib import Path

import pytest

from tests.app.test_after_an_emergency import emergency
from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import Clock, open_session
from wellbeing.app import (
    absences,
    cases,
    departures,
    follow_ups,
    hand_over,
    incidents,
    officer_rights,
    receiving,
    several,
    several_hand_over,
)
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.several import Act, Wanted
from wellbeing.domain.case import CaseState
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import Reach, local_day
from wellbeing.domain.hand_over import Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.vault import cases as stored
from wellbeing.vault import hand_overs
from wellbeing.vault.whole_check import verify_records

PHONED = Wanted(act=Act.ATTEMPT, reach=Reach.PHONE)


def opened(session: Session, *aliases: str, days_ago: int = 4) -> list[CaseId]:
    day = session.today() - dt.timedelta(days=days_ago)
    new = NewIncident(act="THREAT", officers=[Involved(alias=one) for one in aliases], occurred_on=day, agreed=True)
    return incidents.open_incident(session, new)


def told(session: Session, case_ids: list[CaseId], wanted: Wanted) -> dict[str, str]:
    """Why not, by alias; empty where something happens."""
    looked = several.look(session, case_ids, wanted)
    return {one.alias: "" if one.why_not is None else one.why_not.sentence for one in looked}


def test_what_is_told_beforehand_is_what_happens(session: Session) -> None:
    case_ids = opened(session, "Heron", "Robin", "Tern", "Wren")
    cases.close(session, case_ids[1])
    officer_rights.restrict(session, officer_rights.of_case(session, case_ids[2]), Ground.CLAIM)
    before = told(session, case_ids, PHONED)
    assert [alias for alias, why in before.items() if not why] == ["Heron", "Wren"]
    for case_id, why in zip(case_ids, before.values(), strict=True):
        if why:
            with pytest.raises(Refused) as refused:
                several.do(session, case_id, PHONED)
            assert refused.value.sentence == why
        else:
            several.do(session, case_id, PHONED)
    assert [len(cases.case_file(session, one).contacts) for one in case_ids] == [1, 0, 0, 1]


def test_done_again_nothing_is_noted_twice(session: Session, clock: Clock) -> None:
    case_ids = opened(session, "Heron", "Robin")
    several.do(session, case_ids[0], PHONED)
    assert [bool(why) for why in told(session, case_ids, PHONED).values()] == [True, False]
    clock.forward(days=1)
    assert not any(told(session, case_ids, PHONED).values()), "another day is another try"


def test_follow_ups_are_handed_to_a_day_of_their_window_only(session: Session) -> None:
    case_ids = [*opened(session, "Heron"), *opened(session, "Robin", days_ago=40)]
    offered = dict(several.days(session, case_ids))
    for day, count in offered.items():
        assert sum(not why for why in told(session, case_ids, Wanted(act=Act.DAY, day=day)).values()) == count
    assert 2 in offered.values() or 1 in offered.values()
    day, wanted = next((day, Wanted(act=Act.DAY, day=day)) for day in offered)
    windows = {one.id: (one.opens_at, one.closes_at) for case in case_ids for one in follow_ups.of_case(session, case)}
    for case_id, why in zip(case_ids, told(session, case_ids, wanted).values(), strict=True):
        if not why:
            several.do(session, case_id, wanted)
            assert day in [one.due_day for one in follow_ups.of_case(session, case_id)]
    assert windows == {
        one.id: (one.opens_at, one.closes_at) for case in case_ids for one in follow_ups.of_case(session, case)
    }
    assert all(told(session, case_ids, wanted).values())


def test_a_contact_after_an_emergency_keeps_its_day_and_is_not_left_to_rest(session: Session) -> None:
    case_ids = opened(session, "Heron", "Robin")
    emergency(session, case_ids[0])
    tomorrow = session.today() + dt.timedelta(days=1)
    kept = [local_day(one.due_at) for one in follow_ups.of_case(session, case_ids[0])]
    for number in range(several.DAYS):
        day = session.today() + dt.timedelta(days=number)
        assert told(session, case_ids, Wanted(act=Act.DAY, day=day))["Heron"]
    absence = absences.enter(session, tomorrow, tomorrow + dt.timedelta(days=20))
    resting = Wanted(act=Act.ABSENCE, absence=absence)
    for case_id in case_ids:
        if not told(session, case_ids, resting)[cases.case_file(session, case_id).officer.alias]:
            several.do(session, case_id, resting)
    assert [local_day(one.due_at) for one in follow_ups.of_case(session, case_ids[0])] == kept
    (away,) = absences.look(session)
    assert {one.alias for one in away.emergencies} == {"Heron"}
    assert {one.alias for one in away.falling if one.is_open} == {"Heron"}


def test_each_case_goes_by_its_own_rule(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        agreed, silent, refused, closed = (full_case(ana, alias) for alias in ("Heron", "Robin", "Tern", "Wren"))
        him = fingerprint(bo)
        hand_over.ask(ana, agreed, him, yes=True, way=Way.SPOKEN)
        hand_over.ask(ana, refused, him, yes=False, way=Way.SPOKEN)
        with ana.store.transaction("case.closed"):
            case = stored.get(ana.store, closed)
            stored.update(ana.store, dataclasses.replace(case, state=CaseState.CLOSED, closed_at=ana.now()))
        chosen = [agreed, silent, refused, closed]
        calm = several_hand_over.Wanted(recipient=him, folder=tmp_path)
        assert [one.what for one in several_hand_over.look(ana, chosen, calm)] == ["consent", "", "", ""]
        urgent = several_hand_over.Wanted(recipient=him, folder=tmp_path, reason=Reason.ILL)
        assert [one.what for one in several_hand_over.look(ana, chosen, urgent)] == ["consent", "emergency", "", ""]
        for case_id in (agreed, silent):
            receiving.receive(bo, several_hand_over.do(ana, case_id, urgent))
        for case_id in (refused, closed):
            with pytest.raises(Refused):
                several_hand_over.do(ana, case_id, urgent)
        assert len(hand_over.left(ana)) == 2


@pytest.mark.parametrize("moment", ["before the package", "after the package"])
def test_killed_in_the_middle_it_is_taken_up_again(tmp_path: Path, moment: str) -> None:
    clock = Clock()
    with two(tmp_path, clock) as (ana, bo):
        him = fingerprint(bo)
        chosen = [full_case(ana, alias) for alias in ("Heron", "Robin", "Tern")]
        for case_id in chosen:
            hand_over.ask(ana, case_id, him, yes=True, way=Way.SPOKEN)
    folder = tmp_path / "stick"
    folder.mkdir()
    wanted = several_hand_over.Wanted(recipient=him, folder=folder)
    child = os.fork()
    if child == 0:
        _killed_at_the_second(tmp_path / "ana", clock, chosen, wanted, moment)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with open_session(tmp_path / "ana", clock) as ana, open_session(tmp_path / "bo", clock) as bo:
        verify_records(ana.store)
        away = [hand_overs.away(ana.store, hand_over.case_uid(ana, one)) is not None for one in chosen]
        assert away == [True, True, False]
        for one in several_hand_over.look(ana, chosen, wanted):
            if one.why_not is None:
                several_hand_over.do(ana, one.case_id, wanted)
        assert all(one.why_not is not None for one in several_hand_over.look(ana, chosen, wanted))
        assert len(hand_over.left(ana)) == 3
        files = sorted(folder.glob("*.wbcase"))
        assert len(files) == 3
        for file in files:
            receiving.receive(bo, file)


def _killed_at_the_second(folder: Path, clock: Clock, chosen: list[CaseId], wanted: object, moment: str) -> None:
    """In the child: the second case is noted as gone, and the process is killed around the writing of its package."""
    assert isinstance(wanted, several_hand_over.Wanted)
    write, written = departures.save, []

    def save(content: bytes, path: Path) -> None:
        written.append(path)
        if len(written) == 2 and moment == "before the package":
            os.kill(os.getpid(), signal.SIGKILL)
        write(content, path)
        if len(written) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    departures.save = save
    try:
        with open_session(folder, clock) as session:
            for case_id in chosen:
                several_hand_over.do(session, case_id, wanted)
    finally:
        os._exit(1)
