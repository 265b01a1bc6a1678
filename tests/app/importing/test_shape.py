"""What the screen shows of a spreadsheet before a mapping is laid over it."""

from pathlib import Path

from wellbeing.app.importing import find_mapping, look_at

SAMPLE = Path(__file__).parents[2] / "data" / "officer-incidents-sample.csv"


def test_columns_of_chosen_answers_show_their_answers_and_others_do_not() -> None:
    shape = look_at(SAMPLE)
    columns = {column.heading: column for column in shape.columns}
    assert (shape.encoding, shape.delimiter, shape.rows) == ("utf-8", ",", 445)
    assert columns["Subject resistance"].answers == (
        "Active Resistor", "Passive Resistor", "Active Assailant", "Threatening Assailant",
    )  # fmt: skip
    assert columns["Officer ref"].answers is None
    assert columns["Other officers present"].answers == ()
    assert columns["Other officers present"].filled == 0


def test_the_sample_holds_every_spelling_that_the_shipped_mapping_knows() -> None:
    columns = {column.heading: column for column in look_at(SAMPLE).columns}
    mapping = find_mapping("nj-use-of-force-2022")
    for answers in (mapping.act, *mapping.codes.values()):
        meant = {*answers.values, *answers.missing, *answers.no_equivalent}
        found = {answer.casefold() for answer in columns[answers.column].answers or ()}
        assert {spelling.casefold() for spelling in meant} == found, answers.column
