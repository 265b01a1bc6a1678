"""A small schema with figures of every kind, for the tests of charts and reports."""

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.published import HIDDEN, Figure, State
from wellbeing.anonymise.schema import Axis, Code, Dimension, Schema, Table, Unit

ACT = Dimension(
    name="act",
    label="Act",
    unknown="_U",
    codes=(
        Code(code="THREAT", label="Threat"),
        Code(code="THREAT_SERIOUS", label="Threat of death", parent="THREAT"),
        Code(code="THREAT_NFD", label="Threat, not known further", parent="THREAT", rest=True),
        Code(code="ASSAULT", label="Physical assault"),
        Code(code="_U", label="Not known"),
    ),
)
INJURED = Dimension(
    name="injured",
    label="Injured or not",
    unknown="_U",
    codes=(
        Code(code="Y", label="Injured"),
        Code(code="N", label="Not injured"),
        Code(code="_U", label="Unknown whether injured"),
    ),
)
KIT = Dimension(
    name="kit",
    label="Kit missing",
    unknown="_U",
    codes=(Code(code="Y", label="Yes"), Code(code="_U", label="Not known")),
)
SCHEMA = Schema(
    id="TEST",
    threshold=10,
    sensitive_threshold=10,
    width=10,
    dimensions={"act": ACT, "injured": INJURED, "kit": KIT},
    tables=(
        Table(name="ACT", label="Cases by act", unit=Unit.CASES, axes=(Axis(dimension="act", levels=2),)),
        Table(
            name="BOTH",
            label="Cases by act and injury",
            unit=Unit.CASES,
            axes=(Axis(dimension="act"), Axis(dimension="injured")),
        ),
        Table(name="KIT", label="Cases by kit", unit=Unit.CASES, axes=(Axis(dimension="kit"),)),
    ),
)


def figures() -> dict[Cell, Figure]:
    """Cells with values 1,000 and up in order, every third withheld, all of `kit` not collected."""
    found: dict[Cell, Figure] = {}
    for table in SCHEMA.tables:
        for _codes, cell in SCHEMA.cells(table):
            if cell in found:
                continue
            if table.name == "KIT" and cell.at:
                found[cell] = Figure(State.NOT_COLLECTED)
            elif len(found) % 3 == 2:
                found[cell] = HIDDEN
            else:
                found[cell] = Figure(State.VALUE, 1000 + 111 * len(found))
    found[Cell(Unit.CASES, (("act", "_U"), ("injured", "N")))] = Figure(State.STRUCTURAL)
    return found
