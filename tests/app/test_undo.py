"""Every deletion short of an erasure can be undone: the same records with the same ids, or nothing at all."""

import contextlib
import dataclasses
import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers import pages
from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import Clock, open_session
from tests.house.test_every_deletion_is_undone import UNDOABLE
from wellbeing.app import (
    absences,
    cases,
    debriefs,
    duplicates,
    erasing,
    follow_ups,
    hand_over,
    incidents,
    letterhead,
    made_up_services,
    officer_rights,
    reachable,
    referrals,
    services,
    slips,
    undo,
)
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.restricted import RESTRICTED
from wellbeing.app.session import Changed, Session
from wellbeing.content import png
from wellbeing.domain.absence import Arrangement, Falls
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.follow_up import FollowUp, Reach
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId, IncidentId, ServiceId, new_uid
from wellbeing.domain.incident import Incident
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.vault import debriefs as stored_debriefs
from wellbeing.vault import incidents as stored_incidents
from wellbeing.vault import letterhead as stored_letterhead
from wellbeing.vault import tasks as stored_tasks
from wellbeing.vault.undo import CHANGED_SINCE
from wellbeing.vault.whole_check import verify_records

Deed = Callable[[], object]


def opened(session: Session, alias: str = "", name: str = "Ada Miller") -> CaseId:
    new = NewIncident(act="THREAT", officers=[Involved(alias=alias, name=name)], agreed=True)
    return incidents.open_incident(session, new)[0]


def first_open(session: Session, case_id: CaseId) -> FollowUp:
    return next(one for one in follow_ups.of_case(session, case_id) if one.result is None)


def stand(session: Session) -> tuple[bytes, list[tuple[Any, ...]]]:
    """The sum over every record of the vault, and every document of the search."""
    return session.store.last.sum, session.store.all("SELECT rowid, text FROM search ORDER BY rowid")


# -- one of each


def _full(session: Session) -> CaseId:
    return full_case(session, f"Bird {session.store.generation}")


def _task(session: Session) -> Deed:
    case_id = _full(session)
    (task, *_more) = [one for one in cases.case_file(session, case_id).tasks if one.about == "Ask about leave"]

    def leave() -> None:
        with undo.undoable(session, "task.taken-back", task.uid):
            stored_tasks.remove(session.store, task.id)

    return leave


def _attempt(session: Session) -> Deed:
    step = first_open(session, opened(session))
    follow_ups.note_attempt(session, step.id, Reach.PHONE)
    return lambda: follow_ups.take_back_attempt(session, step.id)


def _agreed(session: Session) -> Deed:
    planned = follow_ups.agree(session, opened(session), session.today() + dt.timedelta(days=1), "Ask about leave")
    return lambda: follow_ups.take_back(session, planned)


def _reached(session: Session) -> Deed:
    step = first_open(session, opened(session))
    follow_ups.note_contact(session, step.id, Reach.PHONE)
    return lambda: follow_ups.reopen(session, step.id)


def _absence(session: Session) -> Deed:
    absence, _step = _away(session)
    return lambda: absences.end(session, absence)


def _arranged(session: Session) -> Deed:
    absence, step = _away(session)
    return lambda: absences.take_back(session, absence, step)


def _away(session: Session) -> tuple[Any, Any]:
    opened(session)
    day = session.today() + dt.timedelta(days=1)
    absence = absences.enter(session, day, day + dt.timedelta(days=60))
    (away,) = absences.look(session)
    step = next(one.follow_up.id for one in away.falling if one.falls is not Falls.EMERGENCY)
    absences.arrange(session, absence, step, Arrangement.OFFICER_KNOWS)
    return absence, step


def _reachable(session: Session) -> Deed:
    case_id = _full(session)
    return lambda: reachable.withdraw(session, case_id)


def _own_service(session: Session, name: str = "Harbour practice") -> ServiceId:
    made = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name=name))
    return services.hide(session, made, hidden=True)


def _answers(session: Session) -> Deed:
    talk = debriefs.start(session, opened(session), Step.DAY_1, Mode.IN_PERSON)
    debriefs.answer(session, talk, "how_now", "shaken")
    debriefs.answer(session, talk, "sleep", "less")

    def renew() -> None:
        with undo.undoable(session, "debrief.renewed"):
            stored_debriefs.renew(session.store, talk, {}, ("sleep",))

    return renew


def _service(session: Session) -> Deed:
    made = _own_service(session)
    return lambda: services.remove(session, made)


def _examples(session: Session) -> Deed:
    made_up_services.add(session)
    return lambda: made_up_services.remove(session)


def _logo(session: Session) -> Deed:
    with session.store.transaction("letterhead.chosen"):
        stored_letterhead.put(session.store, png.written(png.Picture(width=1, height=1, points=b"\0\0\0\xff")))
    return lambda: letterhead.remove(session)


def _incident(session: Session) -> Deed:
    incident = Incident(
        id=IncidentId(0), uid=new_uid(), occurred_on=session.today(), act="THREAT", created_at=session.now()
    )
    with session.store.transaction("incident.slip-read", incident.uid):
        made = stored_incidents.add(session.store, incident)
    return lambda: slips.take_out(session, made)


def _merge(session: Session) -> Deed:
    opened(session, "Heron", "Ada Miller"), opened(session, "Robin", "Ada Miller")
    pair = next(pair for pair in duplicates.pairs(session) if pair.kind is duplicates.Kind.OFFICER)
    duplicates.join(session, pair.kind, pair.kept.number, pair.gone.number)
    (joined,) = duplicates.look(session).joined
    return lambda: duplicates.settle(session, joined.merge.id)


def _referral(session: Session) -> Deed:
    case_id = _full(session)
    (referral,) = cases.case_file(session, case_id).referrals
    return lambda: referrals.take_back(session, referral.id)


DEEDS: dict[str, Callable[[Session], Deed]] = {
    "task.taken-back": _task,
    "follow-up.attempt-taken-back": _attempt,
    "follow-up.taken-back": _agreed,
    "follow-up.reopened": _reached,
    "absence.ended": _absence,
    "absence.arrangement-taken-back": _arranged,
    "case.reachable-withdrawn": _reachable,
    "debrief.renewed": _answers,
    "service.removed": _service,
    "service.examples-removed": _examples,
    "letterhead.removed": _logo,
    "incident.taken-out": _incident,
    "record.merge-settled": _merge,
    "referral.taken-back": _referral,
}


def test_every_undoable_deed_is_tried_here() -> None:
    assert set(DEEDS) == UNDOABLE


@pytest.mark.parametrize("action", sorted(DEEDS))
def test_undone_everything_is_as_it_was(session: Session, action: str) -> None:
    deed = DEEDS[action](session)
    session.take_changes()
    before = stand(session)
    deed()
    assert stand(session) != before, "nothing was taken out"
    assert Changed.UNDO in session.take_changes()
    assert undo.newest(session) == undo.bring_back(session) != ""
    assert stand(session) == before
    verify_records(session.store)
    with pytest.raises(Refused):
        undo.bring_back(session)


# -- what was changed since is left alone


def test_a_number_that_was_given_again_is_not_taken_away_again(session: Session) -> None:
    case_id = opened(session)
    step = first_open(session, case_id)
    follow_ups.note_attempt(session, step.id, Reach.PHONE)
    follow_ups.take_back_attempt(session, step.id)
    follow_ups.note_attempt(session, step.id, Reach.MESSAGE)
    undo.bring_back(session)
    reaches = [contact.reach for _step, contact in cases.case_file(session, case_id).contacts]
    assert sorted(reaches) == sorted([Reach.PHONE, Reach.MESSAGE])


def test_two_that_had_one_number_after_the_other_both_come_back(session: Session) -> None:
    case_id = opened(session)
    first, second = (session.today() + dt.timedelta(days=days) for days in (40, 50))
    for day in (first, second):
        follow_ups.take_back(session, follow_ups.agree(session, case_id, day, "Ask about leave"))
    undo.bring_back(session)
    undo.bring_back(session)
    planned = [one for one in follow_ups.of_case(session, case_id) if one.step is None]
    assert [one.due_at.astimezone().date() for one in planned] == [first, second]
    verify_records(session.store)


def test_a_case_that_was_closed_since_gets_no_open_step(session: Session) -> None:
    case_id = opened(session)
    follow_ups.take_back(
        session, follow_ups.agree(session, case_id, session.today() + dt.timedelta(days=9), "Ask about leave")
    )
    cases.close(session, case_id)
    before = stand(session)
    with pytest.raises(Refused) as refused:
        undo.bring_back(session)
    assert refused.value.sentence == CHANGED_SINCE
    assert stand(session) == before
    assert undo.newest(session) == "", "what can't be undone does not bar the way"


def test_a_result_that_was_given_since_stays(session: Session) -> None:
    step = first_open(session, opened(session))
    follow_ups.note_contact(session, step.id, Reach.PHONE)
    follow_ups.reopen(session, step.id)
    follow_ups.decline(session, step.id)
    before = stand(session)
    with pytest.raises(Refused):
        undo.bring_back(session)
    assert stand(session) == before


def test_what_was_restricted_since_waits(session: Session) -> None:
    case_id = opened(session)
    follow_ups.note_attempt(session, first_open(session, case_id).id, Reach.PHONE)
    follow_ups.take_back_attempt(session, first_open(session, case_id).id)
    officer_rights.restrict(session, officer_rights.of_case(session, case_id), Ground.ACCURACY)
    before = stand(session)
    with pytest.raises(Refused) as refused:
        undo.bring_back(session)
    assert refused.value.sentence == RESTRICTED
    assert stand(session) == before
    officer_rights.lift_restriction(session, officer_rights.of_case(session, case_id))
    undo.bring_back(session)
    assert cases.case_file(session, case_id).contacts


# -- nothing stays behind


def test_what_was_taken_out_is_in_no_page_of_the_file(session: Session) -> None:
    made = _own_service(session, "Quillwort practice")
    services.remove(session, made)
    assert pages.traces(pages.everything(session.store), ("Quillwort",)) == []
    assert undo.newest(session)


def test_an_erasure_leaves_nothing_to_bring_back(session: Session) -> None:
    case_id = full_case(session)
    reachable.withdraw(session, case_id)
    services.remove(session, _own_service(session))
    officer = officer_rights.of_case(session, case_id)
    erasing.erase(session, officer)
    assert undo.newest(session) == ""


def test_a_hand_over_leaves_nothing_to_bring_back(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        reachable.withdraw(ana, case_id)
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "a.wbcase", Reason.AWAY)
        assert undo.newest(ana) == ""


def test_a_deed_that_failed_is_no_deed(session: Session) -> None:
    with contextlib.suppress(RuntimeError), undo.undoable(session, "letterhead.removed"):
        session.store.run("DELETE FROM letterhead")
        raise RuntimeError("the light went out")
    assert undo.newest(session) == ""


# -- any order


class Undoing(RuleBasedStateMachine):
    """A random user who takes things out and brings them back; `before` is how the vault stood before each deed."""

    @initialize()
    def begin(self) -> None:
        self.ends = contextlib.ExitStack()
        folder = Path(self.ends.enter_context(tempfile.TemporaryDirectory())) / "vault"
        self.session = self.ends.enter_context(open_session(folder, Clock()))
        self.before: list[tuple[bytes, object]] = []
        self.ready: list[Deed] = []
        self.made: set[str] = set()

    @precondition(lambda self: not self.before)
    @rule(action=st.sampled_from(sorted(set(DEEDS) - {"record.merge-settled", "service.examples-removed"})))
    def prepare(self, action: str) -> None:
        if action not in self.made and not (action.startswith("absence") and "away" in self.made):
            self.made |= {action, "away"} if action.startswith("absence") else {action}
            self.ready.append(DEEDS[action](self.session))

    @precondition(lambda self: self.ready)
    @rule(place=st.integers(0, 99))
    def take_out(self, place: int) -> None:
        self.before.append(stand(self.session))
        self.ready.pop(place % len(self.ready))()

    @precondition(lambda self: self.before)
    @rule()
    def bring_back(self) -> None:
        undo.bring_back(self.session)
        assert stand(self.session) == self.before.pop()

    @invariant()
    def the_newest_is_known(self) -> None:
        if hasattr(self, "before"):
            assert bool(undo.newest(self.session)) == bool(self.before)

    def teardown(self) -> None:
        for expected in reversed(getattr(self, "before", [])):
            undo.bring_back(self.session)
            assert stand(self.session) == expected
        if hasattr(self, "ends"):
            verify_records(self.session.store)
            self.ends.close()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=4, stateful_step_count=12)
