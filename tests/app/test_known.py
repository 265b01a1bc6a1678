"""Nobody is asked twice for what can't change: the later talks of a case know it, and say since when."""

from tests.helpers.vaults import Clock
from wellbeing.app import consents, debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import Standing, standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId, DebriefId


def open_case(session: Session) -> CaseId:
    (case_id,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    return case_id


def first_talk(session: Session, case_id: CaseId) -> DebriefId:
    talk = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.answer(session, talk, "care", "seen")
    debriefs.answer(session, talk, "papers", ["union_told"])
    debriefs.finish(session, talk)
    return talk


def asked(shown: Standing) -> list[str]:
    return [question.id for question in shown.way]


def test_a_later_talk_knows_what_an_earlier_one_settled_and_since_when(session: Session) -> None:
    case_id = open_case(session)
    earlier = first_talk(session, case_id)
    shown = standing(session, debriefs.start(session, case_id, Step.DAY_1, Mode.BY_PHONE))
    assert "care" not in asked(shown)
    (care,) = shown.known
    assert (care.question.id, care.answer) == ("care", "seen")
    assert care.settled_by is not None
    assert (care.settled_by.id, care.settled_by.step) == (earlier, Step.SAME_SHIFT)


def test_a_list_that_is_still_asked_comes_with_what_is_known_ticked(session: Session) -> None:
    case_id = open_case(session)
    first_talk(session, case_id)
    talk = debriefs.start(session, case_id, Step.DAY_1, Mode.BY_PHONE)
    shown = debriefs.go_to(session, talk, "papers")
    assert shown.given == ["union_told"]
    assert shown.given_before is not None
    assert "papers" not in shown.debrief.answers, "known is not asked"
    shown = debriefs.answer(session, talk, "papers", ["accident_report"])
    assert shown.given == ["accident_report"], "and can be taken back"


def test_what_was_taken_back_is_asked_again(session: Session) -> None:
    case_id = open_case(session)
    first_talk(session, case_id)
    talk = debriefs.start(session, case_id, Step.DAY_1, Mode.BY_PHONE)
    shown = debriefs.ask_again(session, talk, "care")
    assert shown.question is not None
    assert shown.question.id == "care"
    debriefs.answer(session, talk, "care", "not_yet")
    debriefs.finish(session, talk)
    later = standing(session, debriefs.start(session, case_id, Step.DAY_3, Mode.IN_PERSON))
    assert "care" not in {known.question.id for known in later.known}


def test_skipping_unsettles_nothing(session: Session) -> None:
    case_id = open_case(session)
    first_talk(session, case_id)
    talk = debriefs.start(session, case_id, Step.DAY_1, Mode.BY_PHONE)
    debriefs.answer(session, talk, "papers", None)
    debriefs.finish(session, talk)
    later = debriefs.start(session, case_id, Step.DAY_3, Mode.IN_PERSON)
    assert debriefs.go_to(session, later, "papers").given is None, "this list does not ask for the union"


def test_another_case_knows_nothing_of_it(session: Session) -> None:
    first_talk(session, open_case(session))
    shown = standing(session, debriefs.start(session, open_case(session), Step.DAY_1, Mode.BY_PHONE))
    assert not shown.known


def test_consent_to_statistics_is_not_asked_again_once_it_is_on_record(session: Session, clock: Clock) -> None:
    case_id = open_case(session)
    clock.forward(days=3)
    talk = debriefs.start(session, case_id, Step.DAY_3, Mode.IN_PERSON)
    assert "statistics_consent" in asked(standing(session, talk))
    consents.answer_statistics(session, case_id, yes=False, way=Way.SPOKEN)
    assert "statistics_consent" not in asked(standing(session, talk))
