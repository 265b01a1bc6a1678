"""Everything that a report can hold has its sentence, and none of them shows a cell's content."""

import datetime as dt
import re

import pytest

from wellbeing.app.importing import find_mapping
from wellbeing.app.importing.mappings import books, shipped_mappings
from wellbeing.app.importing.report import GapCount, RefusedRow
from wellbeing.app.importing.words import (
    DIMENSION_WORDS,
    GAP_WORDS,
    REFUSAL_WORDS,
    dimension_words,
    gap_words,
    refusal_words,
)
from wellbeing.exchange.mapping.dimensions import CODE_LISTS, COUNTED_AS
from wellbeing.exchange.mapping.facts import GapReason, Refusal
from wellbeing.exchange.mapping.rows import RowReader
from wellbeing.exchange.spreadsheet.sheet import Sheet
from wellbeing.language import language

ENGLISH = language("en")


def test_every_reason_and_dimension_has_its_words() -> None:
    assert set(GAP_WORDS) == set(GapReason)
    assert set(REFUSAL_WORDS) == set(Refusal)
    assert set(DIMENSION_WORDS) == {COUNTED_AS.get(name, name) for name in CODE_LISTS}
    for words in (*GAP_WORDS.values(), *REFUSAL_WORDS.values()):
        assert set(re.findall(r"{(\w+)}", words)) <= {"column", "value"}


def test_a_code_is_told_by_its_label() -> None:
    gap = GapCount(column="Subject resistance", reason=GapReason.GROUP_ONLY, value="THREAT", dimension="act", rows=3)
    assert gap_words(gap, ENGLISH) == "Subject resistance: known as 'Threatened' only, no closer"


def test_a_refused_row_is_told_by_number_and_column() -> None:
    row = RefusedRow(number=7, column="Date", reason=Refusal.DATE_TO_COME)
    assert refusal_words(row, ENGLISH) == "Row 7, Date: the date lies in the future"
    short = RefusedRow(number=8, column=None, reason=Refusal.ROW_LENGTH)
    assert refusal_words(short, ENGLISH) == "Row 8: the row has more or fewer cells than the heading"


def test_dimensions_are_told_by_name() -> None:
    assert dimension_words(("act", "injury_group"), ENGLISH) == ["Act", "Injury"]


@pytest.mark.parametrize("name", shipped_mappings())
def test_shipped_mappings_fit_the_code_book(name: str) -> None:
    mapping = find_mapping(name)
    assert mapping.name == name
    sheet = Sheet(headings=mapping.columns(), rows=())
    assert list(RowReader(mapping, sheet, books()).rows(dt.date(2026, 1, 1))) == []
