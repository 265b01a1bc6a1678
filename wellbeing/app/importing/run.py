"""Dry run and import. An import is one transaction: all new rows of the file, or nothing."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from wellbeing.app.importing.mappings import books
from wellbeing.app.importing.plan import Known, Plan, plan_import
from wellbeing.app.importing.records import records_of
from wellbeing.app.importing.report import ImportReport
from wellbeing.app.office.no_cases import refuse_office
from wellbeing.app.session import Changed, Session
from wellbeing.domain.history import Basis, ImportBatch
from wellbeing.domain.identity import Uid, new_uid
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.exchange.spreadsheet import read_spreadsheet
from wellbeing.language import _
from wellbeing.vault import erasures, imports, officers

Progress = Callable[[float], None]
"""Told the share done, from 0 to 1; raising from it ends the import with nothing changed."""

BASIS_ASKED = _(
    "Why may these rows be counted? For instance: the source is public and names nobody, or everyone in it agreed."
)
NO_BASIS = _("Without a stated basis these rows are kept and found, but enter no figure.")


def dry_run(session: Session, file: Path, mapping: Mapping) -> ImportReport:
    """What importing `file` would do. Changes nothing. Raises Refused for a file or mapping that won't do."""
    return _plan(session, file, mapping).report


def import_file(
    session: Session,
    file: Path,
    mapping: Mapping,
    basis: Basis | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import the new rows of `file` as history. Rows that are there already add nothing; changed ones are listed.

    Without a `basis` the rows enter no figure. Raises Refused as `dry_run`, and for the example vault; then,
    as after any other error, the vault is as it was.
    """
    if session.is_example:
        raise Refused(_("The example vault is fictitious and imports nothing. Please open your own vault."))
    refuse_office(session)
    _check_basis(basis)
    tell = progress or _nobody_is_told
    tell(0.0)
    plan = _plan(session, file, mapping)
    tell(0.3)
    if not plan.facts:
        return dataclasses.replace(plan.report, dry_run=False, basis_stated=basis is not None)
    batch = _add(session, plan, basis, tell)
    session.note_change(Changed.CASES)
    tell(1.0)
    return dataclasses.replace(plan.report, dry_run=False, basis_stated=basis is not None, batch=batch)


def imports_so_far(session: Session) -> list[ImportBatch]:
    """Every import into this vault, the newest first, with its basis where one was stated."""
    return imports.batches(session.store)[::-1]


def state_basis(session: Session, batch: int, statement: str, stated_by: str) -> None:
    """Record later why the rows of a batch may be counted. Refused where a basis was already stated."""
    basis = Basis(statement=statement.strip(), stated_by=stated_by.strip(), stated_at=session.now())
    _check_basis(basis)
    found = next((one for one in imports.batches(session.store) if one.id == batch), None)
    if found is None:
        raise Refused(_("There is no such import."))
    if found.basis is not None:
        raise Refused(_("The basis of this import has already been stated. It stays as it was."), field="basis")
    with session.store.transaction("import.based", found.uid):
        imports.state_basis(session.store, batch, basis)
    session.note_change(Changed.CASES)


def _plan(session: Session, file: Path, mapping: Mapping) -> Plan:
    sheet = read_spreadsheet(file, encoding=mapping.encoding)
    known = Known(
        rows=imports.known_rows(session.store, mapping.source),
        officers=imports.officers_by_reference(session.store),
        erased=lambda keys: erasures.erased_rows(session.store, keys),
    )
    return plan_import(sheet, mapping, books(), known, session.today())


def _check_basis(basis: Basis | None) -> None:
    if basis is None:
        return
    if not basis.statement.strip():
        raise Refused(_("Please say in a sentence why these rows may be counted."), field="basis")
    if not basis.stated_by.strip():
        raise Refused(_("Please name the person who states why these rows may be counted."), field="basis")


def _add(session: Session, plan: Plan, basis: Basis | None, tell: Progress) -> int:
    store, now = session.store, session.now()
    uid = new_uid()
    with store.transaction("import.added", uid):
        batch = imports.add_batch(store, _batch(plan, uid, basis, now))
        records = records_of(
            plan.facts,
            batch=batch,
            now=now,
            after=imports.last_keys(store),
            officers=imports.officers_by_reference(store),
            aliases=officers.aliases(store),
        )
        tell(0.4)
        imports.add_officers(store, records.officers)
        imports.add_incidents(store, records.incidents)
        tell(0.6)
        imports.add_cases(store, records.cases)
        imports.add_rows(store, records.rows)
        tell(0.8)
        imports.index_batch(store, batch)
        tell(0.9)
    return batch


def _batch(plan: Plan, uid: Uid, basis: Basis | None, now: dt.datetime) -> ImportBatch:
    return ImportBatch(
        id=0,
        uid=uid,
        source=plan.report.source,
        mapping=plan.report.mapping,
        at=now,
        basis=basis,
        yields=plan.yields,
        rows=len(plan.facts),
    )


def _nobody_is_told(_share: float) -> None:
    """Where no progress is shown."""
