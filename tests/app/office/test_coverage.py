"""What a year is told to cover: what was opened, what was not and why, and never who or how many are missing."""

import io
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import openpyxl
import pytest

from tests.exchange.release.examples import CREATED
from tests.exchange.release.test_national import release
from tests.helpers.offices import Q1, Offices, begun
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.coverage import Closed, Coverage, QuarterCoverage
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.share import Asked, Band
from wellbeing.app.office import own
from wellbeing.exchange.contribution import document
from wellbeing.exchange.contribution.acceptance import WITHOUT_LISTS
from wellbeing.exchange.contribution.closing import ClosingList, CountedContribution
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.release.workbook import about, write_workbook
from wellbeing.language import language
from wellbeing.office import coverage
from wellbeing.office import year as year_of
from wellbeing.office.quarter import read
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind, StoredDocument

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
        period=Q1, closed={("IE04",): Closed.TOO_FEW, ("IE05",): Closed.TOO_FEW}
    ), "which of the two it was would tell of a representative"
    assert [one.why for one in found.quarters[1:]] == [Closed.NO_ROSTER] * 3
    assert found.areas == ()
    assert found.never_opened == (("IE04",), ("IE05",))
    assert found.absent == ("IE06",)
    assert found.reported is Band.UNKNOWN
    assert found.asked == Asked(number=0, least=0), "of what was not opened nothing is in the band"


def test_sums_that_do_not_count_any_more_are_no_part_of_what_was_opened(tmp_path: Path) -> None:
    with begun(tmp_path, IE04=10, IE05=10) as both:
        for one in both.people:
            both.contribute(one)
        both.lists()
        both.open()
        with both.at(Role.RELEASING) as session:
            first, _other = office_quarters.batches(session.store, 2026)
            with session.store.transaction("office.file-taken"):
                office_quarters.forget_sums_of(session.store, first)
            figures = year_of.gather(session.store, Period(year=2026)).batches
        found = covered(both)
    assert found.quarters[0].opened == found.areas == tuple(batch.area for batch in figures) == (("IE05",),)
    assert found.quarters[0].closed == {("IE04",): Closed.LOST}
    assert found.never_opened == (("IE04",),)
    assert found.asked == Asked(number=10, least=10)


def test_a_quarter_closed_by_what_lies_elsewhere_has_the_reason_of_its_list(tmp_path: Path) -> None:
    """As after a restore that forgot the lists: a closing list that counts somebody was no disagreement."""
    with begun(tmp_path, IE04=10) as both:
        part = read(both.sessions[Role.RELEASING].store, own.office(both.sessions[Role.RELEASING]), Q1)
        between, one = part.office.between(Q1), CountedContribution("1" * 32, 1)

        def why(agreement: str, *counted: CountedContribution) -> Closed | None:
            listed = document.written(ClosingList(between=between, agreement=agreement, counted=counted))
            stored = StoredDocument(period=Q1.label, kind=Kind.CLOSING, given=False, number=1, body=listed, file=b"")
            told = coverage.of_quarter(replace(part, documents=(*part.documents, stored)), [])
            assert told.opened == ()
            assert told.closed == {}
            return told.why

        assert why("0" * 64, one) is Closed.LOST
        assert why("0" * 64) is Closed.TOO_FEW
        assert why(WITHOUT_LISTS) is Closed.NOT_ENDED
        part = replace(part, documents=())
        assert why("0" * 64, one) is Closed.LOST, "there was a roster"
        assert why(WITHOUT_LISTS) is Closed.NO_ROSTER


@pytest.mark.parametrize("before", ["TOO_FEW_REPORTED", "TOO_FEW_ACTIVE", "VOID"])
def test_what_earlier_versions_told_apart_is_read_as_one(before: str) -> None:
    assert msgspec.json.decode(f'"{before}"', type=Closed) is Closed.TOO_FEW
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode('"TOO_FEW_BRAVE"', type=Closed)


def year(number: int, *opened: tuple[str, ...]) -> Coverage:
    quarters = tuple(QuarterCoverage(period=quarter, opened=opened) for quarter in Period(year=number).quarters()[:3])
    last = QuarterCoverage(period=Period(year=number, quarter=4), why=Closed.NO_ROSTER)
    return Coverage(quarters=(*quarters, last), areas=opened)


def test_the_note_and_the_spreadsheet_say_it_in_words() -> None:
    told = replace(
        year(2026, ("DE11", "DE12"), ("DE30",)),
        absent=("DE4",),
        reported=Band.FROM_90,
        names={"DE11": "Stuttgart", "DE12": "Karlsruhe", "DE4": "Brandenburg"},
    )
    found = replace(release(), coverage=told, released_on=CREATED.date())
    note = {entry.id: entry.text for entry in quality(found, ENGLISH)}
    lines = note["COVERAGE_ERR"].splitlines()
    assert "2026, quarter 1: opened in every area of the roster." in lines
    assert "2026, quarter 4: not opened, because the office has no roster of it that both offices signed." in lines
    assert any(line.endswith("too few with a case: DE11 Stuttgart + DE12 Karlsruhe.") for line in lines)
    assert "No representative was on a roster in: DE4 Brandenburg. Nothing from there is in any figure." in lines
    assert "took in the contributions of: 90\N{NO-BREAK SPACE}% or more." in note["NONRESPONSE_ERR"]
    assert "agreed to be counted: not known. A contribution holds only what was counted" in note["NONRESPONSE_ERR"]
    assert set(lines[1:]) <= set(about(found, ENGLISH))


def test_the_spreadsheet_has_areas_by_quarter_ways_to_every_sheet_and_prints_on_whole_pages() -> None:
    told = year(2026, ("DE11", "DE12"), ("DE30",))
    told = replace(told, absent=("DE4",), names={"DE11": "Stuttgart", "DE4": "Brandenburg"})
    second = replace(told.quarters[1], opened=(("DE11",),), closed={("DE12",): Closed.TOO_FEW})
    told = replace(told, quarters=(told.quarters[0], second, *told.quarters[2:]))
    found = replace(release(), coverage=told)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(found, ENGLISH, CREATED)))
    rows = list(book["COVERAGE"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == ("Code", "Area", "2026, quarter 1")
    assert rows[1] == (
        "DE11_DE12",
        "Stuttgart, DE12",
        "opened",
        "opened in part; the rest: not opened, because too few of its representatives reported or had a case, "
        "or its sums contradicted themselves",
        "opened",
        "not opened, because the office has no roster of it that both offices signed",
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
