"""What was ticked with somebody at the door is kept once it becomes a case, its red flags with it."""

from wellbeing.app import cases, debriefs, flag_words, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.debrief import DebriefState


def test_ticks_and_red_flags_are_kept_and_the_talk_can_still_be_held(session: Session) -> None:
    (case_id,) = incidents.open_incident(session, NewIncident(act="ASSAULT", officers=[Involved()], agreed=True))
    answers: dict[str, object] = {"signs": ["head"], "from another version": True}
    debriefs.take_over(
        session,
        case_id,
        checklist="help-now",
        version=1,
        mode=Mode.BY_PHONE,
        answers=answers,  # type: ignore[arg-type]
    )
    file = cases.case_file(session, case_id)
    assert [(held.checklist, held.state, dict(held.answers)) for held in file.debriefs] == [
        ("help-now", DebriefState.DONE, {"signs": ["head"]})
    ]
    assert [flag.flag for flag in file.flags] == ["head_injury"]
    titles = flag_words.words_of_case(session, case_id)
    assert titles[(file.debriefs[0].id, "head_injury")].title
    begun = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    assert begun != file.debriefs[0].id
