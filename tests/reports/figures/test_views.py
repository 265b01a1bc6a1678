"""Tables as people read them, and the words that stand for a chart."""

import dataclasses

import pytest

from tests.exchange.release.test_national import release as national
from tests.exchange.release.test_quarters import release as by_quarter
from tests.reports.figures.example import release
from wellbeing.anonymise.published import HIDDEN, State
from wellbeing.anonymise.release import ReleaseTable
from wellbeing.language import language
from wellbeing.reports.figures import words
from wellbeing.reports.figures.tables import pieces
from wellbeing.reports.figures.views import TableView, bar_chart, chart_text, table_view

ENGLISH = language("en")


def _view(number: int, code: str = "en") -> TableView:
    return table_view(release().tables[number], language(code))


def test_one_dimension_makes_rows_in_the_order_of_the_schema_with_the_total_first() -> None:
    view = _view(0)
    assert [(row.label, row.level, row.total) for row in view.rows] == [
        ("All", 0, True),
        ("Threat", 0, False),
        ("Threat of death", 1, False),
        ("Threat, not known further", 1, False),
        ("Physical assault", 0, False),
        ("Not known", 0, False),
    ]
    assert view.columns == ("Cases",)


def test_two_dimensions_make_columns_of_the_second() -> None:
    view = _view(1)
    assert view.columns == ("All", "Injured", "Not injured", "Unknown whether injured")
    shown = release().tables[1].figures
    for row, code in zip(view.rows[1:], ("THREAT", "ASSAULT", "_U"), strict=True):
        assert row.figures[1] == shown[code, "Y"]


def test_every_kind_of_figure_has_its_own_sign_and_word() -> None:
    kinds = [state for state in State if state is not State.VALUE]
    assert len({words.SIGNS[kind] for kind in kinds}) == len(kinds)
    assert len({words.WORDS[kind] for kind in kinds}) == len(kinds)
    assert words.in_table(HIDDEN, ENGLISH) == "•"
    assert words.in_chart(HIDDEN, ENGLISH) == "• withheld"
    assert words.spoken(HIDDEN, ENGLISH) == "withheld"


def test_numbers_follow_the_language() -> None:
    view = _view(0, "de")
    assert words.in_table(view.rows[0].figures[0], language("de")) == "1.228"


def test_the_words_for_a_chart_name_every_bar_with_its_number_or_reason() -> None:
    view = _view(1)
    told = chart_text(view, ENGLISH)
    for row in view.rows:
        for column, figure in zip(view.columns, row.figures, strict=True):
            assert f"{row.label}, {column}: {words.spoken(figure, ENGLISH)}" in told
    assert "•" not in told


def test_a_chart_leaves_totals_out_and_keeps_withheld_figures_in() -> None:
    chart = bar_chart(_view(0), ENGLISH)
    assert chart is not None
    assert next(bar.label for bar in chart.bars) == "Threat"
    assert any(bar.value is None and bar.shown == "• withheld" for bar in chart.bars)
    assert chart.ticks[0][0] == 0
    assert chart.ticks[-1][0] >= max(bar.value or 0 for bar in chart.bars)


def test_a_group_that_shows_nothing_takes_one_line() -> None:
    table = release().tables[1]
    hidden = {codes: HIDDEN if codes[0] == "ASSAULT" else figure for codes, figure in table.figures.items()}
    chart = bar_chart(table_view(dataclasses.replace(table, figures=hidden), ENGLISH), ENGLISH)
    assert chart is not None
    lines = [bar for bar in chart.bars if bar.label == "Physical assault"]
    assert [(bar.heading, bar.by_itself, bar.shown) for bar in lines] == [(False, True, "• withheld")]


def test_there_is_no_chart_of_nothing() -> None:
    assert not _view(2).collected
    assert bar_chart(_view(2), ENGLISH) is None


def test_a_cell_that_the_release_lacks_is_an_error_and_not_a_blank() -> None:
    table = release().tables[0]
    lacking = {codes: figure for codes, figure in table.figures.items() if codes != ("ASSAULT",)}
    with pytest.raises(KeyError):
        table_view(dataclasses.replace(table, figures=lacking), ENGLISH)


def test_four_dimensions_are_refused() -> None:
    table = release().tables[0]
    with pytest.raises(ValueError, match="4 dimensions"):
        table_view(dataclasses.replace(table, axes=table.axes * 4), ENGLISH)


def _three() -> ReleaseTable:
    return next(table for table in national().tables if len(table.axes) == 3)


def test_with_three_dimensions_the_rows_of_one_stand_below_those_of_the_region() -> None:
    table = _three()
    view = table_view(table, ENGLISH)
    assert view.row_heading == "Region, Act"
    assert view.columns == ("All", "Y", "N", "_U")
    acts = len(table.axes[0].codes)
    groups = [row for row in view.rows if row.group]
    assert [row.label for row in groups] == ["All", "DE1", "DE11", "DE12", "DE2", "DE21", "DE22", "DE30"]
    assert len(view.rows) == acts * len(groups)
    assert [row.total for row in view.rows].count(True) == 1
    inner = view.rows[2 * acts + 1]
    assert inner.label == "VERBAL"
    assert inner.figures == tuple(table.figures["VERBAL", code, "DE11"] for code in ("_T", "Y", "N", "_U"))


def test_no_figure_of_three_dimensions_is_lost_or_shown_twice() -> None:
    table = _three()
    assert sorted(map(repr, table_view(table, ENGLISH).figures())) == sorted(map(repr, table.figures.values()))


def test_the_chart_of_three_dimensions_is_of_all_regions_and_says_so() -> None:
    view = table_view(_three(), ENGLISH)
    chart = bar_chart(view, ENGLISH)
    assert view.together == ("Region",)
    assert chart is not None
    assert not any(bar.label.startswith("DE") for bar in chart.bars)


def test_wide_tables_are_drawn_in_as_few_pieces_as_fit_and_all_have_the_total() -> None:
    assert pieces([30], 300) == [[0]]
    assert pieces([30] * 10, 300) == [list(range(10))]
    assert pieces([30] * 11, 300) == [[0, 1, 2, 3, 4, 5], [0, 6, 7, 8, 9, 10]]
    assert pieces([30, 400, 400], 300) == [[0, 1], [0, 2]], "a column that is too wide by itself is drawn all the same"


@pytest.mark.parametrize("columns", range(2, 60))
def test_pieces_hold_every_column_once(columns: int) -> None:
    found = pieces([30 + place % 7 for place in range(columns)], 300)
    assert [place for piece in found for place in piece[1:]] == list(range(1, columns))
    assert all(sum(30 + place % 7 for place in piece) <= 300 for piece in found)


def test_a_quarter_that_was_not_opened_keeps_its_place_in_the_table_and_has_no_bar() -> None:
    table = next(table for table in by_quarter().tables if table.name == "ACT_QUARTER")
    view = table_view(table, ENGLISH)
    assert view.columns == ("Year", "1st quarter", "2nd quarter", "3rd quarter", "4th quarter")
    assert {words.in_table(row.figures[4], ENGLISH) for row in view.rows} == {":"}
    assert view.not_collected == ()
    chart = bar_chart(view, ENGLISH)
    assert chart is not None
    assert "4th quarter" not in {bar.label for bar in chart.bars}
    assert "3rd quarter" in {bar.label for bar in chart.bars}
