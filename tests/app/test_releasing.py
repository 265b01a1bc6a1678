"""After a restore nothing is released until what left before is known again; and no release leaves without a backup."""

import shutil
from pathlib import Path

import pytest

from tests.app.test_summary import IMPORTED, import_sample, previewed
from tests.helpers.lost import Lost
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.anonymise.period import Period
from wellbeing.app import backup_folders, backups, release_backups, releasing, restoring, summary, vaults
from wellbeing.app.session import Session
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import language
from wellbeing.vault import releases


def test_a_release_is_in_a_backup_before_its_folder_has_a_name(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("en"))
    (file,) = backups.state(session).places[0].files
    assert restoring.open_backup(file.file, PASSPHRASE).holdings.periods == (IMPORTED.label,)


def test_without_a_backup_nothing_leaves(session: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    import_sample(session)
    backup_folders.choose_places(session, [stick])
    stick.rename(tmp_path / "pulled")
    shown = previewed(session, IMPORTED)
    with pytest.raises(Trouble):
        summary.release(session, shown, tmp_path / "release", language("en"))
    assert not summary.was_released(session, IMPORTED), "seen before anything was recorded"
    (tmp_path / "pulled").rename(stick)
    summary.release(session, shown, tmp_path / "release", language("en"))
    assert (tmp_path / "release").is_dir()


def test_a_backup_that_fails_at_the_last_moment_keeps_the_release_back(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_sample(session)
    usual = backup_folders.usual_place()
    real = release_backups.refuse_without_place

    def pulled_afterwards(session: Session) -> None:
        real(session)
        usual.rmdir()
        usual.write_text("a file where the folder should be")

    monkeypatch.setattr(release_backups, "refuse_without_place", pulled_afterwards)
    with pytest.raises(Trouble) as caught:
        summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("en"))
    assert "nothing has left yet" in caught.value.told(language("en"))
    assert not (tmp_path / "release").exists()
    with pytest.raises(Trouble):
        summary.hand_out_again(session, IMPORTED, tmp_path / "release")
    usual.unlink()
    summary.hand_out_again(session, IMPORTED, tmp_path / "release")
    assert summary.verify(tmp_path / "release", summary.card(session)).ok


def test_after_a_restore_the_year_that_left_is_not_released_again(tmp_path: Path) -> None:
    lost = Lost(tmp_path)
    session = lost.open()
    assert releasing.closed(session) is not None
    with pytest.raises(Refused) as caught:
        summary.release(session, previewed(session, IMPORTED), tmp_path / "again", language("en"))
    assert caught.value.sentence == releasing.CLOSED
    assert releasing.read_in(session, lost.left) == IMPORTED
    stored = releases.of_period(session.store, IMPORTED.label)
    assert stored is not None
    assert stored.entry == lost.entry, "the ledger is what it was, byte for byte"
    assert session.store.all("SELECT uid FROM case_ WHERE counted_in IS NOT NULL") == lost.counted
    with pytest.raises(Refused) as handed:
        summary.hand_out_again(session, IMPORTED, tmp_path / "again")
    assert handed.value.sentence == releasing.CLOSED, "another one of that time may have left"
    with pytest.raises(Refused):
        releasing.read_in(session, lost.left)
    with pytest.raises(Refused):
        releasing.state_complete(session, "  ")
    releasing.state_complete(session, "R. Rep")
    assert releasing.closed(session) is None
    with pytest.raises(Refused):
        summary.release(session, previewed(session, IMPORTED), tmp_path / "again", language("en"))
    summary.hand_out_again(session, IMPORTED, tmp_path / "again")
    for file in lost.left.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    vaults.close(session)


def test_a_folder_that_was_changed_or_signed_by_somebody_else_is_not_read_in(tmp_path: Path, clock: Clock) -> None:
    lost = Lost(tmp_path)
    session = lost.open()
    changed = Path(shutil.copytree(lost.left, tmp_path / "changed"))
    data = (changed / "data.csv").read_bytes()
    (changed / "data.csv").write_bytes(data.replace(b",A,F", b",Q,C", 1))
    with pytest.raises(Tampered):
        releasing.read_in(session, changed)
    with open_session(tmp_path / "other", clock) as other:
        import_sample(other)
        summary.release(other, previewed(other, IMPORTED), tmp_path / "foreign", language("en"))
    with pytest.raises(Refused):
        releasing.read_in(session, tmp_path / "foreign")
    with pytest.raises(Refused):
        releasing.read_in(session, tmp_path)
    assert releases.entries(session.store) == []
    vaults.close(session)


def test_a_backup_older_than_the_signing_keys_needs_the_card(tmp_path: Path) -> None:
    lost = Lost(tmp_path, signed_before=False)
    session = lost.open()
    with pytest.raises(Refused):
        releasing.read_in(session, lost.left)
    assert releasing.read_in(session, lost.left, lost.card) == IMPORTED
    vaults.close(session)


def test_what_the_vault_before_knew_comes_along_and_nothing_is_closed(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    with open_session(folder, clock) as session:
        import_sample(session)
        file = backups.make_now(session).files[0]
        kept = Path(shutil.copy(file, tmp_path))
        summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("en"))
        card = summary.card(session)
        counted = session.store.all("SELECT uid FROM case_ WHERE counted_in IS NOT NULL")
        shown = restoring.preview(restoring.open_backup(kept, PASSPHRASE), folder, session)
        assert shown.later_releases == (IMPORTED.label,)
    assert not restoring.restore(shown).is_releasing_closed
    session = vaults.unlock(folder, PASSPHRASE, language("en"))
    assert releasing.closed(session) is None
    assert summary.was_released(session, IMPORTED)
    assert summary.card(session) == card
    assert session.store.all("SELECT uid FROM case_ WHERE counted_in IS NOT NULL") == counted
    assert summary.gather(session, Period(year=2021)).ledger != ()
    vaults.close(session)


def test_nothing_is_read_in_while_nothing_is_closed(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        releasing.read_in(session, tmp_path)
    with pytest.raises(Refused):
        releasing.state_complete(session, "R. Rep")
