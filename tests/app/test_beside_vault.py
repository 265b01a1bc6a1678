"""What lies beside the vault, entered countries and content packs: a backup carries it, and a restore puts back what a
computer has not, replaces nothing and writes nowhere else."""

import shutil
from pathlib import Path

import pytest

from tests.app.test_packs import SECOND, installed
from tests.helpers.packs import pack_bytes
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing import paths
from wellbeing.app import backups, beside_vault, country, packs, preferences, restoring
from wellbeing.app.beside_vault import PutBack
from wellbeing.app.restoring import Restored
from wellbeing.content import countries
from wellbeing.content.packs import shelf
from wellbeing.content.packs.shelf import REMOVED
from wellbeing.domain.country import Line

NOTE = "Only a lawyer may keep silent."


@pytest.fixture(autouse=True)
def fresh_shelf() -> None:
    shelf.forget()


def backed_up(tmp_path: Path, clock: Clock) -> Path:
    """The backup of a vault whose computer has a country's line and both versions of a pack."""
    with open_session(tmp_path / "vault", clock) as session:
        preferences.save(session, preferences.Preferences(country="DE"))
        country.save(session, {Line.PRIVILEGE: NOTE})
        installed(tmp_path, pack_bytes())
        installed(tmp_path, SECOND)
        (file,) = backups.make_now(session).files
        return file.rename(tmp_path / file.name)


def restored(file: Path, folder: Path) -> Restored:
    return restoring.restore(restoring.preview(restoring.open_backup(file, PASSPHRASE), folder))


def other_computer() -> None:
    for name in ("countries", "packs"):
        shutil.rmtree(paths.user_data() / name)
    shelf.forget()


def test_on_another_computer_a_restore_puts_back_countries_and_packs(tmp_path: Path, clock: Clock) -> None:
    file = backed_up(tmp_path, clock)
    other_computer()
    done = restored(file, tmp_path / "new")
    assert done.put_back == PutBack(countries=1, packs=1)
    assert countries.country("DE").privilege_note == NOTE
    (kept,) = packs.installed()
    assert [pack.version for pack in kept.packs] == [2, 1], "talks are bound to the older one"
    assert not kept.removed


def test_what_is_on_this_computer_stays_as_it_is(tmp_path: Path, clock: Clock) -> None:
    file = backed_up(tmp_path, clock)
    with open_session(tmp_path / "second", clock) as session:
        preferences.save(session, preferences.Preferences(country="DE"))
        country.save(session, {Line.PRIVILEGE: "Something newer."})
    (kept,) = packs.installed()
    packs.remove(kept.name)
    assert restored(file, tmp_path / "new").put_back == PutBack()
    assert countries.country("DE").privilege_note == "Something newer."
    assert packs.installed()[0].removed


def test_a_pack_that_was_taken_out_of_use_comes_back_out_of_use(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    name = packs.installed()[0].name
    packs.remove(name)
    carried = beside_vault.carried()
    packs.forget(name)
    assert beside_vault.put_back(carried).packs == 1
    assert packs.installed()[0].removed


@pytest.mark.parametrize(
    "name",
    [
        *("packs/../1.wbpack", "packs/north/../../1.wbpack", "packs/north/..", "packs//1.wbpack", "packs/north"),
        *("packs/north/1.wbpack/more", "packs/North/1.wbpack", "countries/../settings.json", "countries/XX.json"),
        *("settings.json", "/packs/north/1.wbpack", "packs/north/1.exe", "packs/north\0/1.wbpack"),
    ],
)
def test_a_name_that_no_such_file_has_is_written_nowhere(name: str) -> None:
    assert beside_vault.put_back({name: b"{}"}) == PutBack()
    assert not [file for file in paths.user_data().parent.rglob("*") if file.is_file() and file.read_bytes() == b"{}"]


def test_a_disk_that_takes_nothing_leaves_no_half_pack(tmp_path: Path) -> None:
    installed(tmp_path, pack_bytes())
    carried = beside_vault.carried()
    packs.forget(packs.installed()[0].name)
    (paths.user_data() / "packs").rmdir()
    (paths.user_data() / "packs").write_bytes(b"in the way")
    assert beside_vault.put_back(carried) == PutBack(failed=True)


def test_older_versions_stay_behind_where_there_is_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, pack_bytes())
    installed(tmp_path, SECOND)
    monkeypatch.setattr(beside_vault, "MOST_CARRIED", len(SECOND) + 10)
    (name,) = beside_vault.carried()
    assert name.endswith("/2.wbpack")
    assert REMOVED not in name
