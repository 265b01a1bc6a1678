"""How long an import takes, against its baseline: parsing the same file, and inserting the same rows into bare
SQLCipher in one transaction. Used by the test below and by the bench."""

import csv
import time
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from wellbeing.app.importing import dry_run, import_file
from wellbeing.app.session import Session
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.vault.connection import CACHE_KIB

_TABLES = ("import_batch", "officer", "incident", "case_", "import_row")
_SCHEMA = (
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search\\_%'"
    " ESCAPE '\\' ORDER BY type = 'index', type = 'trigger', rowid"
)
"""The vault's own, whatever steps it has by now; the search index makes its tables itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTimes:
    """Seconds. `parsing` and `inserting` are the baseline."""

    rows: int
    dry_run: float
    importing: float
    parsing: float
    inserting: float

    @property
    def ratio(self) -> float:
        """The import as a multiple of its baseline."""
        return self.importing / (self.parsing + self.inserting)


def measure_import(session: Session, file: Path, mapping: Mapping, scratch: Path) -> ImportTimes:
    """Import `file` into the fresh vault of `session`, then the baseline in the folder `scratch`.

    The baseline gets the vault's own tables, rows, cipher and disk settings, but no digests, log or head, and
    it parses a file in UTF-8 with commas.
    """
    start = time.perf_counter()
    dry_run(session, file, mapping)
    planned = time.perf_counter()
    report = import_file(session, file, mapping)
    done = time.perf_counter()
    parsing = _parsing(file)
    return ImportTimes(
        rows=report.imported,
        dry_run=planned - start,
        importing=done - planned,
        parsing=parsing,
        inserting=_inserting(session, scratch / "bare.db"),
    )


def _parsing(file: Path) -> float:
    start = time.perf_counter()
    with file.open(encoding="utf-8", newline="") as lines:
        for _line in csv.reader(lines):
            pass
    return time.perf_counter() - start


def _inserting(session: Session, path: Path) -> float:
    rows = {table: session.store.all(f"SELECT * FROM {table}") for table in _TABLES}
    schema = [row[0] for row in session.store.all(_SCHEMA)]
    documents = session.store.all("SELECT rowid, text FROM search")
    bare = sqlcipher.connect(str(path), isolation_level=None)
    try:
        bare.execute("PRAGMA key = \"x'" + "11" * 32 + "'\"")
        for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON", "foreign_keys = ON"):
            bare.execute(f"PRAGMA {setting}")
        bare.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        for statement in schema:
            bare.execute(statement)
        start = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        for table, found in rows.items():
            marks = ", ".join("?" * len(found[0]))
            bare.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
        bare.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", documents)
        bare.execute("COMMIT")
        return time.perf_counter() - start
    finally:
        bare.close()
