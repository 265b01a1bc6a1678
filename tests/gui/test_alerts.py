"""Errors become sentences; a fault leaves a note without anything personal."""

import pytest

from wellbeing import paths
from wellbeing.errors import Refused, Tampered, Trouble, WellbeingError
from wellbeing.gui.alerts import FAULT, Alerts
from wellbeing.language import Language, language

CANARY = "Maria Weber 4711"


@pytest.mark.parametrize(
    ("error", "tone"),
    [
        (Refused("Give {what}.", what="a name"), "warning"),
        (Trouble("Give {what}.", what="a name"), "danger"),
        (Tampered("Give {what}.", what="a name"), "danger"),
    ],
)
def test_a_known_error_is_one_sentence(error: WellbeingError, tone: str, english: Language) -> None:
    said: list[tuple[str, str]] = []
    Alerts(english, lambda words, how: said.append((words, how)), lambda: pytest.fail("no lock")).troubled(error)
    assert said == [("Give a name.", tone)]


def stumble(name: str) -> None:
    raise ValueError(f"bad value {name}")


def test_a_fault_is_noted_without_values_and_locks(english: Language) -> None:
    said: list[str] = []
    locked: list[bool] = []
    try:
        stumble(CANARY)
    except ValueError as error:
        Alerts(english, lambda words, _tone: said.append(words), lambda: locked.append(True)).broken(error)
    note = (paths.user_data() / "last-fault.txt").read_text(encoding="utf-8")
    assert "ValueError" in note
    assert "stumble" in note
    assert CANARY not in note
    assert str(paths.user_data()) not in note
    assert said == [FAULT]
    assert locked == [True]


def test_a_fault_in_telling_of_a_fault_locks_all_the_same(english: Language) -> None:
    def gone(words: str, _tone: str) -> None:
        raise RuntimeError(f"{words} {CANARY}")

    locked: list[bool] = []
    Alerts(english, gone, lambda: locked.append(True)).broken(ValueError(CANARY))
    assert locked == [True]
    assert CANARY not in (paths.user_data() / "last-fault.txt").read_text(encoding="utf-8")


def test_the_sentence_is_in_the_readers_language() -> None:
    said: list[str] = []
    Alerts(language("xx"), lambda words, _tone: said.append(words), lambda: None).troubled(Trouble("The disk is full."))
    assert said[0].startswith("[")
