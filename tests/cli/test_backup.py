"""`wellbeing backup` and `wellbeing release read-in`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.app.test_summary import BASIS, IMPORTED, SAMPLE, import_sample
from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import backup_folders, backups, cases, incidents, summary, vaults
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.language import language


def backup(command: str, *words: object, passphrase: str = PASSPHRASE, code: str = "en") -> Outcome:
    secret = () if command == "list" and "--all" not in words else ("--passphrase-file", "-")
    return call("backup", command, *words, *secret, typed=passphrase + "\n", code=code)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A closed vault with one case."""
    with open_session(tmp_path / "vault") as session:
        add_case(session)
    return tmp_path / "vault"


def add_case(session: Session) -> None:
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))


def made(vault: Path) -> Path:
    told = backup("make", "--vault", vault, "--json")
    assert told.code == 0
    return Path(json.loads(told.out)[0]["file"])


def another_case(vault: Path) -> None:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    add_case(session)
    vaults.close(session)


def cases_in(vault: Path) -> int:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    try:
        return len(cases.rows(session))
    finally:
        vaults.close(session)


def test_a_backup_is_made_listed_and_shown(vault: Path) -> None:
    told = backup("make", "--vault", vault)
    assert (told.code, told.err) == (0, "")
    (listed,) = json.loads(backup("list", "--json").out)
    assert listed["file"] in told.out
    assert not listed["damaged"]
    assert Path(listed["file"]).name in backup("list").out
    another_case(vault)
    shown = backup("show", listed["file"], "--vault", vault, "--json")
    assert shown.code == 0
    found = json.loads(shown.out)
    assert (found["cases"], found["officers"], found["present"]["later_cases"]) == (1, 1, 1)
    assert found["replaces"] is True
    words = backup("show", listed["file"], "--vault", vault, code="de")
    assert words.code == 0
    assert "Sicherung" in words.out


def test_an_empty_folder_has_no_backups(tmp_path: Path) -> None:
    assert backup("list").code == backup("list", tmp_path).code == 0
    assert json.loads(backup("list", tmp_path, "--json").out) == []
    assert backup("list", tmp_path / "nowhere").code == 3


def test_places_are_chosen_and_a_missing_stick_is_only_told(vault: Path, tmp_path: Path) -> None:
    stick, disk = tmp_path / "stick", tmp_path / "disk"
    stick.mkdir()
    disk.mkdir()
    assert backup("make", "--vault", vault, "--place", stick, "--place", disk).code == 0
    assert len(list(stick.iterdir())) == len(list(disk.iterdir())) == 1
    every = backup("list", "--all", "--vault", vault)
    assert all(f"{place}:" in every.out for place in (stick, disk, backup_folders.usual_place())), "added, not replaced"
    assert "--all" in backup("list").out
    assert backup("make", "--vault", vault, "--not-to", backup_folders.usual_place()).code == 0
    assert backup("make", "--vault", vault, "--not-to", tmp_path).code == 2
    shutil.rmtree(stick)
    assert str(stick) in backup("list", "--all", "--vault", vault).err
    told = backup("make", "--vault", vault)
    assert told.code == 0
    assert str(stick) in told.err
    shutil.rmtree(disk)
    told = backup("make", "--vault", vault)
    assert told.code == 3
    assert told.err.count("\n") == 1
    assert backup("make", "--vault", vault, "--place", tmp_path / "nowhere").code == 2


def test_a_restore_asks_for_replace_and_moves_the_vault_aside(vault: Path) -> None:
    file = made(vault)
    another_case(vault)
    refused = backup("restore", file, "--vault", vault)
    assert refused.code == 2
    assert "--replace" in refused.err
    assert cases_in(vault) == 2
    told = backup("restore", file, "--vault", vault, "--replace", "--json")
    assert told.code == 0
    done = json.loads(told.out)["restored"]
    assert Path(done["moved_to"]).is_dir()
    assert Path(done["way_back"]).is_file()
    assert done["releasing_closed"] is False
    assert cases_in(vault) == 1


def test_a_restore_into_an_empty_place(vault: Path, tmp_path: Path) -> None:
    told = backup("restore", made(vault), "--vault", tmp_path / "new", code="de")
    assert (told.code, told.err) == (0, "")
    assert cases_in(tmp_path / "new") == 1


def test_wrong_passphrase_damage_and_strangers_have_their_codes(vault: Path, tmp_path: Path) -> None:
    file = made(vault)
    assert backup("show", file, "--vault", vault, passphrase="other words").code == 2
    missing = backup("show", tmp_path / "nowhere.backup", "--vault", vault)
    assert missing.code == 2
    assert "nowhere.backup" in missing.err
    assert backup("show", tmp_path / "no stick" / "nowhere.backup", "--vault", vault).code == 3
    (tmp_path / "letter.txt").write_text("hello")
    assert backup("show", tmp_path / "letter.txt", "--vault", vault).code == 2
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    for command in ("show", "restore"):
        told = backup(command, file, "--vault", vault)
        assert told.code == 4
        assert told.err.count("\n") == 1
    assert backup("drill", "--vault", vault).code == 4
    assert json.loads(backup("list", "--json").out)[0]["damaged"] is False, "only a look inside shows it"


def test_the_drill_is_told_and_recorded(vault: Path) -> None:
    assert backup("drill", "--vault", vault).code == 2, "there is no backup yet"
    made(vault)
    told = backup("drill", "--vault", vault, "--json")
    assert told.code == 0
    assert json.loads(told.out)["whole"] is True
    assert backup("drill", "--vault", vault, code="de").code == 0
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    assert not backups.state(session).is_drill_due
    vaults.close(session)


def test_an_import_is_followed_by_a_backup_whatever_the_day_had(vault: Path) -> None:
    made(vault)
    told = call(
        *("import", SAMPLE, "--vault", vault, "--mapping", "nj-use-of-force-2022", "--passphrase-file", "-"),
        *("--basis", BASIS.statement, "--basis-by", BASIS.stated_by),
        typed=PASSPHRASE + "\n",
    )
    assert told.code == 0
    (listed,) = json.loads(backup("list", "--json").out)
    shown = json.loads(backup("show", listed["file"], "--vault", vault, "--json").out)
    assert (shown["cases"], shown["present"]["later_cases"]) == (446, 0)


def test_after_a_restore_releasing_is_opened_by_reading_in(tmp_path: Path) -> None:
    vault, left = tmp_path / "vault", tmp_path / "left"
    with open_session(vault) as session:
        import_sample(session)
        summary.card(session)
        kept = shutil.copy(backups.make_now(session).files[0], tmp_path)
        summary.release(
            session, summary.preview(summary.gather(session, IMPORTED), session.today()), left, language("en")
        )
    shutil.rmtree(vault)
    assert json.loads(backup("restore", kept, "--vault", vault, "--json").out)["restored"]["releasing_closed"]

    def read_in(*words: object) -> Outcome:
        return call("release", "read-in", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")

    assert "closed" in read_in().out
    release = (
        "summary",
        "release",
        "--vault",
        vault,
        "--year",
        2022,
        "--out",
        tmp_path / "x",
        "--passphrase-file",
        "-",
    )
    refused = call(*release, typed=PASSPHRASE + "\n")
    assert (refused.code, (tmp_path / "x").exists()) == (2, False)
    assert read_in("--nothing-else-by", " ").code == 2
    told = read_in(left, "--nothing-else-by", "Kim Example", "--json")
    assert told.code == 0
    assert json.loads(told.out) == {"read_in": [IMPORTED.label], "releasing_closed": False}
    assert call(*release, typed=PASSPHRASE + "\n").code == 0, "handed out again"
    assert read_in(left).code == 2
