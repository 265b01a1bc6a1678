"""Letters: placeholders from the fixed list only, filled by a replacer that can't be led astray."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.content.letters import PLACEHOLDERS, letter, names, read_letter
from wellbeing.content.services import example_services
from wellbeing.content.templates import BLANK, fill
from wellbeing.errors import Refused


def test_the_papers_are_there() -> None:
    assert names() == (
        "agreed",
        "confirmation",
        "employer-accident",
        "employer-duty",
        "employer-relief",
        "next-date",
        "referral",
        "take-home",
    )
    assert all(letter(name).title for name in names())


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(Refused):
        letter("../checklists")


def test_a_slip_carries_no_name_and_no_event() -> None:
    words = " ".join(letter("next-date").texts())
    assert "{officer}" not in words
    assert "{next_date}" in words


def test_the_referral_says_what_it_does_not_hold() -> None:
    words = " ".join(letter("referral").texts())
    assert "no diagnosis" in words
    assert "agreed" in words


def test_the_page_to_take_home_always_has_the_emergency_number() -> None:
    assert any("{emergency_number}" in text for text in letter("take-home").texts())


def test_what_is_known_is_filled_and_what_is_not_becomes_a_line() -> None:
    assert fill("Day: {next_date}, {next_time}", {"next_date": "3 May"}) == f"Day: 3 May, {BLANK}"
    assert fill("Day: {next_date}", {"next_date": ""}) == f"Day: {BLANK}"


@pytest.mark.parametrize("text", ["{officer.__class__}", "{0}", "{officer!r}", "{officer:>99999999}"])
def test_no_format_trick_reaches_an_object(text: str) -> None:
    assert fill(text, {"officer": "A"}) == BLANK


@given(st.dictionaries(st.sampled_from(sorted(PLACEHOLDERS)), st.text(alphabet="a{}officer", max_size=12)))
def test_a_value_is_never_replaced_again(values: dict[str, str]) -> None:
    expected = "/".join(values.get(name) or BLANK for name in sorted(PLACEHOLDERS))
    assert fill("/".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS)), values) == expected


@pytest.mark.parametrize("text", ["Dear {diagnosis}", "Dear {officer", "Dear }", "{{officer}}", "{officer.name}"])
def test_a_template_with_another_placeholder_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "1.yaml"
    file.write_text(f'name: x\nversion: 1\ntitle: X\nparts: [{{paragraphs: ["{text}"]}}]\n', encoding="utf-8")
    with pytest.raises(Refused, match=r"placeholder|brace"):
        read_letter(file)


def test_example_services_can_never_be_taken_for_real_ones() -> None:
    assert len(example_services()) >= 10
    for service in example_services():
        assert service.fictitious
        assert "made up" in service.name
        assert not any(sign.isdigit() for sign in service.reach)
