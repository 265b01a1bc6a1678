"""A union's own spreadsheet and the mapping for it: files that somebody else's program wrote."""

import datetime as dt
import functools
import io
from pathlib import Path
from typing import Any

import openpyxl

from tests.exchange.mapping.mappings import BOOKS, HEAD, PLAIN, mapping
from tests.torture.fuzz.archives import XLSX
from tests.torture.fuzz.decoder import decoder, typed
from tests.torture.fuzz.lines import CSV, YAML
from tests.torture.fuzz.mutations import BYTES, TEXT
from tests.torture.fuzz.trees import JSON
from wellbeing.anonymise.indicators.facts import leaving
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.content.indicators import load_indicators
from wellbeing.exchange.facts.sheet import read_facts
from wellbeing.exchange.mapping.check import check_mapping, columns_of
from wellbeing.exchange.mapping.dates import DatePattern, read_iso, read_time
from wellbeing.exchange.mapping.file import decode_mapping, encode_mapping, read_mapping
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.exchange.mapping.rows import RowReader
from wellbeing.exchange.spreadsheet import Sheet, read_bytes, read_spreadsheet
from wellbeing.language import language

_TODAY = dt.date(2026, 3, 12)
_ROWS = (
    "1;03.04.2022;A7;hit;bruise;street;34;0;21:05\n"
    '2;04.04.2022;A8;"shouted; hit";;"Köln, Südstadt";51;12;\n'
    "3;05.04.2022;A7;lost keys;broken;;;;0905\n"
)


@functools.cache
def _sheets() -> list[bytes]:
    text = HEAD + _ROWS
    comma = 'No,Day,What\n1,2022-04-03,"hit, then\nfled"\n2,,\n'
    encoded = [text.encode(name) for name in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "cp850")]
    return [*encoded, comma.encode(), text.replace(";", "\t").encode("iso8859_15")]


def _whole(sheet: Sheet) -> None:
    assert all(len(row.cells) == len(sheet.headings) for row in sheet.rows)


@decoder("csv", seeds=_sheets, changes=(CSV, CSV, BYTES), seconds=120, trials=20)
def _csv(content: bytes, place: Path) -> None:
    """In whatever encoding and with whatever delimiter."""
    file = place / "sheet.csv"
    file.write_bytes(content)
    _whole(read_spreadsheet(file))


@decoder("csv-in-a-named-encoding", seeds=lambda: _sheets()[2:3], changes=(CSV, BYTES), trials=50)
def _csv_named(content: bytes, _place: Path) -> None:
    """The mapping may name the encoding."""
    _whole(read_bytes(content, encoding="cp1252"))


@functools.cache
def _workbooks() -> list[bytes]:
    found = []
    sheets: tuple[list[list[Any]], ...] = (
        [
            ["No", "Day", "What"],
            [1, dt.date(2022, 4, 3), "hit"],
            [2.5, dt.datetime.fromisoformat("2022-04-03T21:05"), True],
        ],
        [["No", "Time", "=1+1"], ["a", dt.time(21, 5), None], [], [1e300, -1, "ß" * 40]],
    )
    for lines in sheets:
        book, out = openpyxl.Workbook(), io.BytesIO()
        sheet = book.worksheets[0]
        for line in lines:
            sheet.append(line)
        book.save(out)
        found.append(out.getvalue())
    return found


@functools.cache
def _fact_sheets() -> list[bytes]:
    text = (
        "force,year,fact,value,state,persons,source\n"
        "North,2022,OFFICERS,1600,,,Ministry\n"
        "North,2022,SHIFTS,900,,60,Roster\nNorth,2022,SHIFTS_UNDER,0,,60,Roster\n"
        "South,2022,WHO5_VALID,,not collected,,none\n"
    )
    return [text.encode(), text.replace(",", ";").encode("utf-16")]


@decoder("sheet-of-facts", seeds=_fact_sheets, changes=(CSV, CSV, BYTES), trials=20)
def _facts(content: bytes, _place: Path) -> None:
    """Every row is a fact or has a reason; what is a fact is worked out without a trouble."""
    wanted = load_indicators()
    facts, wrong = read_facts(read_bytes(content), {fact.code: fact.kind for fact in wanted.facts})
    for one in wrong:
        language("en").text(one.sentence, **one.values)
    left = leaving(wanted, [one.fact for one in facts])
    assert left.keys() == {fact.code for fact in wanted.facts}
    work_out(wanted, {}, left)


@decoder("xlsx", seeds=_workbooks, changes=(XLSX, XLSX, XLSX, BYTES), seconds=150, trials=4)
def _xlsx(content: bytes, _place: Path) -> None:
    """A zip of XML."""
    _whole(read_bytes(content))


@functools.cache
def _mappings() -> list[bytes]:
    more = {"codes": {"alone": {"column": "Where", "values": {"street": "N"}}}, "numbers": {"age": "Age"}}
    return [encode_mapping(mapping()), encode_mapping(mapping(texts={"place": {"columns": ["Where"]}}, **more))]


@functools.cache
def _json_mappings() -> list[bytes]:
    import json

    return [json.dumps(PLAIN).encode(), json.dumps({**PLAIN, "numbers": {"severity": "Days"}}).encode()]


@functools.cache
def _sheet() -> Sheet:
    return read_bytes((HEAD + _ROWS).encode())


def _checked(found: Mapping) -> None:
    """What was taken is saved and read again as it was; then it is laid over a sheet."""
    assert decode_mapping(encode_mapping(found)) == found
    check_mapping(found, BOOKS)
    columns_of(found, _sheet())
    reader = RowReader(found, _sheet(), BOOKS)
    for _row in reader.rows(_TODAY):
        pass
    reader.yields()


@decoder("mapping-in-yaml", seeds=_mappings, changes=(YAML, YAML, BYTES), seconds=120, trials=5)
def _yaml_mapping(content: bytes, place: Path) -> None:
    """As a person writes it."""
    file = place / "mapping.yaml"
    file.write_bytes(content)
    _checked(read_mapping(file))


@decoder("mapping-in-json", seeds=_json_mappings, changes=(JSON, JSON, BYTES), seconds=120, trials=20)
def _json_mapping(content: bytes, _place: Path) -> None:
    """As a program writes it."""
    _checked(decode_mapping(content))


@decoder(
    "rows-by-a-mapping", seeds=lambda: [(HEAD + _ROWS).encode()], changes=(CSV, CSV, BYTES), seconds=120, trials=20
)
def _rows(content: bytes, _place: Path) -> None:
    """Whatever stands in a cell becomes a fact, a gap or a refusal of its row."""
    numbers = {"age": "Age", "severity": "Days"}
    occurred = {"column": "Day", "formats": ["DD.MM.YYYY", "M/D/YY"], "time": "Time", "zone": "Europe/Berlin"}
    found = mapping(numbers=numbers, occurred=occurred, texts={"place": {"columns": ["Where"]}})
    for row in RowReader(found, read_bytes(content), BOOKS).rows(_TODAY):
        assert (row.facts is None) == (row.refusal is not None)


@decoder(
    "dates-of-a-spreadsheet",
    seeds=lambda: [b"03.04.2022 DD.MM.YYYY 21:05", b"2022-04-03 YYYY-MM-DD 9h05", b"4/3/22 M/D/YY 0905"],
    changes=(TEXT, BYTES),
    refusals=(ValueError,),
)
def _dates(content: bytes, _place: Path) -> None:
    """A cell, a pattern and a time; only a pattern that is none is met with a ValueError."""
    day, pattern, time = [*typed(content).split(" "), "", "", ""][:3]
    _none_of_these_raises(day, time)
    DatePattern(pattern).read(day)


def _none_of_these_raises(day: str, time: str) -> None:
    try:
        read_iso(day), read_iso(time), read_time(time), DatePattern("D. M. YY").read(day)
    except ValueError as error:
        raise AssertionError("a cell is met with an exception") from error
