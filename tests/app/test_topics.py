"""Topic guides come into the talks of the cases they fit, stay bound to their version, and are held by themselves."""

import dataclasses
from pathlib import Path

import pytest

from tests.app.shelves import own_shelf
from tests.helpers.corrected import correct_incident
from tests.helpers.vaults import open_session
from wellbeing.app import cases, debriefs, guides, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Relation
from wellbeing.domain.checklist import Mode, StepKind
from wellbeing.domain.debrief import DebriefState, Joined
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.vault.whole_check import verify_records


def open_case(session: Session, act: str, relation: Relation = Relation.NONE) -> CaseId:
    (opened,) = incidents.open_incident(
        session, NewIncident(act=act, officers=[Involved(relation=relation)], agreed=True)
    )
    return opened


def asked(shown: Standing) -> list[str]:
    return [question.id for question in shown.way]


def test_a_topic_that_fits_joins_the_talk_by_itself(session: Session) -> None:
    case_id = open_case(session, "TRAUMA_FIREARM")
    shown = standing(session, debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON))
    assert shown.debrief.topics == (Joined(checklist="firearm", version=1),)
    assert "firearm_first" in asked(shown)
    assert shown.lawyer_first
    assert all(question.kind is not StepKind.NOTE for question in shown.way)


def test_another_case_has_another_topic_and_some_have_none(session: Session) -> None:
    attacked = standing(
        session, debriefs.start(session, open_case(session, "ASSAULT_MINOR"), Step.DAY_1, Mode.BY_PHONE)
    )
    assert [one.checklist for one in attacked.debrief.topics] == ["assault"]
    animal = standing(
        session, debriefs.start(session, open_case(session, "ACCIDENT_ANIMAL"), Step.DAY_1, Mode.BY_PHONE)
    )
    assert not animal.debrief.topics


def test_a_topic_is_offered_at_its_own_steps_only(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_MINOR")
    assert [head.name for head in guides.offer(session, case_id, Step.DAY_1).joining] == ["assault"]
    assert not guides.offer(session, case_id, Step.MONTHS_6).joining
    offer = guides.offer(session, case_id)
    assert [head.name for head in offer.joining] == ["assault"]
    everything = {head.name for head in (*offer.joining, *offer.fitting, *offer.others)}
    assert everything == {head.name for head in guides.every_topic()}


def test_an_investigation_that_comes_up_brings_its_guide_where_the_talk_has_not_passed_yet(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_MINOR")
    talk = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.go_to(session, talk, "under_investigation")
    before = asked(standing(session, talk))
    shown = debriefs.answer(session, talk, "under_investigation", "yes")
    assert shown.debrief.topics[-1] == Joined(checklist="under-investigation", version=1, after="order")
    order = [question.id for question in shown.checklist.questions]
    new = [question for question in asked(shown) if question not in before]
    assert "investigation_first" in new
    assert all(order.index(question) > order.index("under_investigation") for question in new)
    assert shown.question is not None
    assert shown.question.id == "under_investigation", "the screen stays where it is"


def test_a_talk_that_stood_at_its_end_goes_on_with_what_has_come_to_fit(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_MINOR")
    talk = debriefs.start(session, case_id, Step.DAY_1, Mode.IN_PERSON)
    shown = standing(session, talk)
    while shown.question is not None:
        shown = debriefs.go_on(session, talk)
    debriefs.pause(session, talk)
    incident = cases.case_file(session, case_id).incident
    correct_incident(session, dataclasses.replace(incident, under_investigation=True))
    debriefs.resume(session, talk)
    resumed = standing(session, talk)
    assert resumed.question is not None
    assert resumed.checklist.guide_of(resumed.question.id).name == "under-investigation"


def test_what_joined_never_leaves(session: Session) -> None:
    case_id = open_case(session, "TRAUMA_FIREARM")
    talk = debriefs.start(session, case_id, Step.DAY_1, Mode.IN_PERSON)
    incident = cases.case_file(session, case_id).incident
    correct_incident(session, dataclasses.replace(incident, act="ASSAULT_MINOR"))
    debriefs.pause(session, talk)
    debriefs.resume(session, talk)
    names = [one.checklist for one in standing(session, talk).debrief.topics]
    assert names == ["firearm", "assault"]


def test_a_topic_stays_bound_to_its_version_and_a_newer_one_is_offered(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = own_shelf(tmp_path, monkeypatch)
    talk = debriefs.start(session, open_case(session, "ASSAULT_MINOR"), Step.DAY_1, Mode.IN_PERSON)
    shelf.publish("assault", 2, ("title: Pain that came later", "title: Pain since then"))
    shown = standing(session, talk)
    assert shown.newer is not None
    later_pain = shown.checklist.question("later_pain")
    assert later_pain is not None
    assert later_pain.title == "Pain that came later"
    taken = debriefs.take_newer_version(session, talk)
    assert taken.debrief.topics == (Joined(checklist="assault", version=2),)
    assert taken.newer is None


def test_a_topic_alone_is_a_talk_of_its_own_that_closes_no_step(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_MINOR")
    talk = debriefs.start_topic(session, case_id, "custody", Mode.BY_PHONE)
    shown = standing(session, talk)
    assert shown.debrief.step is None
    assert shown.lawyer_first
    assert asked(shown)[0] == "custody_first"
    assert debriefs.start_topic(session, case_id, "custody", Mode.BY_PHONE) == talk, "it is resumed"
    assert debriefs.under_way(session, case_id, Step.SAME_SHIFT) is None
    while shown.question is not None:
        shown = debriefs.go_on(session, talk)
    debriefs.finish(session, talk)
    file = cases.case_file(session, case_id)
    assert all(follow_up.result is None for follow_up in file.follow_ups)
    assert [held.state for held in file.debriefs] == [DebriefState.DONE]


def test_what_a_topic_settled_is_known_to_the_talks_of_the_steps(session: Session) -> None:
    case_id = open_case(session, "ASSAULT_MINOR")
    alone = debriefs.start_topic(session, case_id, "assault", Mode.IN_PERSON)
    debriefs.answer(session, alone, "assault_first_things", ["care", "report"])
    debriefs.finish(session, alone)
    shown = standing(session, debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON))
    assert "care" in {known.question.id for known in shown.known}


def test_topics_are_there_again_when_the_vault_is_opened_anew(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault") as session:
        case_id = open_case(session, "TRAUMA_CUSTODY")
        talk = debriefs.start(session, case_id, Step.DAY_1, Mode.IN_PERSON)
    with open_session(tmp_path / "vault") as session:
        assert [one.checklist for one in standing(session, talk).debrief.topics] == ["custody"]
        verify_records(session.store)


def test_an_unknown_topic_is_refused(session: Session) -> None:
    with pytest.raises(Refused):
        debriefs.start_topic(session, open_case(session, "THREAT"), "no-such-guide", Mode.IN_PERSON)
