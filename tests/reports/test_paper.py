"""Paper: what every PDF of the program promises, whatever is written on it."""

import re
import sys

import pytest

from tests.reports import reading
from wellbeing.language import Language, language
from wellbeing.reports.blocks import Align, Look
from wellbeing.reports.paper import Paper
from wellbeing.reports.tables import Column, Row, Table

ENGLISH = language("en")


def _table(rows: int) -> Table:
    return Table(
        columns=(Column(heading="Act", weight=1), Column(heading="Cases", align=Align.RIGHT)),
        rows=tuple(Row(cells=(f"Act {n}", f"{n * 111}"), level=n % 2) for n in range(rows)),
    )


def _written(spoken: Language = ENGLISH, words: str = "Some words.", rows: int = 3) -> bytes:
    paper = Paper(title="A title", language=spoken, foot=words)
    paper.heading(words)
    paper.lead(words)
    paper.text(words)
    paper.facts([(words, words)])
    paper.bullets([words])
    paper.steps([words])
    paper.ticks([words])
    paper.note(words, [words])
    paper.note(words, [words], warning=True)
    paper.heading("Figures", 2)
    paper.table(_table(rows))
    paper.lines_to_sign([words, "Signature"])
    return paper.pdf()


def test_equal_content_gives_equal_bytes_and_other_content_others() -> None:
    assert _written() == _written()
    assert _written() != _written(words="Some wordz.")


def test_the_particulars_hold_the_title_and_nothing_else() -> None:
    assert reading.particulars(_written()) == {"Title": "A title"}


def test_no_path_user_computer_or_moment_is_inside() -> None:
    import getpass
    import platform

    inside = reading.everything(_written())
    assert str(sys.prefix).encode() not in inside
    assert b".ttf" not in inside
    assert b"CreationDate" not in inside
    assert b"/Author" not in inside
    for name in (getpass.getuser(), platform.node()):
        if len(name) > 4:
            assert name.encode() not in inside


def test_all_fonts_are_embedded() -> None:
    inside = _written()
    assert set(re.findall(rb"/BaseFont /([^ ]+)", inside)) == {
        b"AAAAAA+Inter",
        b"AAAAAA+Inter-SemiBold",
        b"AAAAAA+Inter-SemiBold-Tabular",
        b"AAAAAA+Inter-Tabular",
    }
    assert inside.count(b"/FontFile2") == 4
    assert b"Helvetica" not in reading.everything(inside)


def test_the_pages_are_tagged_in_reading_order_and_name_their_language() -> None:
    pdf = _written(language("de"))
    assert b"/MarkInfo" in pdf
    assert b"/Marked true" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (de)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    kinds = [kind for _, kind, _ in reading.structure(pdf)]
    assert kinds[0] == "Document"
    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"} <= set(kinds)
    assert kinds.index("H1") < kinds.index("L") < kinds.index("H2") < kinds.index("Table")
    assert kinds.count("TR") == 4
    assert kinds.count("TH") == 2 + 3
    assert kinds.count("TD") == 3


def test_the_made_up_language_of_the_tests_is_not_named_to_a_screen_reader() -> None:
    assert b"/Lang (en)" in _written(language("xx"))


def test_marks_open_and_close_in_pairs_on_every_page() -> None:
    inside = reading.everything(_written(rows=120))
    assert inside.count(b" BDC") + inside.count(b" BMC") == len(re.findall(rb"\bEMC\b", inside)) > 100


def test_hostile_text_is_shown_as_it_is_and_stays_on_the_page() -> None:
    pdf = _written(words=reading.HOSTILE)
    shown = reading.flowing(pdf)
    assert "<b>bold</b> & <para/> =cmd|' /C calc'!A0 evil" in shown
    assert reading.outside(pdf) == []
    assert reading.words(pdf).count("W") > 9 * 5000


def test_a_long_table_repeats_its_head_and_counts_its_pages() -> None:
    pdf = _written(rows=120)
    count = reading.pages(pdf)
    assert count >= 4
    assert reading.words(pdf).count("Cases") >= count - 1
    assert f"Page {count} of {count}" in reading.flowing(pdf)
    # The repeated head is for the eye: the tree has it once.
    assert [kind for _, kind, _ in reading.structure(pdf)].count("Table") >= 1
    assert pdf.count(b"/Scope /Column") == 2


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 46):
        paper = Paper(title="T", language=ENGLISH)
        for number in range(lines):
            paper.text(f"Line {number}.")
        paper.heading("What follows", 2)
        paper.text("The first words under it.")
        pages = reading.words(paper.pdf()).split("What follows")
        assert "The first words under it." in pages[1].split("Page ")[0]


def test_a_list_never_leaves_one_entry_behind() -> None:
    for lines in range(30, 46):
        paper = Paper(title="T", language=ENGLISH)
        for number in range(lines):
            paper.text(f"Line {number}.")
        paper.heading("List", 2)
        paper.bullets([f"Entry {number}" for number in range(40)])
        parts = [page.count("Entry") for page in reading.words(paper.pdf()).split("Page ")]
        assert all(count == 0 or count >= 3 for count in parts)


@pytest.mark.parametrize(("lines", "pages"), [(20, 2), (60, 3)])
def test_what_belongs_together_moves_together_unless_it_is_longer_than_a_page(lines: int, pages: int) -> None:
    paper = Paper(title="Title", language=ENGLISH)
    for _line in range(30):
        paper.text("before")
    with paper.together():
        for number in range(lines):
            paper.text(f"within-{number}")
    first, _end, _rest = reading.words(paper.pdf()).partition("Page 1 of")
    assert paper.page_count() == pages
    assert ("within-0" in first) == (pages == 3)


def test_what_is_longer_than_a_page_goes_on_on_the_next() -> None:
    paper = Paper(title="T", language=ENGLISH)
    paper.note("Kept together where it fits", ["A sentence of the note. " * 20] * 30)
    pdf = paper.pdf()
    assert reading.pages(pdf) > 1
    assert reading.outside(pdf) == []
    assert reading.words(pdf).count("sentence") == 600


def test_an_empty_document_is_one_page() -> None:
    assert reading.pages(Paper(title="Nothing", language=ENGLISH).pdf()) == 1


def test_a_row_must_have_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="cells"):
        Table(columns=(Column(heading="One"),), rows=(Row(cells=("a", "b")),))


def test_digits_of_a_column_stand_under_each_other_and_are_read_as_one_number() -> None:
    paper = Paper(title="T", language=ENGLISH)
    columns = (Column(heading="Name", weight=1), Column(heading="n", align=Align.RIGHT))
    paper.table(Table(columns=columns, rows=(Row(cells=("a", "1,111")), Row(cells=("b", "8,888")))))
    shown = reading.words(paper.pdf())
    assert "1,111" in shown
    assert "8,888" in shown


def test_facts_in_a_look_of_their_own_have_names_of_the_same_size() -> None:
    """Else names would stand out from what is said, and lines beside them would be further apart than those below."""
    paper = Paper(title="Quality", language=language("en"))
    paper.facts([("What data are", "Counts of cases")], look=Look(points=7.0))
    pdf = paper.pdf()
    assert reading.type_size(pdf, "What data are") == reading.type_size(pdf, "Counts of cases") == 7.0
