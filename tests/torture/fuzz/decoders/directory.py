"""A spreadsheet of services, and hours of a week: what other people write into a directory."""

import functools
from pathlib import Path
from random import Random

from tests.torture.fuzz.archives import XLSX
from tests.torture.fuzz.decoder import decoder, typed
from tests.torture.fuzz.decoders.outside import a_session
from tests.torture.fuzz.lines import CSV
from tests.torture.fuzz.mutations import BYTES, TEXT
from wellbeing.app.service_sheets.columns import Reading, cells
from wellbeing.app.service_sheets.preview import preview
from wellbeing.content.week_words import read_hours, written_hours
from wellbeing.exchange.spreadsheet import read_bytes
from wellbeing.exchange.spreadsheet.writing import csv_bytes, workbook_bytes
from wellbeing.language import language, shipped

_HEAD = ("name", "kind", "audiences", "region", "languages", "weekly_hours", "free", "usual_days", "checked_on", "uid")
_ROWS = (
    ("Peers", "PEER", "OFFICER, FAMILY", "DE21", "de, Polish", "Mo-Fr 8-16; Sa 10-12", "yes", "3", "2026-03-01", ""),
    ("=Line", "Crisis service", "Anybody", "Bayern", "en", "24/7", "Nein", "", "1.3.2026", "0" * 32),
)


@functools.cache
def _sheets() -> list[bytes]:
    return [csv_bytes(_HEAD, _ROWS), workbook_bytes(_HEAD, _ROWS, name="Services")]


def _as_it_is(content: bytes, other: bytes, chance: Random) -> bytes:
    """A workbook changed inside its members, a text by its lines and cells."""
    return (XLSX if content.startswith(b"PK") else CSV)(content, other, chance)


@decoder("service-sheet", seeds=_sheets, changes=(_as_it_is, _as_it_is, BYTES), seconds=120, trials=20)
def _sheet(content: bytes, _place: Path) -> None:
    """Whatever would be taken in is written again and says the same."""
    session = a_session()
    looked = preview(session, read_bytes(content))
    reading = Reading(session.language, session.today())
    for wrong in looked.wrong:
        session.language.text(wrong.sentence, **wrong.values)
    for found in looked.to_take_in:
        assert len(cells(found.service, reading)) > len(_HEAD)


@decoder(
    "hours-of-a-week",
    seeds=lambda: [b"Mo-Fr 8-16; Sa 10:30-12", b"montag, mi. 8.00-12.00, 13-17", b"24/7"],
    changes=(BYTES, TEXT),
    refusals=(ValueError,),
    trials=50,
)
def _hours(content: bytes, _place: Path) -> None:
    """Hours that were understood are written in every language and read again."""
    hours = read_hours(typed(content), language("de"))
    for code in shipped():
        assert read_hours(written_hours(hours, language(code)), language(code)) == hours
