"""A small mapping and a small sheet for tests, and ways to vary them."""

from typing import Any

import msgspec

from wellbeing.app.importing.mappings import books
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.exchange.mapping.rows import RowReader
from wellbeing.exchange.spreadsheet import read_bytes

BOOKS = books()

PLAIN: dict[str, Any] = {
    "format": 1,
    "name": "station-book",
    "title": "Station book",
    "source": "station-book",
    "key": ["No"],
    "occurred": {"column": "Day", "formats": ["DD.MM.YYYY"]},
    "officer": {"reference": "Officer"},
    "membership": {"always": "member"},
    "act": {
        "column": "What",
        "values": {"hit": "ASSAULT", "threatened": "THREAT", "shouted": "VERBAL"},
        "missing": ["?"],
        "no_equivalent": ["lost keys"],
        "precedence": ["ASSAULT", "THREAT", "VERBAL"],
        "refine": [
            {"act": "ASSAULT", "column": "Injury", "values": {"broken": "ASSAULT_SERIOUS", "bruise": "ASSAULT_MINOR"}}
        ],
    },
}
HEAD = "No;Day;Officer;What;Injury;Where;Age;Days;Time\n"


def mapping(**changes: Any) -> Mapping:
    """The plain mapping with entries exchanged; None leaves one out."""
    entries = {name: value for name, value in {**PLAIN, **changes}.items() if value is not None}
    return msgspec.convert(entries, Mapping)


def reader(lines: str, **changes: Any) -> RowReader:
    """A reader over the plain head with `lines` below it."""
    return RowReader(mapping(**changes), read_bytes((HEAD + lines).encode()), BOOKS)
