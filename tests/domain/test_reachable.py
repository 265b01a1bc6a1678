"""Through whom an officer can be reached: a number, and no word that could be a name."""

import pytest

from wellbeing.domain.reachable import is_number


@pytest.mark.parametrize("text", ["+49 30 123456", "112", "0171/2345678", " 030 (12) 34-56 "])
def test_numbers_as_people_write_them(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "Anna", "Anna 0171 2345678", "0171 2345678 (Anna)", "12", "+", "1" * 60])
def test_nothing_that_could_name_somebody(text: str) -> None:
    assert not is_number(text)
