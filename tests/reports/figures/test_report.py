"""The report of a release: it says all that the release says, in the reader's language, and nothing else."""

import dataclasses
import datetime as dt
import re
import time

import pytest

from tests.exchange.release.examples import release_with_indicators
from tests.exchange.release.test_national import release as national
from tests.exchange.release.test_trends_by_quarter import releases as national_years
from tests.reports import reading
from tests.reports.figures.example import release
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.indicators.standing import Standing
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import HIDDEN, Figure, State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.anonymise.trends import Point, Trends
from wellbeing.language import language
from wellbeing.reports.figures import words
from wellbeing.reports.figures.report import NEVER_LEAVES, report_pdf, report_title
from wellbeing.reports.figures.shortened import shortened
from wellbeing.reports.figures.views import table_view

ENGLISH = language("en")


def _shown(made: Release | None = None, code: str = "en") -> str:
    return reading.flowing(report_pdf(made or release(), language(code)))


def test_every_table_is_there_with_every_published_number() -> None:
    shown = _shown()
    for table in release().tables[:2]:
        assert table.label in shown
        for figure in table.figures.values():
            assert words.in_table(figure, ENGLISH) in shown


def test_the_first_page_says_period_size_and_what_the_check_found() -> None:
    shown = _shown().split("Page 1 of")[0]
    assert "Summary 2022, imported history" in shown
    assert "1,228" in shown
    withheld = release().withheld
    values = sum(figure.state is State.VALUE for figure in release().cells.values())
    assert withheld
    assert f"{values} shown, {withheld} withheld" in shown
    assert "at least 10 counts lie between the least and the most" in shown
    assert "• Withheld" in shown


def test_each_kind_of_missing_figure_is_explained_where_it_occurs() -> None:
    shown = _shown()
    assert "• withheld × cannot occur" in shown
    assert "Cannot occur by definition." in shown


def test_a_table_without_anything_collected_is_named_and_not_drawn() -> None:
    shown = _shown()
    assert "Not collected The source of these cases cannot tell the following. It is not zero. • Cases by kit" in shown
    assert shown.count("Cases by kit") == 1


def test_a_table_that_needs_more_officers_is_named() -> None:
    assert "Table Shown instead More officers have to stand behind it Cases for many officers –" in _shown()


def test_method_quality_and_what_never_leaves_are_told() -> None:
    shown = _shown()
    assert "fewer than 10 cases or fewer than 10 different officers" in shown
    assert "Released 31 days after the period ended." in shown
    assert "for whose counting a basis was stated: 90 %" in shown
    assert "Answers not known, under 25 %: Act; Injured or not." in shown
    assert "Imported from the union's own records." in shown
    assert "Counted by version 1.2.3 of the program." in shown
    for sentence in NEVER_LEAVES:
        assert sentence in shown


def test_a_period_that_was_counted_here_has_no_break_and_may_still_run() -> None:
    running = dataclasses.replace(
        release(),
        period=dataclasses.replace(release().period, imported=False, quarter=4),
        released_on=dt.date(2022, 11, 1),
        counted_share=Band.UNKNOWN,
    )
    shown = _shown(running)
    assert "Summary 2022, quarter 4" in shown
    assert "The period had not ended when this was released." in shown
    assert "None known within this classification." in shown


def test_too_few_officers_leave_words_and_no_number() -> None:
    few = release(officers_in_percent=1)
    assert few.too_few
    shown = _shown(few)
    assert "Fewer than 30 officers are known for this period." in shown
    assert "Cases by act" not in shown
    assert "•" not in shown.split("What never leaves")[0]
    numbers = set(re.findall(r"\d+", shown.split("How it was made")[0]))
    assert numbers <= {"2022", "30", "31", "2023", "1", "2"}


def test_example_data_is_marked_on_the_first_page() -> None:
    assert "Every figure in this report is made up." in _shown(release(fictitious=True)).split("Page 1 of")[0]
    assert "made up" not in _shown()


def test_a_report_can_be_in_another_language_than_english() -> None:
    shown = _shown(code="xx")
    assert "Whàt îs wîthhéld, àñd why" in shown
    for sentence in ("What this is", "Cases by act", "Threat of death", "withheld", "Released"):
        assert sentence not in shown


def test_every_chart_has_words_that_name_its_bars() -> None:
    pdf = report_pdf(release(), ENGLISH)
    charts = [alt for _depth, kind, alt in reading.structure(pdf) if kind == "Figure"]
    assert charts == [], (
        "acts have a bar beside every number of their table, and three bars say no more than its totals"
    )


def test_a_dimension_without_a_table_of_its_own_has_one_chart_however_many_tables_have_it() -> None:
    made = national()
    shown = [
        dataclasses.replace(one, figures=dict.fromkeys(one.figures, Figure(State.VALUE, 20))) for one in made.tables
    ]
    pdf = report_pdf(dataclasses.replace(made, tables=(*shown, *shown)), ENGLISH)
    charts = [alt for _depth, kind, alt in reading.structure(pdf) if kind == "Figure"]
    assert [alt.split(". ")[1] for alt in charts] == ["Region · Cases"]
    assert "; DE1: 20; DE11: 20;" in charts[0]


def test_rows_that_are_withheld_throughout_are_named_and_not_drawn() -> None:
    made = release()
    both = made.tables[1]
    hidden = {codes: HIDDEN if codes[0] == "_U" else figure for codes, figure in both.figures.items()}
    tables = (made.tables[0], dataclasses.replace(both, figures=hidden), *made.tables[2:])
    shown = _shown(dataclasses.replace(made, tables=tables))
    table = shown.split("Cases by act and injury Act All")[1].split("Withheld throughout")[0]
    assert "Not known" not in table.replace("Unknown", "")
    assert "Withheld throughout, and not drawn: Not known." in shown
    assert "tables.xlsx and data.csv beside this report hold every cell" in shown


def test_a_whole_stays_where_only_a_part_of_it_is_shown() -> None:
    view = table_view(release().tables[0], ENGLISH)
    rows = [dataclasses.replace(row, figures=(HIDDEN,)) if row.label == "Threat" else row for row in view.rows]
    short = shortened(dataclasses.replace(view, rows=tuple(rows)))
    labels = [row.label for row in short.view.rows]
    assert labels[:3] == ["All", "Threat", "Threat, not known further"]
    assert short.rows == (("", ("Threat of death",)),)


def test_a_row_of_what_cannot_occur_is_named_once() -> None:
    view = table_view(release().tables[0], ENGLISH)
    never = Figure(State.STRUCTURAL)
    rows = [dataclasses.replace(row, figures=(never,)) if row.label == "Not known" else row for row in view.rows]
    short = shortened(dataclasses.replace(view, rows=tuple(rows)))
    assert "Not known" not in [row.label for row in short.view.rows]
    assert short.told(ENGLISH).endswith("Cannot occur, and not drawn: Not known.")


def test_contents_name_every_table_with_the_page_it_stands_on() -> None:
    pdf = report_pdf(national(), ENGLISH)
    shown = reading.flowing(pdf)
    contents = shown.split("Contents")[1].split("Page 2 of")[0]
    for title, page in re.findall(
        r"(Indicators|Left out|Quality|What never leaves|Annex: dimensions and codes) (\d+)", contents
    ):
        head = shown.split(f"Page {page} of")[0].split(f"Page {int(page) - 1} of")[-1]
        assert title in head
    kinds = [kind for _depth, kind, _alt in reading.structure(pdf)]
    assert kinds.count("TOC") == 1
    assert kinds.count("TOCI") > len(national().tables) // 2


def test_every_line_of_the_contents_leads_to_its_heading_and_says_so_to_who_sees_nothing() -> None:
    pdf = report_pdf(national(), ENGLISH)
    found = reading.links(pdf)
    kinds = [kind for _depth, kind, _alt in reading.structure(pdf)]
    assert len(found) == kinds.count("TOCI") == kinds.count("Link") > 0
    assert len({link.covers for link in found}) == len(found)
    for link in found:
        heading = link.covers.removesuffix(f" {link.page}")
        assert link.called == f"{heading}, page {link.page}"
        assert heading in link.leads_to


def test_every_link_is_in_the_structure_tree_and_found_from_its_annotation() -> None:
    """The element names the annotation (OBJR), and the annotation by its number the element (ISO 32000-1, 14.7.4.4)."""
    pdf = report_pdf(national(), ENGLISH).decode("latin-1")
    objects = dict(re.findall(r"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL))
    annotations = {number: text for number, text in objects.items() if "/Subtype /Link" in text}
    elements = {number: text for number, text in objects.items() if "/S /Link" in text}
    (numbers,) = re.findall(r"/Nums \[(.*?)\]\s*>>", pdf, re.DOTALL)
    by_number = dict(re.findall(r"(?<![\d\]]) (\d+) (\d+) 0 R", re.sub(r"\[.*?\]", "", numbers, flags=re.DOTALL)))
    assert annotations
    for number, text in annotations.items():
        (own,) = re.findall(r"/StructParent (\d+)", text)
        element = elements.pop(by_number[own])
        assert re.search(rf"/Obj {number} 0 R [^<>]*/Type /OBJR", element), element
    assert not elements


def test_equal_releases_give_equal_bytes() -> None:
    assert report_pdf(release(), ENGLISH) == report_pdf(release(), ENGLISH)


def test_only_the_title_is_in_the_particulars() -> None:
    told = reading.particulars(report_pdf(release(), ENGLISH))
    assert told == {"Title": report_title(release(), ENGLISH)}


def test_long_and_hostile_labels_stay_on_the_page() -> None:
    made = release()
    hostile = reading.HOSTILE[:600]
    tables = []
    for table in made.tables:
        axes = tuple(
            dataclasses.replace(
                axis,
                label=hostile,
                codes=tuple(dataclasses.replace(code, label=hostile) for code in axis.codes),
            )
            for axis in table.axes
        )
        tables.append(dataclasses.replace(table, label=hostile, axes=axes))
    pdf = report_pdf(dataclasses.replace(made, tables=tuple(tables), area_name=hostile), ENGLISH)
    assert reading.outside(pdf) == []
    assert "<b>bold</b> & <para/> =cmd|" in reading.flowing(pdf)


@pytest.mark.parametrize("code", ["en", "xx", "de"])
def test_nothing_leaves_the_page_in_any_language(code: str) -> None:
    assert reading.outside(report_pdf(release(), language(code))) == []


def test_a_release_in_which_everything_is_withheld_still_makes_a_report() -> None:
    made = release()
    tables = tuple(dataclasses.replace(table, figures=dict.fromkeys(table.figures, HIDDEN)) for table in made.tables)
    cells: dict[Cell, Figure] = dict.fromkeys(made.cells, HIDDEN)
    pdf = report_pdf(dataclasses.replace(made, tables=tables, cells=cells), ENGLISH)
    shown = reading.flowing(pdf)
    assert "Withheld but for one figure, or for the total" in shown
    assert shown.count("• withheld –") == 3, "the totals of all three tables, and nothing of them"
    assert "0 shown" in reading.flowing(pdf)


def test_a_report_is_quick() -> None:
    report_pdf(release(), ENGLISH)
    start = time.process_time()
    report_pdf(release(), ENGLISH)
    assert time.process_time() - start < 2


def test_earlier_years_stand_beside_it_with_gaps_and_breaks() -> None:
    assert "Figures as they were released" not in _shown()
    shown = _shown(release_with_indicators(with_earlier=True))
    assert "Trends Figures as they were released, year by year." in shown
    assert "Figure 2018 2019 2020 ¦ 2021 ¦ 2022" in shown
    assert "Cases 320 – – 600 500" in shown
    why = "another share of the known cases is counted and another number of forces stands behind the facts."
    assert shown.count(why) == 2, "above the table and in the quality note, and with no chart again"
    assert shown.count("¦ Break before 2022") == shown.count("¦ Break before 2021") == 4, "one in each chart"
    assert shown.count("¦ in a chart: the reason stands above the table.") == 1
    assert "Totals: Cases" in shown
    assert "not released" in shown


def test_totals_by_quarter_are_one_table_with_gaps_breaks_and_no_more_than_three_years() -> None:
    first, second = national_years()
    assert "Totals by quarter" not in _shown(first)
    shown = _shown(second)
    assert shown.count("Totals by quarter Figures as they were released with their year") == 1
    assert "¦ Break before 2024-Q3: the quarter before was not opened" in shown
    trends = second.trends_by_quarter
    assert trends is not None
    cases = [point.value for point in trends.series[0].points]
    assert f"2024-Q1 {cases[0]} 2024-Q2 : ¦ 2024-Q3 {cases[2]} 2024-Q4 {cases[3]} 2025-Q1 – 2025-Q2 –" in shown
    assert f"2026-Q3 {cases[10]} 2026-Q4 : : not opened – not released" in shown
    longer = _with_a_year_more(trends)
    shown = _shown(dataclasses.replace(second, trends_by_quarter=longer))
    assert "2024-Q1 " in shown
    assert "2023-Q4" not in shown


def _with_a_year_more(trends: Trends) -> Trends:
    """One that all of its figures have nothing of."""
    gap = (Point(standing=Standing.MISSING),) * 4
    series = tuple(dataclasses.replace(one, points=(*gap, *one.points)) for one in trends.series)
    return dataclasses.replace(trends, periods=(*Period(year=2023).quarters(), *trends.periods), series=series)
