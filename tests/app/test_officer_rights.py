"""Corrections keep what stood there, restricted records are not used, and who was told something is named."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.helpers.hand_over import fingerprint, full_case, two
from wellbeing.app import (
    case_facts,
    cases,
    consent_form,
    debriefs,
    departures,
    follow_ups,
    hand_over,
    letters,
    officer_rights,
    reachable,
    referral_letters,
    referrals,
    search,
    silence,
    summary,
    take_home,
    today,
)
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.follow_up import Reach, TurnedTo
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.domain.reachable import Tie
from wellbeing.domain.referral import ReferralState
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.vault import counting


def test_what_stood_there_before_a_correction_is_kept_and_blanks_are_not(session: Session) -> None:
    case_id = full_case(session)
    officer = officer_rights.of_case(session, case_id)
    officer_rights.correct(session, officer, alias="Heron", name="Ada Officer-Smith", contact="", language="de")
    facts = case_facts.facts(session, cases.case_file(session, case_id).incident.id)
    person = facts.people[0]
    moved = dataclasses.replace(facts.incident, place="New bridge", occurred_on=session.today())
    case_facts.correct_facts(
        session,
        dataclasses.replace(
            facts,
            incident=moved,
            people=(dataclasses.replace(person, case=dataclasses.replace(person.case, days_lost="D1-3")),),
        ),
    )
    found = officer_rights.standing(session, officer).corrections
    before = facts.incident.occurred_on.isoformat()
    assert {(one.what, one.before, one.case_id) for one in found} == {
        ("officer.name", "Ada Officer", None),
        ("officer.contact", "0170 12345", None),
        ("incident.place", "Old bridge", case_id),
        ("incident.occurred_on", before, case_id),
    }, "the days lost and the language were blank before"


def test_an_alias_of_another_officer_is_refused_beside_its_field(session: Session) -> None:
    officer = officer_rights.of_case(session, full_case(session))
    full_case(session, alias="Wren")
    with pytest.raises(Refused) as refused:
        officer_rights.correct(session, officer, alias="Wren", name="", contact="")
    assert refused.value.field == "alias"


def test_whoever_was_told_something_is_named(tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        case_id = full_case(ana)
        officer = officer_rights.of_case(ana, case_id)
        letter = referral_letters.referral_letter(ana, cases.case_file(ana, case_id).referrals[0].id)
        letters.record(ana, letter, Carrier.PRINTED)
        departures.record(ana, FileKind.TAKE_HOME, Carrier.PRINTED, case_id=case_id)
        hand_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.ILL)
        told = officer_rights.correct(ana, officer, alias="Heron", name="Ada Smith", contact="")
    assert {(one.who, one.kind) for one in told} == {
        ("River practice", FileKind.REFERRAL_LETTER),
        ("Bo Rep", FileKind.CASE_PACKAGE),
    }, "the page to take home went to the officer"


def told_of_silence(session: Session, case_id: CaseId) -> None:
    for silent in cases.case_file(session, case_id).quiet.silences:
        silence.note_turned_to(session, silent.follow_up.id, (TurnedTo.DUTY_COMMANDER,))


def test_restricted_records_are_kept_shown_and_not_used(session: Session) -> None:
    case_id = full_case(session)
    officer = officer_rights.of_case(session, case_id)
    file = cases.case_file(session, case_id)
    assert len(counting.own(session.store, dt.date(2027, 1, 1))) == 1
    told_of_silence(session, case_id)
    officer_rights.restrict(session, officer, Ground.ACCURACY)
    shown = today.today(session)
    assert (shown.overdue, shown.due, shown.coming, shown.tasks, shown.talks, shown.waiting, shown.emergencies) == (
        (),
    ) * 7
    assert counting.own(session.store, dt.date(2027, 1, 1)) == []
    assert counting.known(session.store, 2026, "2026", imported_history=False) == set()
    assert len(counting.possible(session.store, 2026, "2026", imported_history=False)) == 1, "it may have been counted"
    assert [row.restricted for row in cases.rows(session)] == [True]
    assert [row.restricted for row in search.find(session, "quillwort").cases] == [True]
    restriction = cases.case_file(session, case_id).restriction
    assert restriction is not None
    assert restriction.ground is Ground.ACCURACY
    step, talk, referral = file.next_follow_up, file.debriefs[0].id, file.referrals[0].id
    assert step is not None
    uses = (
        lambda: follow_ups.note_attempt(session, step.id, Reach.PHONE),
        lambda: follow_ups.note_contact(session, step.id, Reach.PHONE),
        lambda: follow_ups.decline(session, step.id),
        lambda: follow_ups.agree(session, case_id, session.today(), "About leave"),
        lambda: debriefs.start(session, case_id, Step.WEEK_1, Mode.BY_PHONE),
        lambda: debriefs.resume(session, talk),
        lambda: debriefs.finish(session, talk),
        lambda: referrals.move(session, referral, ReferralState.ACKNOWLEDGED),
        lambda: referral_letters.referral_letter(session, referral),
        lambda: letters.slip(session, step.id, session.today(), None, ""),
        lambda: consent_form.consent_form(session, case_id),
        lambda: take_home.take_home(session, case_id),
        lambda: reachable.state(session, case_id, Tie.FRIEND, "1", agreed=True),
        lambda: cases.add_note(session, case_id, "More"),
    )
    for use in uses:
        with pytest.raises(Refused) as refused:
            use()
        assert refused.value.field == "restricted"
    officer_rights.lift_restriction(session, officer)
    cases.add_note(session, case_id, "More")
    assert len(counting.own(session.store, dt.date(2027, 1, 1))) == 1
    assert summary.years(session)[0].known == 1


def test_nobody_is_restricted_out_of_an_emergency(session: Session) -> None:
    case_id = full_case(session)
    officer = officer_rights.of_case(session, case_id)
    assert cases.case_file(session, case_id).quiet.silences, "an emergency, and nobody was reached since"
    with pytest.raises(Refused):
        officer_rights.restrict(session, officer, Ground.OBJECTION)
    told_of_silence(session, case_id)
    officer_rights.restrict(session, officer, Ground.OBJECTION)


def test_a_hold_has_a_reason_and_a_day_and_can_be_lifted(session: Session) -> None:
    officer = officer_rights.of_case(session, full_case(session))
    tomorrow = session.today() + dt.timedelta(days=1)
    for reason, until, field in (
        (" ", tomorrow, "reason"),
        ("Claim", None, "until"),
        ("Claim", session.today() - dt.timedelta(days=1), "until"),
        ("Claim", session.today() + dt.timedelta(days=4000), "until"),
    ):
        with pytest.raises(Refused) as refused:
            officer_rights.hold(session, officer, reason, until)
        assert refused.value.field == field
    officer_rights.hold(session, officer, "Claim", tomorrow)
    assert officer_rights.listed(session)[0].held
    officer_rights.lift_holds(session, officer)
    assert officer_rights.standing(session, officer).holds == ()
