"""What importing a sheet would do to this vault, worked out without changing anything."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wellbeing.app.importing.report import GapCount, ImportReport, RefusedRow
from wellbeing.domain.codes import CodeList
from wellbeing.exchange.mapping.dimensions import CODE_LISTS, COUNTED_AS
from wellbeing.exchange.mapping.facts import Facts, Gap, IncidentFacts, Refusal, RowRead
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.exchange.mapping.rows import RowReader
from wellbeing.exchange.spreadsheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Rows to add, in the order of the sheet, and the report of it. `yields` as in `ImportBatch`."""

    facts: tuple[Facts, ...]
    yields: frozenset[str]
    report: ImportReport


class Known:
    """What the vault already has of this source: digests of its rows, references of officers, and which of some keys
    stood for cases that were erased here."""

    def __init__(
        self, rows: dict[str, bytes], officers: dict[str, int], erased: Callable[[Sequence[str]], set[str]]
    ) -> None:
        self.rows = rows
        self.officers = officers
        self.erased = erased


def plan_import(sheet: Sheet, mapping: Mapping, books: dict[str, CodeList], known: Known, today: dt.date) -> Plan:
    """Sort every row of the sheet. Raises Refused where the mapping does not fit code book or sheet."""
    reader = RowReader(mapping, sheet, books)
    read = list(reader.rows(today))
    gone = known.erased([row.facts.key for row in read if row.facts is not None])
    sorting = _Sorting(mapping, known, gone)
    for row in read:
        sorting.take(row)
    return Plan(
        facts=tuple(sorting.new),
        yields=reader.yields(),
        report=sorting.report(sheet, mapping, reader),
    )


class _Sorting:
    """Decides row by row: new, already there, repeated, a correction, erased here before, or refused."""

    def __init__(self, mapping: Mapping, known: Known, gone: set[str]) -> None:
        self._gone = gone
        self._erased = 0
        self._mapping = mapping
        self._known = known
        self._seen: dict[str, bytes] = {}
        self._present: set[tuple[IncidentFacts, str]] = set()
        self._gaps: Counter[Gap] = Counter()
        self._with_gaps = 0
        self._already_there = 0
        self._repeated = 0
        self._corrections: list[int] = []
        self._refused: list[RefusedRow] = []
        self.new: list[Facts] = []

    def take(self, row: RowRead) -> None:
        """Sort one row."""
        facts = row.facts
        if facts is None:
            if row.refusal is not None:
                self._refuse(row.number, row.column, row.refusal)
            return
        before = self._seen.setdefault(facts.key, facts.digest)
        imported = self._known.rows.get(facts.key)
        if before is not facts.digest:
            if before == facts.digest:
                self._repeated += 1
            else:
                self._refuse(row.number, self._mapping.key[0], Refusal.KEY_TWICE)
        elif facts.key in self._gone:
            self._erased += 1
        elif imported is None:
            self._add(row, facts)
        elif imported == facts.digest:
            self._already_there += 1
        else:
            self._corrections.append(row.number)

    def _add(self, row: RowRead, facts: Facts) -> None:
        if facts.incident.named is not None:
            place = (facts.incident, facts.officer.reference)
            if place in self._present:
                self._refuse(row.number, self._mapping.officer.reference, Refusal.OFFICER_TWICE)
                return
            self._present.add(place)
        self.new.append(facts)
        self._gaps.update(row.gaps)
        self._with_gaps += bool(row.gaps)

    def _refuse(self, number: int, column: str | None, reason: Refusal) -> None:
        self._refused.append(RefusedRow(number=number, column=column, reason=reason))

    def report(self, sheet: Sheet, mapping: Mapping, reader: RowReader) -> ImportReport:
        """The report of a dry run."""
        collected = {entry.partition(":")[0] for entry in reader.yields()}
        dimensions = [COUNTED_AS.get(name, name) for name in CODE_LISTS]
        days = [facts.incident.occurred_on for facts in self.new]
        references = {facts.officer.reference for facts in self.new}
        return ImportReport(
            dry_run=True,
            source=mapping.source,
            mapping=mapping.name,
            encoding=sheet.encoding,
            rows=len(sheet.rows),
            complete=len(self.new) - self._with_gaps,
            with_gaps=self._with_gaps,
            already_there=self._already_there,
            repeated=self._repeated,
            erased=self._erased,
            corrections=tuple(self._corrections),
            refused=tuple(self._refused),
            gaps=self._gap_counts(mapping.columns()),
            by_act=_by_act(self.new),
            unused_columns=reader.unused_headings(),
            collected=tuple(name for name in dimensions if name in collected),
            not_collected=tuple(name for name in dimensions if name not in collected),
            new_officers=len(references - self._known.officers.keys()),
            incidents=count_incidents(self.new),
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            basis_stated=False,
            batch=None,
        )

    def _gap_counts(self, columns: Sequence[str]) -> tuple[GapCount, ...]:
        """In the order of the mapping's columns, the most frequent first within each."""
        place = {column: number for number, column in enumerate(columns)}
        counted = [
            GapCount(column=gap.column, reason=gap.reason, value=gap.value, dimension=gap.dimension, rows=rows)
            for gap, rows in self._gaps.items()
        ]
        return tuple(sorted(counted, key=lambda gap: (place[gap.column], -gap.rows, gap.reason, gap.value or "")))


def count_incidents(rows: Sequence[Facts]) -> int:
    """How many incidents these rows are: each its own, but those that name the same one share it."""
    named = {facts.incident for facts in rows if facts.incident.named is not None}
    return len(named) + sum(facts.incident.named is None for facts in rows)


def _by_act(rows: Sequence[Facts]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(facts.incident.act for facts in rows).most_common())
