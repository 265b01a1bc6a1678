"""The ledger of releases: what was published, with its value, and what was withheld. Append-only, chained.

The vault stores an entry's canonical bytes. Published values are constants for every later release; withheld
cells stay targets for ever. No entry holds an unpublished number, so no hash covers one.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.period import read_period
from wellbeing.anonymise.published import Figure, Published, State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Schema
from wellbeing.errors import Tampered
from wellbeing.language import _

START = "0" * 64
"""What the first entry follows."""

_CONTEXT = b"wellbeing ledger entry 1\n"


class LedgerCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """One cell: what it counts, its codes, its state, and its value where it was published."""

    unit: str
    at: tuple[tuple[str, str], ...]
    state: State
    value: int | None


class LedgerEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One release. `previous` is the hash of the entry before; `tables` names the tables released."""

    format: int = 1
    number: int
    previous: str
    schema: str
    period: str
    program: str
    tables: tuple[str, ...]
    cells: tuple[LedgerCell, ...]

    def canonical(self) -> bytes:
        """The bytes that are stored and hashed: the same entry always gives the same."""
        return msgspec.json.encode(self, order="sorted")

    def hash(self) -> str:
        """SHA-256 in hex, bound to the ledger's purpose."""
        return hashlib.sha256(_CONTEXT + self.canonical()).hexdigest()

    def published(self) -> Published:
        """The release as every reader has it."""
        return Published(
            schema=self.schema,
            period=read_period(self.period),
            cells={Cell(c.unit, c.at): Figure(c.state, c.value) for c in self.cells},
        )


def next_entry(release: Release, before: LedgerEntry | None) -> LedgerEntry:
    """The entry of `release`, following `before` (None for the first)."""
    tables = tuple(table.name for table in release.tables)
    return _entry(release.published(), tables, release.program, before)


def entry_read_back(published: Published, schema: Schema, program: str, before: LedgerEntry | None) -> LedgerEntry:
    """The entry of a release that left and is known from its files only: the same as it had then, if it followed
    the same entry. `schema` is the one it was made by, `program` the version that made it."""
    tables = tuple(table.name for table in schema.tables_in(published.cells.keys()))
    return _entry(published, tables, program, before)


def _entry(published: Published, tables: tuple[str, ...], program: str, before: LedgerEntry | None) -> LedgerEntry:
    cells = sorted((cell.unit, cell.at, figure.state, figure.value) for cell, figure in published.cells.items())
    return LedgerEntry(
        number=before.number + 1 if before else 1,
        previous=before.hash() if before else START,
        schema=published.schema,
        period=published.period.label,
        program=program,
        tables=tables,
        cells=tuple(LedgerCell(*found) for found in cells),
    )


def read_ledger(stored: Iterable[bytes]) -> tuple[LedgerEntry, ...]:
    """All entries in order. Raises Tampered where one is missing, changed, or not in its place."""
    entries: list[LedgerEntry] = []
    previous = START
    for number, raw in enumerate(stored, start=1):
        entry = _read(raw)
        if entry.canonical() != raw or entry.number != number or entry.previous != previous:
            raise Tampered(_BROKEN)
        entries.append(entry)
        previous = entry.hash()
    return tuple(entries)


_BROKEN = _("The list of earlier releases is damaged. Nothing was changed, and nothing can be released.")


def _read(raw: bytes) -> LedgerEntry:
    try:
        entry = msgspec.json.decode(raw, type=LedgerEntry)
        entry.published()
    except (msgspec.DecodeError, ValueError) as error:
        raise Tampered(_BROKEN) from error
    return entry
