"""The order of the numbers is for good: whoever changes the tables of a schema gives it a new version."""

import hashlib
from dataclasses import replace

import pytest

from tests.anonymise.examples import SCHEMA, table
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.contributing.layout import Layout
from wellbeing.anonymise.schema import Unit
from wellbeing.content.statistics import load_contribution_schema

LAYOUT = Layout.of(SCHEMA)

DIGESTS = {"WB_NAT_1": "246b2f3e4b57eaf8a7e880db4a9138d2c12b87809bed92c1fabbfa60f04dccf2"}
"""By version of the schema. Once one was released its line stays: other tables are a new version, and a new line."""


def test_the_order_of_a_version_stays() -> None:
    layout = Layout.of(load_contribution_schema())
    assert DIGESTS[layout.schema.id] == layout.digest.hex()


def test_a_second_writer_gets_the_same_digest_by_the_page_alone() -> None:
    """docs/formats/contribution.md"""
    schema = load_contribution_schema()
    cells = {found for listed in schema.every_table() for _codes, found in schema.cells(listed)}
    words = sorted(
        [str(found.unit), *(f"{name} {code}" for name, code in found.at)]
        for found in cells
        if not any(set(zero.items()) <= set(found.at) for zero in schema.structural)
    )
    lines = [schema.id] + [" ".join([unit, *(word.replace(" ", "=") for word in rest)]) for unit, *rest in words]
    text = "wellbeing layout 1\n" + "\n".join(lines) + "\n"
    assert hashlib.sha256(text.encode()).hexdigest() == DIGESTS[schema.id]


def test_every_cell_stands_once_whichever_table_shows_it() -> None:
    assert len(set(LAYOUT.cells)) == LAYOUT.size
    for listed in SCHEMA.every_table():
        assert {found for _codes, found in SCHEMA.cells(listed)} <= set(LAYOUT.cells)
    assert Cell(Unit.CASES) in LAYOUT.cells
    assert LAYOUT.length == 1 + 3 * LAYOUT.size


def test_the_order_of_the_tables_does_not_matter_and_their_cells_do() -> None:
    assert Layout.of(replace(SCHEMA, tables=SCHEMA.tables[::-1])).digest == LAYOUT.digest
    assert Layout.of(replace(SCHEMA, tables=SCHEMA.tables[1:])).digest != LAYOUT.digest
    assert Layout.of(replace(SCHEMA, id="TEST_2")).digest != LAYOUT.digest


def test_what_cannot_occur_has_no_number() -> None:
    layout = Layout.of(replace(SCHEMA, structural=({"step": "_U"},)))
    assert not any(found.code("step") == "_U" for found in layout.cells)
    assert layout.size < LAYOUT.size


def test_a_schema_without_cases_has_no_contributions() -> None:
    with pytest.raises(ValueError, match="cases"):
        Layout.of(replace(SCHEMA, tables=(table("STEP", Unit.CONTACTS, ("step", 1)),)))
