"""Tables on paper: the head again on every page, figures right-aligned in digits of one width, rows kept whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellbeing.reports import blocks, typeface
from wellbeing.reports.blocks import SMALL, Align, Look, Slab
from wellbeing.reports.pen import Pen
from wellbeing.reports.tags import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a table is set: its type, the room left and right of a cell's text, above and below it, and how far a part of
    something stands to the right of the whole. In points."""

    cell: Look
    head: Look
    pad: float
    gap: float
    indent: float
    together: float = 345.0
    """A table up to this height is not cut by a page break."""
    head_lines: int | None = None
    """Columns grow until their heads take no more lines than this, where the names of the rows leave room, and are
    never so narrow that they take twice as many. None for as narrow as their words and cells are."""


USUAL = Setting(
    cell=Look(role="small", spread=1.4),
    head=replace(SMALL, font=typeface.BOLD, spread=1.3),
    pad=4.0,
    gap=3.0,
    indent=11.0,
)
DENSE = Setting(
    cell=Look(points=7.8, spread=1.26),
    head=replace(SMALL, font=typeface.BOLD, points=7.2, spread=1.2),
    pad=3.0,
    gap=1.2,
    indent=8.0,
    together=150.0,
    head_lines=2,
)
"""For tables with many rows and columns, in a report of many tables."""
_MOST_LINES = 20
"""What is longer than this in one cell is cut with an ellipsis: a row has to fit on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading and where its text stands."""

    heading: str
    align: Align = Align.LEFT
    weight: float = 0
    """A share of the room for this column, relative to the others; 0 takes what its content needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; the first cell names it. `level` 0 is a whole, 1 a part of it. `strong` for totals. `bar` draws its
    number as a share of the longest bar."""

    cells: Sequence[str]
    level: int = 0
    strong: bool = False
    bar: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words and figures; bars, where rows have them, take `bar_share` of the width. `ValueError` where a row
    has not as many cells as there are columns."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    setting: Setting = USUAL
    bar_share: float = 0.44

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
    bars = any(row.bar is not None for row in shown.rows)
    edges = _edges(shown, room * (1 - shown.bar_share) if bars else room)
    element = parent.child("Table")
    head_row = element.child("TR")
    drawn = _Drawn(setting=shown.setting, edges=edges, room=room)
    head = drawn.head(shown, [head_row.child("TH", scope="Column") for _column in shown.columns])
    # The head of a following page is painted again for the eye only.
    repeated = drawn.head(shown, [Tag("Artifact") for _column in shown.columns], silent=True)
    slabs = [replace(head, before=before, holds_next=True)]
    slabs += [replace(drawn.row(element.child("TR"), row, shown, bars=bars), again=repeated) for row in shown.rows]
    if sum(slab.height for slab in slabs) <= shown.setting.together:
        return blocks.together(slabs, before=before)
    # Neither the first rows nor the last one stand alone on a page, nor one that heads others.
    heads = [number for number, row in enumerate(shown.rows[:-1], start=1) if row.strong]
    for number in (1, 2, len(slabs) - 2, *heads):
        slabs[number] = replace(slabs[number], holds_next=True)
    return slabs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """Rows of one table: how it is set, and where its columns begin and end."""

    setting: Setting
    edges: list[float]
    room: float

    def head(self, shown: Table, tags: list[Tag], *, silent: bool = False) -> Slab:
        cells = [
            self._cell(tags[number], column.heading, self.setting.head, column.align, number)
            for number, column in enumerate(shown.columns)
        ]
        return self._slab(cells, strong_line=True, silent=silent)

    def row(self, tag: Tag, row: Row, shown: Table, *, bars: bool) -> Slab:
        cells = []
        for number, (words, column) in enumerate(zip(row.cells, shown.columns, strict=True)):
            font = typeface.BOLD if row.strong else typeface.REGULAR
            if column.align is Align.RIGHT:
                font = typeface.tabular(font)
            kind, scope = ("TH", "Row") if number == 0 else ("TD", "")
            inset = self.setting.indent * row.level if number == 0 else 0
            look = replace(self.setting.cell, font=font)
            cells.append(self._cell(tag.child(kind, scope=scope), words, look, column.align, number, inset))
        slab = self._slab(cells)
        return self._with_bar(slab, row) if bars else slab

    def _cell(self, tag: Tag, words: str, look: Look, align: Align, number: int, inset: float = 0) -> _Cell:
        pad = self.setting.pad
        left, right = self.edges[number] + pad + inset, self.edges[number + 1] - pad
        if number == 0:
            left -= pad
        broken = typeface.few_lines(words, look.font, look.size, right - left, _MOST_LINES)
        return _Cell(tag=tag, lines=broken, look=look, align=align, left=left, right=right)

    def _slab(self, cells: list[_Cell], *, strong_line: bool = False, silent: bool = False) -> Slab:
        gap = self.setting.gap
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
            pen.line(x, y - height, self.room, colour, thickness)

        return Slab(height=height, paint=paint)

    def _with_bar(self, slab: Slab, row: Row) -> Slab:
        setting, start = self.setting, self.edges[-1] + 2 * self.setting.pad
        line = setting.cell.leading
        thick = line * (0.72 if row.level == 0 else 0.52)

        def paint(pen: Pen, x: float, y: float) -> None:
            slab.paint(pen, x, y)
            if row.bar:
                length = max(row.bar * (self.room - start), 0.6)
                pen.bar(x + start, y - setting.gap - (line + thick) / 2, length, thick, soft=row.level > 0)
            pen.upright(x + start, y - slab.height, slab.height)

        return replace(slab, paint=paint)


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
    if shown.setting.head_lines:
        needs = _grown(shown, needs, room)
    left_over = room - sum(needs)
    if not any(weights):
        weights = [1.0] * len(weights)
    shares = [need + left_over * weight / sum(weights) for need, weight in zip(needs, weights, strict=True)]
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    edges[-1] = room
    return edges


def _grown(shown: Table, needs: list[float], room: float) -> list[float]:
    """Wider columns of figures, as far as the longest name of a row does not need the room."""
    setting = shown.setting
    names = max((_name_width(row, setting) for row in shown.rows), default=0)
    free = room - sum(needs) - min(names, 0.45 * room)
    wishes = [
        max(_head_width(column.heading, setting, setting.head_lines or 1) - need, 0) if need else 0
        for column, need in zip(shown.columns, needs, strict=True)
    ]
    if free <= 0 or not any(wishes):
        return needs
    share = min(1, free / sum(wishes))
    return [need + wish * share for need, wish in zip(needs, wishes, strict=True)]


def _name_width(row: Row, setting: Setting) -> float:
    font = typeface.BOLD if row.strong else typeface.REGULAR
    width = typeface.width(typeface.plain(row.cells[0]), font, setting.cell.size)
    return width + 2 * setting.pad + setting.indent * row.level


def _head_width(heading: str, setting: Setting, most: int) -> float:
    """The least width in which a heading takes `most` lines."""
    width = setting.head.width(typeface.plain(heading)) / most
    while len(setting.head.lines(heading, width)) > most:
        width += 2
    return width + 3 * setting.pad


def _longest_word(shown: Table, number: int) -> float:
    """The width of the longest word in a column of words, with its room."""
    setting = shown.setting
    words = " ".join(row.cells[number] for row in shown.rows).split()
    indent = setting.indent * max((row.level for row in shown.rows), default=0)
    return max((setting.cell.width(typeface.plain(word)) for word in words), default=0) + 2 * setting.pad + indent


def _need(shown: Table, number: int, column: Column) -> float:
    """What a column of figures takes."""
    return column_width(column.heading, [row.cells[number] for row in shown.rows], column.align, shown.setting)


def column_width(heading: str, cells: Sequence[str], align: Align, setting: Setting) -> float:
    """What a column of figures takes in points: its widest cell, or the longest word of its heading."""
    font = typeface.tabular(typeface.BOLD) if align is Align.RIGHT else typeface.BOLD
    widths = [typeface.width(typeface.plain(words), font, setting.cell.size) for words in cells]
    words = [setting.head.width(word) for word in typeface.plain(heading).split()]
    least = max([*widths, *words, 3.3 * setting.cell.size]) + 3 * setting.pad
    return max(least, _head_width(heading, setting, 2 * setting.head_lines)) if setting.head_lines else least
