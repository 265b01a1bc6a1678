"""What a pack may add and can't touch, however well it is signed."""

import json

import pytest

from tests.helpers.packs import COUNTRY, FILES, FLAGS, GUIDE, SERVICES, pack_bytes, with_file
from wellbeing.content import shipped
from wellbeing.content.packs import reading
from wellbeing.content.packs.building import refuse_disorder
from wellbeing.content.packs.pack import read_pack
from wellbeing.errors import Refused
from wellbeing.language import language

PATH = "checklists/north--river/1.yaml"


def refused(files: dict[str, str]) -> Refused:
    """How the pack with these files is refused when it is looked at."""
    with pytest.raises(Refused) as found:
        refuse_disorder(read_pack(pack_bytes(files)))
    return found.value


def told(error: Refused) -> str:
    return error.told(language("en"))


def guide(old: str, new: str) -> dict[str, str]:
    assert old in GUIDE
    return with_file(PATH, GUIDE.replace(old, new))


def flags(old: str, new: str) -> dict[str, str]:
    assert old in FLAGS
    return with_file("red-flags.yaml", FLAGS.replace(old, new))


def test_no_shipped_name_can_ever_be_one_of_a_pack() -> None:
    for name in shipped.names():
        assert "--" not in name
        for question in shipped.checklist(name).questions:
            assert "__" not in question.id
    assert not any("__" in flag for flag in shipped.flags())


def test_a_shipped_guide_can_not_be_shadowed() -> None:
    files = {path: text for path, text in FILES.items() if path != PATH}
    for name in ("firearm", "t0-same-shift", "help-now", "red-flags", "other--river"):
        text = GUIDE.replace("name: north--river", f"name: {name}")
        assert "begin with “north--”" in told(refused({**files, f"checklists/{name}/1.yaml": text}))


def test_the_guide_of_a_step_can_not_be_replaced() -> None:
    start, end = GUIDE.index("topic:"), GUIDE.index("opening:")
    text = GUIDE[:start] + "step: T0\n" + GUIDE[end:]
    assert "adds topic guides" in told(refused(with_file(PATH, text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: north__cold", "id: sleep"),
        ("id: north__cold", "id: hurt_today"),
        ("id: well\n", "id: well\n            settles: doctor_seen\n"),
    ],
)
def test_nothing_is_asked_or_settled_in_the_place_of_the_program(old: str, new: str) -> None:
    """A question under a shipped id would be asked instead of it; what is settled is never asked again."""
    assert "has to begin with “north__”" in told(refused(guide(old, new)))


def test_the_warning_is_the_program_s() -> None:
    assert "Leave “warning” out" in told(refused(guide("red_flags: 1\n", "red_flags: 1\nwarning: All is protected.\n")))
    read = reading.contents(read_pack(pack_bytes()))
    assert read.guides[0].warning == shipped.warning()


def test_where_the_lawyer_comes_first_a_pack_can_not_leave_it_out_or_write_notes() -> None:
    assert "the lawyer comes first" in told(refused(guide("[TRAUMA_SCENE, ACCIDENT]", "[TRAUMA_FIREARM]")))
    note = "      - {id: north__note, kind: note, title: Words, ask: What happened?}\ntake_home:"
    text = GUIDE.replace("red_flags: 1\n", "red_flags: 1\nlawyer_first: true\n").replace("take_home:", note)
    assert "is a note" in told(refused(with_file(PATH, text)))


def test_a_checklist_that_no_clinician_vouches_for_stays_out() -> None:
    start, end = GUIDE.index("reviewer:"), GUIDE.index("topic:")
    assert "stays out of signed packs" in told(refused(with_file(PATH, GUIDE[:start] + GUIDE[end:])))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: north__lungs", "id: wants_to_die", "has to begin with “north__”"),
        ("[1, 3, 7]", "[30]", "days 1, 3 and 7"),
        ("id: refused", "id: gave_up", "needs the answer “refused”"),
        ("refusal: [Ask again]", "refusal: []", "what if refused"),
        ("level: emergency", "level: none", "none of its choices"),
    ],
)
def test_a_red_flag_of_a_pack_stands_for_none_of_the_program_s_and_is_no_weaker(old: str, new: str, said: str) -> None:
    assert said in told(refused(flags(old, new)))


def test_a_shipped_red_flag_can_be_raised_and_keeps_its_level() -> None:
    files = guide("red_flag: north__lungs", "red_flag: wants_to_die")
    read = refuse_disorder(read_pack(pack_bytes(files)))
    assert read.guides[0].red_flags == (shipped.flags()["wants_to_die"],)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("code: DE", "code: FR", "that of its name"),
        ("code: DE", "code: DE\nemergency: {number: '1'}", "no entry “emergency”"),
        ("code: DE", "code: DE\nstatus: completed_by_union", "no entry “status”"),
        ("number: 0800 000 002", "number: call me", "is not in order"),
        ("number: 0800 000 002", "number: ''", "is not in order"),
        ("label: Night line", "label: ''", "is not in order"),
        ("note: Ask for the duty commander.", f"note: {'x' * 1001}", "is not in order"),
    ],
)
def test_the_emergency_number_is_not_a_pack_s_and_others_can_be_dialled(old: str, new: str, said: str) -> None:
    assert said in told(refused(with_file("countries/DE.yaml", COUNTRY.replace(old, new))))


@pytest.mark.parametrize("text", ["{officer}", "{0.__class__}", "%s {", "}"])
def test_there_are_no_placeholders(text: str) -> None:
    for path, content, old in (
        (PATH, GUIDE, "Warm and dry first"),
        ("red-flags.yaml", FLAGS, "Water in the lungs"),
        ("services.yaml", SERVICES, "Every day"),
        ("countries/DE.yaml", COUNTRY, "Night line"),
    ):
        assert "no brace" in told(refused(with_file(path, content.replace(old, f'"{text}"'))))
    words = json.dumps({"Warm and dry first": text})
    assert "brace" in told(refused(with_file("words/de.json", words)))


@pytest.mark.parametrize(
    "words",
    [
        {"Duty commander": "Niemand"},
        {"What is said in this talk": "x"},
        {"Warm and dry first": "von\u202erechts"},
    ],
)
def test_only_a_pack_s_own_texts_are_translated(words: dict[str, str]) -> None:
    refused(with_file("words/de.json", json.dumps(words)))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x",
        "a: " + "[" * 200 + "]" * 200,
        "[" * 100_000,
        "a: !!python/object/apply:os.system [ls]",
        "--- 1\n--- 2",
        "a: 1\na: 2",
        "a: \x07",
        "\xff",
        "",
    ],
)
def test_hostile_yaml_is_refused_in_a_sentence(text: str) -> None:
    for path in FILES:
        if path.endswith(".yaml"):
            refused(with_file(path, text))


def test_markup_and_format_signs_are_words() -> None:
    """They are shown as they stand: the window shows plain text, paper escapes it."""
    odd = "<img src=//x/y> <b>bold</b> %s %(name)s $HOME &amp;"
    files = {**guide("Warm and dry first", f"'{odd}'"), "words/de.json": "{}"}
    read = refuse_disorder(read_pack(pack_bytes(files)))
    assert read.guides[0].questions[0].title == odd
