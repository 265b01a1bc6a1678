"""What an import did, or would do: plain data for window and command line, never the content of a cell."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.exchange.mapping.facts import GapReason, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCount:
    """How many imported rows lack something of `column`.

    `value` stands in the mapping, or is None; where it is a code, `dimension` says of what.
    """

    column: str
    reason: GapReason
    value: str | None
    dimension: str | None
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not taken: its number in the spreadsheet (the heading is 1) and the column."""

    number: int
    column: str | None
    reason: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Every row with text is counted once: `imported` + `already_there` + `repeated` + `erased` + refused +
    corrections.

    `imported` is `complete` + `with_gaps`. `repeated` rows stand twice in this file, word for word. `erased` rows
    were imported before and erased here: they are not taken in again.
    `corrections` are numbers of rows that say something else than when they were imported; they are listed and
    not applied. `collected` are dimensions that the file told; figures show all others as not collected.
    In a dry run everything is what would happen, and `batch` is None; also where nothing was new.
    """

    dry_run: bool
    source: str
    mapping: str
    encoding: str | None
    rows: int
    complete: int
    with_gaps: int
    already_there: int
    repeated: int
    erased: int
    corrections: tuple[int, ...]
    refused: tuple[RefusedRow, ...]
    gaps: tuple[GapCount, ...]
    by_act: tuple[tuple[str, int], ...]
    unused_columns: tuple[str, ...]
    collected: tuple[str, ...]
    not_collected: tuple[str, ...]
    new_officers: int
    incidents: int
    first_day: dt.date | None
    last_day: dt.date | None
    basis_stated: bool
    batch: int | None

    @property
    def imported(self) -> int:
        """Rows that became cases."""
        return self.complete + self.with_gaps
