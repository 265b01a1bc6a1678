"""`wellbeing debrief walk`: what is shown step by step, and a sentence for an answer that does not fit."""

from pathlib import Path

import pytest

from tests.cli.called import call
from wellbeing import paths
from wellbeing.app import country, preferences
from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.domain.country import ForceDebrief, Line

SHELF = paths.resources() / "checklists"


def file_of(name: str) -> Path:
    return SHELF / name / "1.yaml"


def answers(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "answers.yaml"
    file.write_text(content, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", library.names())
def test_every_guide_walks_to_its_end(name: str) -> None:
    ended = call("debrief", "walk", file_of(name))
    assert (ended.code, ended.err) == (0, "")
    assert "1. " in ended.out


def test_an_answer_changes_the_way_and_a_red_flag_says_what_to_do(tmp_path: Path) -> None:
    given = answers(tmp_path, "mode: by_phone\nfacts: {act: THREAT}\nanswers: {signs: [hopeless]}\ndone: {}\n")
    plain = call("debrief", "walk", file_of("t0-same-shift"))
    ended = call("debrief", "walk", file_of("t0-same-shift"), "--answers", given)
    assert ended.code == 0
    assert "(safety)" in ended.out
    assert "(safety)" not in plain.out
    assert "(where_are_you)" in ended.out, "worded and asked for the telephone"
    assert "[x] Speaks of being a burden" in ended.out


def test_an_emergency_is_not_passed_in_silence(tmp_path: Path) -> None:
    words = "answers: {{body: [head]}}\ndone: {{{done}}}\n"
    silent = call("debrief", "walk", file_of("t0-same-shift"), "--answers", answers(tmp_path, words.format(done="")))
    assert silent.code == 2
    assert "! Signs of a head injury" in silent.out
    assert "emergency is open" in silent.err
    told = words.format(done="head_injury: [refused]")
    assert call("debrief", "walk", file_of("t0-same-shift"), "--answers", answers(tmp_path, told)).code == 0


def test_topics_join_the_talk(tmp_path: Path) -> None:
    ended = call("debrief", "walk", file_of("t0-same-shift"), file_of("firearm"))
    assert ended.code == 0
    assert "(firearm_first)" in ended.out
    assert "The lawyer comes first" in ended.out
    assert "(reminder)" not in ended.out, "no note where the lawyer comes first"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("answers: {care: perhaps}", "answers.care"),
        ("answers: {no_such_question: true}", "answers.no_such_question"),
        ("done: {head_injury: [nothing]}", "done.head_injury"),
        ("facts: {shoe_size: 43}", "facts.shoe_size"),
        ("facts: {act: [THREAT, ASSAULT]}", "facts.act"),
        ("facts: {flags: HATE}", "facts.flags"),
        ("facts: {other_cases: many}", "facts.other_cases"),
        ("facts: {injured: 'yes'}", "facts.injured"),
        ("mode: by_letter", "mode"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tmp_path: Path, content: str, place: str) -> None:
    ended = call("debrief", "walk", file_of("t0-same-shift"), "--answers", answers(tmp_path, content))
    assert ended.code == 2
    assert "line 1: " in ended.err
    assert f"“{place}”" in ended.err


def test_the_country_says_what_is_protected_and_whether_the_force_s_own_talk_is_a_duty(session: Session) -> None:
    preferences.save(session, preferences.Preferences(country="DE"))
    lines = {Line.PRIVILEGE: "Only a lawyer may keep silent.", Line.FORCE_DEBRIEF: ForceDebrief.MANDATORY}
    country.save(session, lines)
    files = (file_of("t2-72-hours"), file_of("firearm"))
    told = call("debrief", "walk", *files, "--country", "DE").out
    assert "What is protected in a talk: Only a lawyer may keep silent." in told
    assert "When something has to be reported: to be completed by the union." in told
    assert "Debriefs that the force holds: Taking part is a duty." in told
    anywhere = call("debrief", "walk", *files).out
    assert "What is protected in a talk: to be completed by the union." in anywhere
    assert call("debrief", "walk", *files, "--country", "XX").code == 2
