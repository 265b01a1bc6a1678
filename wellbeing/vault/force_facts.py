"""Facts that were imported per force and year, with who imported them when. Nothing here is ever replaced."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from wellbeing.anonymise.indicators.facts import ForceFact, Told
from wellbeing.domain.identity import Uid
from wellbeing.vault.columns import from_moment, to_moment
from wellbeing.vault.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class FactImport:
    """One file that was taken in, by whom and when."""

    uid: Uid
    file: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFact:
    """A fact of a force and year as one import told it, and where that has it from."""

    year: int
    fact: ForceFact
    source: str
    came: FactImport


def add(store: Store, came: FactImport, facts: Iterable[tuple[int, ForceFact, str]]) -> None:
    """Keep an import: (year, fact, source) of every row."""
    number = store.run(
        "INSERT INTO fact_import (uid, file, imported_by, at) VALUES (?, ?, ?, ?)",
        (came.uid, came.file, came.by, from_moment(came.at)),
    )
    store.run_many(
        "INSERT INTO force_fact (import_id, force, year, fact, told, value, persons, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, one.force, year, one.fact, one.told.value, one.value, one.persons, source)
            for year, one, source in facts
        ),
    )


def every(store: Store) -> list[KeptFact]:
    """Whatever was imported, the newest import first."""
    found = store.all(
        "SELECT f.year, f.force, f.fact, f.told, f.value, f.persons, f.source, i.uid, i.file, i.imported_by, i.at"
        " FROM force_fact f JOIN fact_import i ON i.id = f.import_id ORDER BY f.import_id DESC, f.year, f.force, f.fact"
    )
    return [
        KeptFact(
            year=row[0],
            fact=ForceFact(force=row[1], fact=row[2], told=Told(row[3]), value=row[4], persons=row[5]),
            source=row[6],
            came=FactImport(uid=Uid(row[7]), file=row[8], by=row[9], at=to_moment(row[10])),
        )
        for row in found
    ]
