"""A mapping that the program can't follow is refused in one sentence, before a row is read."""

from typing import Any

import pytest

from tests.exchange.mapping.mappings import BOOKS, HEAD, PLAIN, mapping, reader
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.check import check_mapping
from wellbeing.exchange.mapping.rows import RowReader
from wellbeing.exchange.spreadsheet import read_bytes
from wellbeing.language import language

WHERE = {"column": "Where", "values": {"street": "061"}}


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Refused) as refused:
        reader("", officer={"reference": "Badge"})
    assert refused.value.told(language("en")) == (
        "The mapping names the column 'Badge', but the spreadsheet has no such column."
    )


def test_columns_are_found_whatever_their_case_and_spaces() -> None:
    sheet = read_bytes(HEAD.replace("Officer", " OFFICER  ").encode())
    assert RowReader(mapping(), sheet, BOOKS).unused_headings() == ("Where", "Age", "Days", "Time")


def test_a_column_that_stands_twice_is_refused_only_if_it_is_used() -> None:
    twice = read_bytes(b"No;Day;Officer;What;Injury;No\n")
    with pytest.raises(Refused, match="twice"):
        RowReader(mapping(), twice, BOOKS)
    RowReader(mapping(), read_bytes(b"No;Day;Officer;What;Injury;x;x\n"), BOOKS)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"name": "Station Book"},
        {"name": "../../etc"},
        {"source": ""},
        {"key": []},
        {"separator": ";;"},
        {"encoding": "rot13"},
        {"encoding": "zip"},
        {"occurred": {"column": "Day", "formats": []}},
        {"occurred": {"column": "Day", "formats": ["DD.MM"]}},
        {"occurred": {"column": "Day", "formats": ["DD.MM.YYYY"], "zone": "Nowhere/City"}},
        {"occurred": {"column": "Day", "formats": ["DD.MM.YYYY"], "zone": "../../etc/passwd"}},
        {"membership": {}},
        {"membership": {"always": "friend"}},
        {"membership": {"always": "none"}},
        {"membership": {"always": "member", "answers": {"column": "Where", "values": {"in": "member"}}}},
        {"membership": {"answers": {"column": "Where", "values": {"in": "club"}}}},
        {"anonymous": True, "officer": {"reference": "Officer", "name": "Where"}},
        {"codes": {"mood": WHERE}},
        {"codes": {"act": WHERE}},
        {"codes": {"environment": {"column": "Where", "values": {"street": "9999"}}}},
        {"codes": {"environment": {"column": "Where", "values": {}}}},
        {"codes": {"environment": {**WHERE, "blank": "nowhere"}}},
        {"codes": {"environment": {**WHERE, "missing": [" STREET "]}}},
        {"codes": {"environment": {**WHERE, "no_equivalent": [""]}}},
        {"codes": {"environment": {**WHERE, "precedence": ["062"]}}},
        {"codes": {"age_band": {"column": "Age", "values": {"young": "Y_LT25"}}}, "numbers": {"age": "Age"}},
        {"numbers": {"height": "Age"}},
        {"texts": {"note": {"columns": ["Where"]}}},
        {"texts": {"place": {"columns": []}}},
        {"act": {**PLAIN["act"], "values": {"hit": "PUNCH"}}},
        {
            "act": {
                **PLAIN["act"],
                "refine": [{"act": "THREAT", "column": "Injury", "values": {"broken": "ASSAULT_SERIOUS"}}],
            }
        },
        {"act": {**PLAIN["act"], "refine": [{"act": "PUNCH", "column": "Injury", "values": {}}]}},
    ],
)
def test_what_does_not_fit_the_code_book_is_refused(changes: dict[str, Any]) -> None:
    check_mapping(mapping(), BOOKS)
    with pytest.raises(Refused) as refused:
        check_mapping(mapping(**changes), BOOKS)
    assert refused.value.field == "mapping"
    assert "{" not in refused.value.told(language("en"))


@pytest.mark.parametrize("officer", [{"reference": ""}, {"reference": "Officer", "name": ""}])
def test_a_column_without_a_name_is_refused_like_any_that_is_missing(officer: dict[str, str]) -> None:
    with pytest.raises(Refused, match="no such column"):
        reader("", officer=officer)
