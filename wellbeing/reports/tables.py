"""Tables on paper: the head again on every page, figures right-aligned in digits of one width, rows kept whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellbeing.reports import blocks, typeface
from wellbeing.reports.blocks import SMALL, Align, Look, Pen, Slab
from wellbeing.reports.tags import Tag

_CELL = Look(role="small", spread=1.4)
_HEAD = replace(SMALL, font=typeface.BOLD, spread=1.3)
_PAD = 4.0
"""Room left and right of a cell's text, in points."""
_INDENT = 11.0
"""How far a part of something stands to the right of the whole, in points."""
_MOST_LINES = 20
"""What is longer than this in one cell is cut with an ellipsis: a row has to fit on a page."""
_TOGETHER = 345.0
"""A table up to this height, in points, is not cut by a page break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading and where its text stands."""

    heading: str
    align: Align = Align.LEFT
    weight: float = 0
    """A share of the room for this column, relative to the others; 0 takes what its content needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; the first cell names it. `level` 0 is a whole, 1 a part of it. `strong` for totals."""

    cells: Sequence[str]
    level: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words and figures. `ValueError` where a row has not as many cells as there are columns."""

    columns: Sequence[Column]
    rows: Sequence[Row]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"a row has {len(row.cells)} cells, the table {len(self.columns)} columns")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    tag: Tag
    lines: list[str]
    look: Look
    align: Align
    left: float
    right: float


def table(parent: Tag, shown: Table, room: float, *, before: float = 0) -> list[Slab]:
    """The slabs of a table, one per row."""
    edges = _edges(shown, room)
    element = parent.child("Table")
    head_row = element.child("TR")
    head = _row(
        [
            _cell(head_row.child("TH", scope="Column"), column.heading, _HEAD, column.align, edges, number)
            for number, column in enumerate(shown.columns)
        ],
        room,
        strong_line=True,
    )
    # The head of a following page is painted again for the eye only.
    repeated = _row(
        [
            _cell(Tag("Artifact"), column.heading, _HEAD, column.align, edges, number)
            for number, column in enumerate(shown.columns)
        ],
        room,
        strong_line=True,
        silent=True,
    )
    slabs = [replace(head, before=before, holds_next=True)]
    slabs += [replace(_table_row(element, row, shown, edges, room), again=repeated) for row in shown.rows]
    if sum(slab.height for slab in slabs) <= _TOGETHER:
        return blocks.together(slabs, before=before)
    # Neither the first rows nor the last one stand alone on a page.
    for number in (1, 2, len(slabs) - 2):
        slabs[number] = replace(slabs[number], holds_next=True)
    return slabs


def _table_row(element: Tag, row: Row, shown: Table, edges: list[float], room: float) -> Slab:
    tag = element.child("TR")
    cells = []
    for number, (words, column) in enumerate(zip(row.cells, shown.columns, strict=True)):
        font = typeface.BOLD if row.strong else typeface.REGULAR
        if column.align is Align.RIGHT:
            font = typeface.tabular(font)
        kind, scope = ("TH", "Row") if number == 0 else ("TD", "")
        inset = _INDENT * row.level if number == 0 else 0
        cells.append(
            _cell(
                tag.child(kind, scope=scope),
                words,
                replace(_CELL, font=font),
                column.align,
                edges,
                number,
                inset,
            )
        )
    return _row(cells, room)


def _cell(tag: Tag, words: str, look: Look, align: Align, edges: list[float], number: int, inset: float = 0) -> _Cell:
    left, right = edges[number] + _PAD + inset, edges[number + 1] - _PAD
    if number == 0:
        left -= _PAD
    broken = typeface.few_lines(words, look.font, look.size, right - left, _MOST_LINES)
    return _Cell(tag=tag, lines=broken, look=look, align=align, left=left, right=right)


def _row(cells: list[_Cell], room: float, *, strong_line: bool = False, silent: bool = False) -> Slab:
    gap = 3.0
    tallest = max(len(cell.lines) * cell.look.leading for cell in cells)
    height = tallest + 2 * gap

    def paint(pen: Pen, x: float, y: float) -> None:
        for cell in cells:
            # Headings stand at the foot of the head, cells at the top of their row.
            top = y - gap - (tallest - len(cell.lines) * cell.look.leading if strong_line else 0)
            with pen.marker.marked(None if silent else cell.tag):
                for number, line in enumerate(cell.lines):
                    start = x + cell.left
                    if cell.align is Align.RIGHT:
                        start = x + cell.right - cell.look.width(line.rstrip())
                    baseline = cell.look.baseline(top - number * cell.look.leading)
                    pen.text(start, baseline, line, cell.look)
        colour, thickness = ("control", 0.9) if strong_line else ("line", 0.5)
        pen.line(x, y - height, room, colour, thickness)

    return Slab(height=height, paint=paint)


def _edges(shown: Table, room: float) -> list[float]:
    """The left edges of all columns and the right edge of the last one."""
    weights = [column.weight for column in shown.columns]
    needs = [0.0 if column.weight else _need(shown, number, column) for number, column in enumerate(shown.columns)]
    # Room is left for what is named, so that long names break between words.
    most = room - sum(
        min(max(_longest_word(shown, number), 0.2 * room), 0.4 * room)
        for number, weight in enumerate(weights)
        if weight
    )
    if (asked := sum(needs)) > most:
        needs = [need * most / asked for need in needs]
    left_over = room - sum(needs)
    if not any(weights):
        weights = [1.0] * len(weights)
    shares = [need + left_over * weight / sum(weights) for need, weight in zip(needs, weights, strict=True)]
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    edges[-1] = room
    return edges


def _longest_word(shown: Table, number: int) -> float:
    """The width of the longest word in a column of words, with its room."""
    words = " ".join(row.cells[number] for row in shown.rows).split()
    indent = _INDENT * max((row.level for row in shown.rows), default=0)
    return max((_CELL.width(typeface.plain(word)) for word in words), default=0) + 2 * _PAD + indent


def _need(shown: Table, number: int, column: Column) -> float:
    """What a column of figures takes: its widest cell and the longest word of its heading."""
    font = typeface.tabular(typeface.BOLD) if column.align is Align.RIGHT else typeface.BOLD
    cells = [typeface.width(typeface.plain(row.cells[number]), font, _CELL.size) for row in shown.rows]
    words = [_HEAD.width(word) for word in typeface.plain(column.heading).split()]
    return max([*cells, *words, 30.0]) + 2 * _PAD + 4
