"""One standard for all guides by what happened: first words, do and don't, red flags, the practical list, the page to
take home, the card. What a guide leaves out of the practical list stands here, with its reason."""

import pytest

from wellbeing.content import library
from wellbeing.domain.checklist import Checklist, Mode
from wellbeing.language import language

EVENTS = {
    "assault": "assault",
    "serious assault and injury": "serious-assault",
    "use of firearm by the officer": "firearm",
    "death or serious injury in custody": "custody",
    "child death or grave accident scene": "scene",
    "serious road collision": "road-collision",
    "colleague killed on duty": "colleague-killed",
    "suicide of a colleague": "colleague-suicide",
    "the officer's own suicidal crisis": "suicidal-crisis",
    "sexual attack": "sexual-attack",
    "hate-motivated attack": "hate-attack",
    "harassment or violence by a colleague or superior": "violence-inside",
    "doxing and threats to the family": "threats-to-family",
    "blood or needle exposure": "blood-needle",
    "under investigation": "under-investigation",
    "terror or mass event": "terror-mass-event",
    "hybrid or state-linked threat": "state-linked-threat",
    "the representative was there too": "representative-too",
    "return to duty": "return-to-duty",
    "anniversary and court": "court-anniversary",
    "cumulative exposure": "much-at-once",
}

PRACTICAL = {
    "care": {"doctor_seen", "ears_checked", "exposure_seen", "special_help_seen", "limits_from_doctor"},
    "report": {"accident_reported", "crime_reported", "each_reported"},
    "evidence": {"evidence_kept", "evidence_with_service", "screens_saved", "devices_handed"},
    "equipment": {
        *("equipment_replaced", "weapon_settled", "kit_ready", "access_settled", "clothes_changed"),
        *("locker_settled", "devices_checked", "devices_spare"),
    },
    "leave": {"leave_settled"},
    "pay": {"pay_checked", "witness_pay"},
    "legal cover": {"legal_arranged"},
    "family": {"family_told"},
    "media": {"media_watched", "court_press"},
}

LEFT_OUT = {
    ("colleague-suicide", "evidence"): "nobody of those who ask for help is part of a case",
    ("suicidal-crisis", "report"): "an illness, and nobody else's business",
    ("suicidal-crisis", "evidence"): "no crime",
    ("suicidal-crisis", "equipment"): "the weapon is settled with a doctor, in the list itself",
    ("suicidal-crisis", "legal cover"): "no crime and no inquiry",
    ("suicidal-crisis", "media"): "nobody outside knows",
    ("sexual-attack", "family"): "the officer decides who knows; nobody ticks off that they do",
    ("sexual-attack", "media"): "nobody outside knows",
    ("violence-inside", "equipment"): "nothing was worn or broken",
    ("violence-inside", "media"): "nobody outside knows",
    ("threats-to-family", "care"): "nobody was hurt",
    ("state-linked-threat", "care"): "nobody was hurt",
    ("blood-needle", "media"): "nobody outside knows",
    ("under-investigation", "care"): "being alone is a red flag of its own",
    ("under-investigation", "report"): "it is the officer whom the report is about",
    ("under-investigation", "evidence"): "the investigator has it, and the representative keeps away",
    ("return-to-duty", "evidence"): "settled long before",
    ("return-to-duty", "media"): "settled long before",
    ("court-anniversary", "care"): "settled long before",
    ("court-anniversary", "report"): "settled long before",
    ("court-anniversary", "evidence"): "settled long before",
    ("court-anniversary", "equipment"): "settled long before",
    ("much-at-once", "evidence"): "no single event",
    ("much-at-once", "equipment"): "no single event",
    ("much-at-once", "media"): "no single event",
}


def settled_by(guide: Checklist) -> set[str]:
    return {option.settles for question in guide.questions for option in question.options if option.settles}


def test_there_is_a_guide_for_each_event_and_no_other() -> None:
    assert sorted(EVENTS.values()) == sorted(head.name for head in library.topics())


@pytest.mark.parametrize("name", EVENTS.values())
def test_it_says_how_to_begin_what_to_do_and_what_to_leave(name: str) -> None:
    guide = library.checklist(name)
    first = guide.questions[0]
    assert all(guide.opening.for_mode(mode) for mode in Mode)
    assert len(first.points) >= 3
    assert len(first.avoid) >= 3
    assert guide.red_flags
    assert guide.card is not None


@pytest.mark.parametrize("name", EVENTS.values())
def test_its_practical_list_holds_everything_that_can_be_lost(name: str) -> None:
    held = settled_by(library.checklist(name))
    missing = {kind for kind, settled in PRACTICAL.items() if not held & settled}
    assert missing == {kind for left, kind in LEFT_OUT if left == name}


@pytest.mark.parametrize("name", EVENTS.values())
def test_its_page_to_take_home_tells_what_is_common_what_helps_and_what_rights_there_are(name: str) -> None:
    parts = library.checklist(name).take_home
    assert len(parts) == 3
    assert all(3 <= len(part.points) <= 5 for part in parts)


@pytest.mark.parametrize("name", EVENTS.values())
def test_no_sentence_of_it_is_the_same_in_german(name: str) -> None:
    german = language("de").text
    for part in library.checklist(name).take_home:
        for words in (part.title, *part.points):
            assert german(words) != words
