"""What is remembered outside the vault survives odd files and holds nothing else."""

import json
from pathlib import Path

import pytest

from wellbeing.gui.countries import country_shown_first
from wellbeing.gui.remembered import Memory, Remembered


def test_a_change_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "data" / "settings.json"
    Memory(file).change(language="de", scale=150, window=(1, 2, 1000, 700))
    assert Memory(file).now == Remembered(language="de", scale=150, window=(1, 2, 1000, 700))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"x"', b"null", b"[" * 50_000])
def test_an_unreadable_file_is_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert Memory(file).now == Remembered()


@pytest.mark.parametrize(
    "odd",
    [
        {"scale": 5000},
        {"scale": "100"},
        {"scheme": "pink"},
        {"window": [1, 2, 3]},
        {"window": [1, 2, 3, 10**9]},
        {"language": ["de"]},
        {"unknown": 1},
    ],
)
def test_an_odd_entry_is_its_default_and_the_others_stay(tmp_path: Path, odd: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"country": "DE", **odd}), encoding="utf-8")
    assert Memory(file).now == Remembered(country="DE")


def test_a_disk_that_refuses_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    memory = Memory(tmp_path / "taken" / "settings.json")
    assert memory.change(scale=200).scale == 200


@pytest.mark.parametrize("country", ["zz", "de", "D", "../DE", "\0"])
def test_a_country_that_nobody_knows_is_as_if_none_had_been_chosen(country: str) -> None:
    """'Someone is with me now' must have its numbers, whatever stands in the settings."""
    assert country_shown_first(country) == country_shown_first("")
    assert country_shown_first("FR") == "FR"
