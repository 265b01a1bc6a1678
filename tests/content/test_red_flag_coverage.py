"""What a case asks for can be raised in its talk, and every red flag knows the telephone, refusal and silence."""

import pytest

from wellbeing.content import codes, library
from wellbeing.domain.checklist import Checklist, Level, RedFlag
from wellbeing.domain.condition import Facts
from wellbeing.domain.talk import fitting, woven

FLAGS = library.red_flags()
ACT_ASKS_FOR = {
    "ASSAULT_MINOR": {"head_injury", "bleeding_chest_pain"},
    "ASSAULT_SERIOUS": {"head_injury", "bleeding_chest_pain"},
    "ATTEMPT_KILL": {"head_injury", "bleeding_chest_pain"},
    "EXPOSURE": {"body_fluids"},
    "SEXUAL": {"sexual_attack"},
    "COLLEAGUE": {"sexual_attack", "threatened_now"},
    "DIGITAL": {"threatened_now"},
    "HARASSMENT": {"threatened_now"},
    "PROPERTY": {"threatened_now"},
    "THREAT_SERIOUS": {"threatened_now"},
    "SYSTEMS": {"threatened_now", "investigated_alone"},
    "TRAUMA_FIREARM": {"investigated_alone", "body_fluids", "bleeding_chest_pain"},
    "TRAUMA_CUSTODY": {"investigated_alone", "body_fluids"},
    "ACCIDENT_ROAD": {"head_injury", "bleeding_chest_pain", "investigated_alone"},
}
FLAG_ASKS_FOR = {
    "HATE": {"threatened_now"},
    "HYBRID": {"threatened_now", "investigated_alone"},
    "TERROR": {"bleeding_chest_pain", "body_fluids", "head_injury", "not_easing"},
    "FAMILY": {"threatened_now", "violence_at_home"},
}
ALWAYS = {"wants_to_die", "goodbye", "danger_to_others", "confused", "drink_or_drugs", "violence_at_home"}
"""Of every step: whatever happened, nobody is asked for less."""


def talk(step: str, facts: Facts) -> Checklist:
    joining = [head.name for head in fitting(library.topics(), facts, step) if head.topic.by_itself]
    return woven(library.checklist_for_step(step), [library.checklist(name) for name in joining])


def raisable(guide: Checklist) -> set[str]:
    options = (option for question in guide.questions for option in question.options)
    return {option.red_flag for option in options if option.red_flag} | {rule.red_flag for rule in guide.rules}


@pytest.mark.parametrize("act", [code.code for code in codes.acts()])
def test_the_first_talks_can_raise_what_the_act_asks_for(act: str) -> None:
    wanted = ALWAYS | ACT_ASKS_FOR.get(act, set())
    for step in ("T0", "T1"):
        assert raisable(talk(step, {"act": act, "step": step})) >= wanted, (act, step)


@pytest.mark.parametrize("flag", FLAG_ASKS_FOR)
def test_what_is_known_about_the_incident_asks_for_more(flag: str) -> None:
    found = raisable(talk("T0", {"act": "TRAUMA_SCENE", "flags": [flag], "step": "T0"}))
    assert found >= ALWAYS | FLAG_ASKS_FOR[flag]


def test_later_facts_keep_their_red_flags_at_every_step() -> None:
    for step in ("T2", "T3", "T4", "T5", "T6", "T7"):
        crisis = raisable(talk(step, {"act": "THREAT", "red_flags": ["wants_to_die"], "step": step}))
        many = raisable(talk(step, {"act": "THREAT", "other_cases": 3, "step": step}))
        assert "wants_to_die" in crisis & many
        assert {"drink_or_drugs", "not_easing"} <= many


@pytest.mark.parametrize("flag", [flag for flag in FLAGS if flag.level is not Level.WEEKS], ids=lambda flag: flag.id)
def test_what_is_urgent_has_words_and_steps_for_the_telephone(flag: RedFlag) -> None:
    assert flag.say is not None
    assert flag.say.by_phone
    assert flag.act_now.by_phone
    spoken = " ".join((flag.say.by_phone, *flag.act_now.by_phone)).lower()
    assert any(word in spoken for word in ("where", "yes or no", "safe there", "when and how"))


@pytest.mark.parametrize("flag", [flag for flag in FLAGS if flag.level is not Level.WEEKS], ids=lambda flag: flag.id)
def test_silence_is_no_end(flag: RedFlag) -> None:
    """Afterwards or on the telephone, somebody may not answer; only who threatens others is not waited for."""
    told = " ".join((*flag.act_now.by_phone, *flag.act_now.afterwards))
    if flag.id == "danger_to_others":
        assert flag.act_now.afterwards[0].startswith("Call 112")
    else:
        assert any(word in told for word in ("No answer", "Nobody answers", "Silence"))


@pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag.id)
def test_a_refusal_has_steps_of_its_own_and_a_next_contact(flag: RedFlag) -> None:
    assert len(flag.refusal) >= 3
    assert any(option.id == "refused" for option in flag.done)
    assert flag.contact_after_days == {
        Level.EMERGENCY: (1, 3, 7),
        Level.SAME_DAY: (1,),
        Level.WEEKS: (14,),
    }.get(flag.level)
