"""A vault of every schema that there ever was opens with today's program, and nothing in it is lost."""

import shutil
from pathlib import Path

import pytest

from tests.helpers import stored_vaults
from tests.helpers.stored_vaults import CASES, HOLDERS, PASSPHRASE, StoredVault
from wellbeing.anonymise.ledger import read_ledger
from wellbeing.app import backup_folders, cases, keys, restoring, search, summary, vaults
from wellbeing.app.session import Session
from wellbeing.language import language
from wellbeing.vault import backup_places, erasures, migrations, opening, releases, restorations
from wellbeing.vault import header as headers
from wellbeing.vault.backups import archive, making
from wellbeing.vault.backups.making import Snapshot
from wellbeing.vault.hand_overs import Carried
from wellbeing.vault.head import HeadFile
from wellbeing.vault.store import Store
from wellbeing.vault.whole_check import verify_pages, verify_records

STORED = stored_vaults.stored()


def test_every_schema_since_the_second_is_stored() -> None:
    newest = len(migrations.steps(migrations.SHIPPED))
    assert [one.schema for one in STORED] == list(range(2, newest + 1)), (
        "store the vault of the newest schema: .venv/bin/python -m tests.helpers.stored_vaults"
    )


@pytest.fixture(params=STORED, ids=lambda one: f"schema-{one.schema}")
def found(request: pytest.FixtureRequest, tmp_path: Path) -> StoredVault:
    """A stored vault, copied, as opening it changes it."""
    stored: StoredVault = request.param
    folder = Path(shutil.copytree(stored.folder, tmp_path / "vault"))
    return StoredVault(folder=folder, schema=stored.schema, sheets=stored.sheets)


def test_it_opens_by_passphrase_and_everything_is_there(found: StoredVault) -> None:
    session = vaults.unlock(found.folder, PASSPHRASE, language("en"))
    try:
        store = session.store
        assert store.one("PRAGMA user_version") == (len(migrations.steps(migrations.SHIPPED)),)
        verify_pages(store)
        assert verify_records(store).records > 100
        everything_is_read(session)
    finally:
        vaults.close(session)
    assert vaults.check(found.folder, PASSPHRASE).records > 100


def everything_is_read(session: Session) -> None:
    """Cases with all that belongs to them, the search, and the ledger with a release that left."""
    rows = cases.rows(session)
    assert len(rows) == CASES
    files = [cases.case_file(session, row.case_id) for row in rows]
    assert all(file.follow_ups and file.officer.alias for file in files)
    assert any(file.debriefs for file in files)
    assert any(file.referrals for file in files)
    assert any(file.consents for file in files)
    assert any(file.notes for file in files)
    assert rows[0].case_id in {row.case_id for row in search.find(session, rows[0].alias).cases}
    (entry,) = read_ledger(entry for _period, _at, entry in releases.entries(session.store))
    stored = releases.of_period(session.store, entry.period)
    assert stored is not None
    assert {"data.csv", "manifest.json", "signature.json"} <= stored.files.keys()
    assert summary.card(session).fingerprint in stored.files["signature.json"].decode()


def test_what_backups_have_to_know_is_there_since_the_third(found: StoredVault) -> None:
    session = vaults.unlock(found.folder, PASSPHRASE, language("en"))
    try:
        assert bool(erasures.listed(session.store)) == (found.schema >= 3)
        assert len(backup_places.listed(session.store)) == (2 if found.schema >= 3 else 1)
        assert restorations.unsettled(session.store) == []
    finally:
        vaults.close(session)


def test_it_opens_by_two_sheets_and_knows_who_holds_them(found: StoredVault) -> None:
    session = vaults.unlock_with_sheets(found.folder, *found.sheets, language("en"))
    assert keys.read(session).holders == HOLDERS
    vaults.close(session)


def _snapshot_of_that_time(store: Store) -> Snapshot:
    """As `making.snapshot`, without what later schemas have to say of hand-overs."""
    header, (content, head) = headers.read(store.folder), store.copied()
    files = {
        archive.HEADER: (store.folder / headers.NAME).read_bytes(),
        archive.HEAD: HeadFile(store.folder, store.key.derive("head"), header.vault).made(head),
        archive.STORE: content,
    }
    return Snapshot(
        vault=header.vault,
        made_at=stored_vaults.MADE_AT,
        made_on=stored_vaults.MADE_AT.date(),
        generation=head.generation,
        mac=head.mac,
        erased=erasures.listed(store),
        carried=Carried(),
        files=files,
        beside={},
        key=store.key,
    )


def test_a_backup_of_that_time_is_restored(found: StoredVault, tmp_path: Path) -> None:
    """A backup that holds the older schema: it is looked at and restored in today's."""
    older = tmp_path / "steps"
    older.mkdir()
    for step in sorted(migrations.SHIPPED.glob("*.sql"))[: max(found.schema, 3)]:
        shutil.copy(step, older)
    key = headers.read(found.folder).opened_by_passphrase(PASSPHRASE)
    store = opening.open_with_key(found.folder, key, migrations=older)
    try:
        backup_folders.usual_place().mkdir(parents=True)
        file = making.write(_snapshot_of_that_time(store), backup_folders.usual_place(), tmp_path / "scratch")
    finally:
        store.close()
    backup = restoring.open_backup(file, PASSPHRASE)
    assert backup.holdings.cases == CASES
    restoring.restore(restoring.preview(backup, tmp_path / "restored"))
    session = vaults.unlock(tmp_path / "restored", PASSPHRASE, language("en"))
    everything_is_read(session)
    vaults.close(session)
