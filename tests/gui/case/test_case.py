"""One case: what comes next, one timeline, the name one press away, and nothing of it lost."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import Clock
from wellbeing.app import (
    cases,
    consents,
    debriefs,
    flag_words,
    follow_ups,
    hand_over,
    incidents,
    receiving,
    red_flags,
    tasks,
)
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import ActionKind, Mode, StepKind
from wellbeing.domain.consent import Way
from wellbeing.domain.follow_up import Reach
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId
from wellbeing.gui.case.screen import build
from wellbeing.gui.case.shown import Entry
from wellbeing.gui.case.timeline import entries
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def open_case(session: Session, act: str = "ASSAULT_SERIOUS", **more: object) -> CaseId:
    given: dict[str, object] = {"act": act, "officers": [Involved(alias="Heron", name="Anna Example")], "agreed": True}
    return incidents.open_incident(session, NewIncident(**{**given, **more}))[0]  # type: ignore[arg-type]


def lines(session: Session, case: CaseId) -> tuple[Entry, ...]:
    file = cases.case_file(session, case)
    return entries(file, flag_words.words_of_case(session, case), session.now(), session.language)


def whats(session: Session, case: CaseId) -> list[str]:
    return [line.what for line in lines(session, case) if line.what]


def built(session: Session, case: CaseId, qtbot: QtBot, code: str = "en") -> tuple[CaseView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language(code), paper=lambda kind, case: ways(kind, case=case))
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    view.arrive(case=case)
    return view, ways


def written(view: CaseView) -> str | None:
    """The words in the field of a note; None where no field is open."""
    return view.note.words() if view.note is not None else None


def test_the_newest_stands_above_and_the_next_step_first(session: Session, clock: Clock) -> None:
    case = open_case(session)
    first = follow_ups.of_case(session, case)[0]
    clock.forward(hours=1)
    follow_ups.note_attempt(session, first.id, Reach.PHONE)
    clock.forward(hours=1)
    follow_ups.note_contact(session, first.id, Reach.IN_PERSON)
    assert whats(session, case) == ["24-hour contact", "Same-shift talk kept", "Tried, not reached", "Case opened"]


def test_an_attempt_is_not_told_as_a_contact(session: Session) -> None:
    case = open_case(session)
    follow_ups.note_attempt(session, follow_ups.of_case(session, case)[0].id, Reach.PHONE)
    assert "Same-shift talk" in whats(session, case)
    assert not any("kept" in what for what in whats(session, case))
    assert lines(session, case)[0].why.endswith("tried once, no contact yet")


def test_steps_from_before_the_case_stand_in_one_quiet_line(session: Session) -> None:
    case = open_case(session, occurred_on=session.today() - dt.timedelta(days=40))
    last = lines(session, case)[-1]
    assert last.what == ""
    assert "Same-shift talk" in last.why
    assert "One-month talk" in last.why


def test_a_red_flag_stands_there_with_what_was_done(session: Session) -> None:
    case = open_case(session)
    answers: dict[str, object] = {"signs": ["head"]}
    debriefs.take_over(
        session,
        case,
        checklist="help-now",
        version=1,
        mode=Mode.IN_PERSON,
        answers=answers,  # type: ignore[arg-type]
    )
    line = next(line for line in lines(session, case) if line.tone == "danger")
    assert line.what.startswith("Red flag: ")
    assert "not noted yet" in line.why
    held = cases.case_file(session, case).debriefs[0]
    done = flag_words.words_of_case(session, case)[(held.id, "head_injury")].done[0]
    red_flags.note_done(session, held.id, "head_injury", (done.id,))
    line = next(line for line in lines(session, case) if line.tone == "danger")
    assert line.why == done.label


def test_consent_and_its_withdrawal_are_lines_of_their_own(session: Session, clock: Clock) -> None:
    case = open_case(session)
    clock.forward(days=3)
    consents.answer_statistics(session, case, yes=True, way=Way.SPOKEN)
    clock.forward(days=1)
    consents.withdraw(session, consents.of_case(session, case)[0].id)
    told = [what for what in whats(session, case) if "statistics" in what]
    assert told == ["Consent to statistics: withdrawn", "Consent to statistics: yes"]


def test_the_name_is_one_press_away_and_hides_again(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, open_case(session), qtbot)

    def seen() -> bool:
        return any("Anna Example" in text.text() for text in view.findChildren(Text))

    assert not seen()
    view.buttons["name"].click()
    assert seen()
    view.buttons["name"].click()
    assert not seen()
    view.buttons["name"].click()
    view.hide()
    view.show()
    assert not seen()


def test_the_first_button_goes_straight_into_the_guide_of_the_next_step(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    case = open_case(session)
    view, ways = built(session, case, qtbot)
    assert view.buttons["next"].text() == "Start the same-shift talk"
    view.buttons["next"].click()
    assert ways.last == ("debrief", {"case": case, "step": Step.SAME_SHIFT})
    debrief = debriefs.start(session, case, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.pause(session, debrief)
    view.refresh(frozenset({"cases"}))
    assert view.buttons["next"].text() == "Go on with the same-shift talk"
    view.buttons["next"].click()
    assert ways.last == ("debrief", {"case": case, "step": Step.SAME_SHIFT})


def test_consent_to_statistics_is_not_asked_before_the_72_hour_step(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    case = open_case(session)
    view, _ways = built(session, case, qtbot)
    texts = {text.text() for text in view.findChildren(Text)}
    assert "asked at the 72-hour talk" in texts
    clock.forward(days=3)
    view.refresh(frozenset({"cases"}))
    assert "asked at the 72-hour talk" not in {text.text() for text in view.findChildren(Text) if text.isVisible()}


def test_every_button_leads_to_its_page(session: Session, qtbot: QtBot) -> None:
    case = open_case(session)
    view, ways = built(session, case, qtbot)
    incident = cases.case_file(session, case).incident.id
    for key, way in {
        "referral": ("new-referral", {"case": case}),
        "consent": ("consent", {"case": case}),
        "facts": ("incident", {"incident": incident, "case": case}),
        "another": ("new-incident", {"incident": incident}),
        "take-home": ("take-home", {"case": case}),
        "agreed": ("agreed", {"case": case}),
    }.items():
        view.buttons[key].click()
        assert ways.last == way


def test_a_note_is_kept_and_an_empty_one_is_told(session: Session, qtbot: QtBot) -> None:
    case = open_case(session)
    view, _ways = built(session, case, qtbot)
    view.buttons["note"].click()
    view.buttons["keep-note"].click()
    assert view.note_error
    assert view.note is not None
    view.note.setPlainText("Call after six.")
    view.buttons["keep-note"].click()
    assert [text for _at, text in cases.case_file(session, case).notes] == ["Call after six."]
    assert written(view) is None


def test_a_note_that_names_an_officer_of_another_case_is_pointed_out_first(session: Session, qtbot: QtBot) -> None:
    case = open_case(session)
    open_case(session, officers=[Involved(alias="Robin", name="Bo Smith")])
    view, _ways = built(session, case, qtbot)
    view.buttons["note"].click()
    assert view.note is not None
    for words in ("Ask Smith.", "Ask Smith again."):  # changed words are looked at anew
        view.note.setPlainText(words)
        view.buttons["keep-note"].click()
        assert not cases.case_file(session, case).notes
        assert view.note.words() == words
    view.buttons["keep-note"].click()
    assert [text for _at, text in cases.case_file(session, case).notes] == ["Ask Smith again."]
    assert written(view) is None


def test_a_half_written_note_outlives_refresh_another_case_and_a_lock(session: Session, qtbot: QtBot) -> None:
    first = open_case(session)
    second = open_case(session, officers=[Involved(alias="Linden")])
    view, _ways = built(session, first, qtbot)
    view.buttons["note"].click()
    assert view.note is not None
    view.note.setPlainText("Call aft")
    view.refresh(frozenset({"cases"}))
    assert written(view) == "Call aft"
    view.arrive(case=second)
    assert written(view) is None
    assert view.draft(first) == "Call aft"
    assert view.draft(second) == ""
    view.arrive(case=first)
    assert written(view) == "Call aft"


def test_where_the_lawyer_comes_first_there_is_no_note(session: Session, qtbot: QtBot) -> None:
    view, _ways = built(session, open_case(session, "TRAUMA_FIREARM"), qtbot)
    assert "note" not in view.buttons
    assert any(text.text() == "The lawyer comes first" for text in view.findChildren(Text))


def test_closing_says_what_ends_and_can_be_taken_back(session: Session, qtbot: QtBot) -> None:
    case = open_case(session)
    view, _ways = built(session, case, qtbot)
    view.buttons["close"].click()
    assert any("8 steps" in text.text() for text in view.findChildren(Text))
    assert cases.case_file(session, case).case.state is CaseState.OPEN
    view.buttons["close-now"].click()
    assert cases.case_file(session, case).case.state is CaseState.CLOSED
    view.refresh(frozenset({"cases"}))
    view.buttons["reopen"].click()
    assert cases.case_file(session, case).case.state is CaseState.OPEN


def test_colleagues_of_the_incident_are_links(session: Session, qtbot: QtBot) -> None:
    officers = [Involved(alias="Heron"), Involved(alias="Linden")]
    opened = incidents.open_incident(session, NewIncident(act="ASSAULT", officers=officers, agreed=True))
    view, ways = built(session, opened[0], qtbot)
    view.colleagues[0].click()
    assert ways.last == ("case", {"case": opened[1]})


def test_the_screen_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot, clock: Clock) -> None:
    case = open_case(session, "TRAUMA_FIREARM", occurred_on=session.today() - dt.timedelta(days=2))
    follow_ups.note_contact(session, follow_ups.of_case(session, case)[2].id, Reach.PHONE)
    clock.forward(days=30)
    view, _ways = built(session, case, qtbot, "xx")
    shown = {text.text() for text in view.findChildren(Text) if text.text() not in ("", "Heron", "⚠")}
    for words in shown:
        assert "[" in words or any(character.isdigit() for character in words), words


def take_on_a_task(session: Session, case: CaseId) -> None:
    """The first task that an answer of the same-shift talk proposes."""
    held = debriefs.start(session, case, Step.SAME_SHIFT, Mode.IN_PERSON)
    for question in standing(session, held).way:
        for option in question.options:
            for action in option.actions:
                if action.kind is ActionKind.TASK and option.red_flag is None:
                    given = [option.id] if question.kind is StepKind.SEVERAL else option.id
                    debriefs.answer(session, held, question.id, given)
                    tasks.take_on(session, held, action.label)
                    return
    raise AssertionError("no answer proposes a task")


def test_what_was_taken_on_is_done_and_undone_on_the_timeline(session: Session, qtbot: QtBot, clock: Clock) -> None:
    case = open_case(session)
    take_on_a_task(session, case)
    (task,) = cases.case_file(session, case).tasks
    first = lines(session, case)[0]
    assert (first.what, first.why, first.when, first.tone) == (task.about, "Task", "in 1 day", "open")
    clock.forward(days=3)
    assert lines(session, case)[0].tone == "danger", "red only after its day"
    view, _ways = built(session, case, qtbot)
    view.intentions.follow(f"task-done {task.id}")
    assert cases.case_file(session, case).tasks[0].done_at is not None
    assert f"Done: {task.about}" in [entry.what for entry in lines(session, case)]
    view.intentions.follow(f"task-open {task.id}")
    assert cases.case_file(session, case).tasks[0].is_open


def test_a_case_says_since_when_the_officer_is_left_in_peace_and_urges_nothing(session: Session, qtbot: QtBot) -> None:
    case = open_case(session)
    first = follow_ups.of_case(session, case)[0]
    for _try in range(2):
        follow_ups.note_attempt(session, first.id, Reach.PHONE)
    assert "Left in peace since 12 Mar" in [entry.what for entry in lines(session, case)]
    assert not [entry for entry in lines(session, case) if entry.tone == "danger"]
    view, _ways = built(session, case, qtbot)
    assert "next" not in view.buttons


def test_silence_after_an_emergency_is_what_the_first_button_leads_to(
    session: Session, qtbot: QtBot, clock: Clock
) -> None:
    case = open_case(session)
    debriefs.take_over(session, case, checklist="help-now", version=1, mode=Mode.IN_PERSON, answers={"signs": ["die"]})
    clock.forward(days=2)
    view, ways = built(session, case, qtbot)
    assert view.buttons["next"].text() == "Not reached: what to do now"
    view.buttons["next"].click()
    day_1 = follow_ups.of_case(session, case)[1]
    assert ways.last == ("follow-up", {"follow_up": day_1.id, "case": case})
    flagged = next(entry for entry in lines(session, case) if entry.what.startswith("Red flag"))
    view.intentions.follow(flagged.key)
    assert [(place, what["flag"]) for place, what in ways.gone[1:]] == [("red-flag", "wants_to_die")]


def test_a_case_from_another_representative_is_shown_whole(
    session: Session, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its red flag may have a name that this computer does not know."""
    folder = tmp_path_factory.mktemp("hand-over")
    with two(folder) as (ana, bo):
        package = folder / "one.wbcase"
        hand_over.hand_over(ana, full_case(ana), fingerprint(bo), Basis.EMERGENCY, package, Reason.ILL)
        case = receiving.receive(bo, package)
        assert case is not None
        view, _ways = built(bo, case, qtbot)
        assert "next" in view.buttons
        assert "Note" in whats(bo, case)
