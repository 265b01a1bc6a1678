"""A talk stays with the version it was begun with; a newer one is looked at first and taken only if wanted."""

from pathlib import Path

import pytest

from tests.app.shelves import Shelf, own_shelf
from wellbeing.app import cases, debriefs, incidents, red_flags
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import DebriefId
from wellbeing.errors import Refused


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return own_shelf(tmp_path, monkeypatch)


@pytest.fixture
def talk(session: Session, shelf: Shelf) -> DebriefId:
    (case_id,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    return debriefs.start(session, case_id, Step.DAY_1, Mode.IN_PERSON)


def test_a_talk_keeps_its_words_after_a_newer_version_was_published(
    session: Session, shelf: Shelf, talk: DebriefId
) -> None:
    assert standing(session, talk).newer is None
    shelf.publish("t1-24-hours", 2, ("title: How are you now", "title: And now"))
    shown = standing(session, talk)
    assert shown.checklist.version == 1
    assert shown.question is not None
    assert shown.question.title == "How are you now"
    assert shown.newer is not None
    assert shown.newer.version == 2


def test_answers_that_hold_are_kept_and_the_others_are_asked_again(
    session: Session, shelf: Shelf, talk: DebriefId
) -> None:
    debriefs.answer(session, talk, "how_now", "shaken")
    debriefs.answer(session, talk, "sleep", "less")
    debriefs.go_to(session, talk, "sleep")
    shelf.publish("t1-24-hours", 2, ("          - id: shaken\n", "          - id: upset\n"))
    preview = standing(session, talk).newer
    assert preview is not None
    assert [question.id for question in preview.lost] == ["how_now"]
    taken = debriefs.take_newer_version(session, talk)
    assert taken.checklist.version == 2
    assert taken.debrief.answers == {"sleep": "less"}
    assert taken.question is not None
    assert taken.question.id == "sleep"
    assert taken.newer is None


def test_a_position_that_is_gone_leads_to_the_beginning(session: Session, shelf: Shelf, talk: DebriefId) -> None:
    debriefs.go_to(session, talk, "care")
    shelf.publish("t1-24-hours", 2, ("      - id: care\n", "      - id: medical_care\n"))
    taken = debriefs.take_newer_version(session, talk)
    assert taken.question == taken.way[0]


def test_no_red_flag_vanishes_before_it_was_said_what_was_done(session: Session, shelf: Shelf, talk: DebriefId) -> None:
    shown = debriefs.answer(session, talk, "how_now", "not_managing")
    assert [open_.flag.id for open_ in shown.flags] == ["cannot_look_after_self"]
    shelf.publish("t1-24-hours", 2, ("            red_flag: cannot_look_after_self\n", ""))
    with pytest.raises(Refused, match="red flag is open"):
        debriefs.take_newer_version(session, talk)
    assert standing(session, talk).debrief.answers == {"how_now": "not_managing"}
    red_flags.note_done(session, talk, "cannot_look_after_self", ("refused",))
    taken = debriefs.take_newer_version(session, talk)
    assert [raised.flag for raised in cases.case_file(session, taken.debrief.case_id).flags] == [
        "cannot_look_after_self"
    ]


def test_without_a_newer_version_there_is_nothing_to_take(session: Session, talk: DebriefId) -> None:
    with pytest.raises(Refused):
        debriefs.take_newer_version(session, talk)


def test_a_finished_talk_is_not_reworded(session: Session, shelf: Shelf, talk: DebriefId) -> None:
    debriefs.finish(session, talk)
    shelf.publish("t1-24-hours", 2, ("title: Sleep", "title: Nights"))
    with pytest.raises(Refused):
        debriefs.take_newer_version(session, talk)
    assert standing(session, talk).newer is None
