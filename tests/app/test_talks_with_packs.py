"""A talk with the guide of a pack: bound to its words, and open whatever becomes of the pack."""

from pathlib import Path

import pytest

from tests.app.test_topics import asked, open_case
from tests.helpers.packs import GUIDE, laid, pack_bytes, with_file
from wellbeing.app import cases, debriefs, flag_words, guides, packs, take_home
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.content import library
from wellbeing.content.packs import shelf
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Level, Mode
from wellbeing.domain.identity import CaseId, DebriefId

NEWER = GUIDE.replace("version: 1", "version: 2").replace("title: The body", "title: Breathing")


@pytest.fixture(autouse=True)
def north(tmp_path: Path) -> None:
    shelf.forget()
    install(tmp_path, pack_bytes())


def install(tmp_path: Path, raw: bytes) -> None:
    looked = packs.look(laid(tmp_path, raw))
    packs.install(looked, looked.fingerprint)


@pytest.fixture
def case_id(session: Session) -> CaseId:
    return open_case(session, "TRAUMA_SCENE")


@pytest.fixture
def talk(session: Session, case_id: CaseId) -> DebriefId:
    """A talk in which the emergency of the pack came up."""
    begun = debriefs.start(session, case_id, Step.SAME_SHIFT, Mode.IN_PERSON)
    debriefs.answer(session, begun, "north__cold", "cough")
    return begun


def test_its_guide_joins_the_talk_and_its_red_flag_stands(session: Session, case_id: CaseId, talk: DebriefId) -> None:
    shown = standing(session, talk)
    assert {one.checklist for one in shown.debrief.topics} >= {"scene", "north--river"}
    assert {"north__first", "north__cold"} <= set(asked(shown))
    (flag,) = (open_.flag for open_ in shown.flags)
    assert (flag.id, flag.level) == ("north__lungs", Level.EMERGENCY)
    assert shown.emergency_without_word


def test_the_questions_and_red_flags_of_the_program_are_all_there_with_a_pack(
    session: Session, case_id: CaseId, talk: DebriefId
) -> None:
    """Compared with the same talk without any pack: nothing is missing, and nothing stands elsewhere."""
    with_pack = standing(session, talk).checklist
    packs.forget("north")
    other = debriefs.start(session, open_case(session, "TRAUMA_SCENE"), Step.SAME_SHIFT, Mode.IN_PERSON)
    without = standing(session, other).checklist
    mine = [question for question in with_pack.questions if not question.id.startswith("north__")]
    assert mine == list(without.questions)
    assert with_pack.warning == without.warning
    assert set(without.red_flags) <= set(with_pack.red_flags)
    assert set(without.rules) <= set(with_pack.rules)


def test_it_stays_bound_to_its_version_and_is_offered_the_newer_one(
    session: Session, talk: DebriefId, tmp_path: Path
) -> None:
    install(tmp_path, pack_bytes(with_file("checklists/north--river/2.yaml", NEWER), version=2))
    shown = standing(session, talk)
    question = shown.checklist.question("north__cold")
    assert question is not None
    assert question.title == "The body"
    assert shown.newer is not None
    assert debriefs.take_newer_version(session, talk).checklist.question("north__cold").title == "Breathing"  # type: ignore[union-attr]


def test_out_of_use_the_talk_still_has_its_words(session: Session, talk: DebriefId) -> None:
    packs.remove("north")
    shown = standing(session, talk)
    assert "north__cold" in asked(shown)
    assert shown.newer is None
    assert shown.flags[0].flag.title == "Water in the lungs"


def test_without_the_pack_case_talk_and_page_to_take_home_open(
    session: Session, case_id: CaseId, talk: DebriefId
) -> None:
    """As on a new computer after a restore: a pack is no part of a backup."""
    packs.forget("north")
    shown = standing(session, talk)
    assert "north__cold" not in asked(shown)
    assert "north__river__not_here" in asked(shown)
    assert shown.newer is None
    assert shown.debrief.answers["north__cold"] == "cough", "the answer is kept"
    words = flag_words.words_of_case(session, case_id)
    assert words[(talk, "north__lungs")].level is Level.EMERGENCY
    assert cases.case_file(session, case_id).case.id == case_id
    assert take_home.take_home(session, case_id).title
    assert guides.title(shown.debrief)


def test_a_talk_about_its_topic_alone_opens_too_and_is_whole_again_with_the_pack(
    session: Session, case_id: CaseId, tmp_path: Path
) -> None:
    begun = debriefs.start_topic(session, case_id, "north--river", Mode.BY_PHONE)
    debriefs.answer(session, begun, "north__cold", "well")
    packs.forget("north")
    assert standing(session, begun).checklist.title == library.NOT_HERE
    install(tmp_path, pack_bytes())
    shown = standing(session, begun)
    assert asked(shown) == ["north__first", "north__cold"]
    assert shown.debrief.answers["north__cold"] == "well"
