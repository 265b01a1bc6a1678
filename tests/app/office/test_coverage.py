"""What a year is told to cover: what was opened, what was not and why, and never who or how many are missing."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl

from tests.exchange.release.examples import CREATED
from tests.exchange.release.test_national import release
from tests.helpers.offices import Q1, Offices, begun
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.coverage import Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.share import Band
from wellbeing.app.office import own
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release.workbook import about, write_workbook
from wellbeing.language import language
from wellbeing.office import coverage

ENGLISH = language("en")


def covered(both: Offices) -> Coverage:
    with both.at(Role.RELEASING) as session:
        return coverage.of_year(session.store, own.office(session), Period(year=2026))


def test_every_area_and_quarter_that_was_not_opened_has_its_reason(tmp_path: Path) -> None:
    def spoil(vector: Vector) -> None:
        vector[7] += np.uint64(3)

    with begun(tmp_path, IE04=10, IE05=10) as both:
        both.contribute(both.people[0], spoil=spoil)
        for one in both.people[1:17]:
            both.contribute(one)
        assert covered(both).quarters[0].why is Closed.NO_LISTS
        both.lists()
        both.open()
        both.close()
        found = covered(both)
    assert found.quarters[0] == QuarterCoverage(
        period=Q1, closed={("IE04",): Closed.VOID, ("IE05",): Closed.TOO_FEW_REPORTED}
    )
    assert [one.why for one in found.quarters[1:]] == [Closed.NO_ROSTER] * 3
    assert found.areas == ()
    assert found.never_opened == (("IE04",), ("IE05",))
    assert found.absent == ("IE06",)
    assert found.reported is Band.UNKNOWN, "with twenty representatives any band would tell who is missing"


def year(number: int, *opened: tuple[str, ...], **more: object) -> Coverage:
    quarters = tuple(QuarterCoverage(period=quarter, opened=opened) for quarter in Period(year=number).quarters()[:3])
    last = QuarterCoverage(period=Period(year=number, quarter=4), why=Closed.NO_ROSTER)
    return replace(Coverage(quarters=(*quarters, last), areas=opened), **more)  # type: ignore[arg-type]


def test_the_note_and_the_spreadsheet_say_it_in_words() -> None:
    told = year(
        2026,
        ("DE11", "DE12"),
        ("DE30",),
        absent=("DE4",),
        reported=Band.FROM_90,
        names={"DE11": "Stuttgart", "DE12": "Karlsruhe", "DE4": "Brandenburg"},
    )
    found = replace(release(), coverage=told, released_on=CREATED.date())
    note = {entry.id: entry.text for entry in quality(found, ENGLISH)}
    lines = note["COVERAGE_ERR"].splitlines()
    assert "2026, quarter 1: opened in every area of the roster." in lines
    assert "2026, quarter 4: not opened, because there was no roster that both offices signed." in lines
    assert any(line.endswith("too few with a case: DE11 Stuttgart + DE12 Karlsruhe.") for line in lines)
    assert "No representative was on a roster in: DE4 Brandenburg. Nothing from there is in any figure." in lines
    assert "of all quarters together: 90\N{NO-BREAK SPACE}% or more." in note["NONRESPONSE_ERR"]
    assert "agreed to be counted: not known. A contribution holds only what was counted" in note["NONRESPONSE_ERR"]
    assert set(lines[1:]) <= set(about(found, ENGLISH))


def test_the_spreadsheet_has_areas_by_quarter_ways_to_every_sheet_and_prints_on_whole_pages() -> None:
    told = year(2026, ("DE11", "DE12"), ("DE30",), absent=("DE4",), names={"DE11": "Stuttgart", "DE4": "Brandenburg"})
    second = replace(told.quarters[1], opened=(("DE11",),), closed={("DE12",): Closed.VOID})
    told = replace(told, quarters=(told.quarters[0], second, *told.quarters[2:]))
    found = replace(release(), coverage=told)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(found, ENGLISH, CREATED)))
    rows = list(book["COVERAGE"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == ("Code", "Area", "2026, quarter 1")
    assert rows[1] == (
        "DE11_DE12",
        "Stuttgart, DE12",
        "opened",
        "opened in part; the rest: not opened, because its sums contradict themselves, so that they are void",
        "opened",
        "not opened, because there was no roster that both offices signed",
    )
    assert rows[2][0] == "DE30"
    assert rows[2][3] == "no representative on any roster"
    assert rows[3][:3] == ("DE4", "Brandenburg", "no representative on any roster")
    ways = [cell.hyperlink for row in book["ABOUT"].iter_rows() for cell in row if cell.hyperlink]
    assert [way.location for way in ways] == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert all(way.target is None for way in ways), "nothing leads out of the file"
    for sheet in book:
        pages = sheet.sheet_properties.pageSetUpPr
        assert pages is not None
        assert pages.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.title == "ABOUT" or sheet.print_title_rows
