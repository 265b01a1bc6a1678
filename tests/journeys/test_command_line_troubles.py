"""Bad input on the command line: one sentence, the right exit code, nothing lost and nothing half-written."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.called import call
from tests.journeys.test_command_line import PASSPHRASE, SAMPLE, Desk, desk
from wellbeing.errors import WellbeingError
from wellbeing.vault import migrations, opening
from wellbeing.vault.chain import last_entry
from wellbeing.vault.header import NAME as HEADER

__all__ = ["desk"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the sample in it, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WELLBEING_DATA", str(folder / "data"))
        made = Desk(folder)
        made.create()
        made.take_in(SAMPLE, "--basis", "The source is public.")
    return made.vault


@pytest.fixture
def full_desk(desk: Desk, filled: Path) -> Desk:
    shutil.copytree(filled, desk.vault)
    return desk


def _files(vault: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in vault.rglob("*") if path.is_file()}


def _newest(vault: Path) -> tuple[int, bytes] | None:
    """Number of the newest log entry and the sum of all records, read in a copy; None where it can't be opened."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        if vault.is_dir():
            shutil.copytree(vault, copy)
        try:
            store = opening.open_vault(copy, PASSPHRASE)
        except WellbeingError:
            return None
        entry = last_entry(store._access.connection)
        store.close()
        assert entry is not None
        return entry.seq, entry.sum


def _refused(desk: Desk, code: int, *words: object) -> str:
    """The one sentence on stderr of a command that must end with `code`, write nothing and leave the vault whole."""
    before, known = _files(desk.vault), _newest(desk.vault)
    (desk.folder / "data").mkdir(exist_ok=True)
    there = sorted(path.name for path in desk.folder.iterdir())
    ended = desk.do(*words)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.endswith(".\n")
    assert ended.err.count("\n") == 1
    if _files(desk.vault) != before:
        assert known is not None
        number, records = known
        assert _newest(desk.vault) == (number + 1, records), "no more than the access log's entry of the opening"
    assert sorted(path.name for path in desk.folder.iterdir()) == there
    return ended.err


def test_a_wrong_passphrase(full_desk: Desk) -> None:
    full_desk.secret.write_text("another one\n", encoding="utf-8")
    told = _refused(full_desk, 2, "vault", "check")
    assert "another one" not in told


def test_a_damaged_vault(full_desk: Desk) -> None:
    store = full_desk.vault / "store.db"
    content = bytearray(store.read_bytes())
    content[len(content) // 2] ^= 0x40
    store.write_bytes(content)
    _refused(full_desk, 4, "vault", "check")


def test_a_damaged_header(full_desk: Desk) -> None:
    content = (full_desk.vault / HEADER).read_bytes()
    (full_desk.vault / HEADER).write_bytes(content[: len(content) // 2])
    _refused(full_desk, 4, "vault", "check")


def test_a_vault_of_a_newer_program(full_desk: Desk, tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(migrations.SHIPPED, later)
    number = len(migrations.steps(later)) + 1
    table = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"
    script = f"BEGIN IMMEDIATE;\n{table}\nPRAGMA user_version = {number};\nCOMMIT;\n"
    (later / f"{number:04}-later.sql").write_text(script, encoding="utf-8")
    opening.open_vault(full_desk.vault, PASSPHRASE, migrations=later).close()
    told = _refused(full_desk, 3, "vault", "check")
    assert "newer" in told


def test_a_spreadsheet_that_is_none(full_desk: Desk) -> None:
    (full_desk.folder / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(500))
    _refused(full_desk, 2, "import", full_desk.folder / "photo.xlsx", "--mapping", "nj-use-of-force-2022")


def test_a_mapping_that_names_a_missing_column(full_desk: Desk) -> None:
    shipped = (ROOT / "resources" / "mappings" / "nj-use-of-force-2022.yaml").read_text(encoding="utf-8")
    wrong = full_desk.folder / "wrong.yaml"
    wrong.write_text(shipped.replace("column: Gender", "column: Sexe"), encoding="utf-8")
    assert wrong.read_text(encoding="utf-8") != shipped
    told = _refused(full_desk, 2, "import", SAMPLE, "--mapping", wrong)
    assert "Sexe" in told


def test_a_mapping_that_is_none(full_desk: Desk) -> None:
    wrong = full_desk.folder / "wrong.yaml"
    wrong.write_text("format: 1\nname: [a\n", encoding="utf-8")
    _refused(full_desk, 2, "import", SAMPLE, "--mapping", wrong)


def test_an_impossible_date_is_a_refused_row_and_the_others_are_taken(desk: Desk) -> None:
    desk.create()
    heading, first, second = SAMPLE.read_text(encoding="utf-8").splitlines()[:3]
    cells = second.split(",")
    cells[1] = "31/31/2022"
    (desk.folder / "rows.csv").write_text("\n".join([heading, first, ",".join(cells)]), encoding="utf-8")
    taken = json.loads(desk.take_in(desk.folder / "rows.csv", "--json").out)
    assert taken["imported"] == 1
    assert taken["refused"] == [{"row": 3, "column": "Date", "reason": "date_impossible"}]


def test_a_year_without_cases(full_desk: Desk) -> None:
    told = _refused(full_desk, 2, "summary", "release", "--year", 1999, "--out", full_desk.folder / "out")
    assert "1999" in told
    _refused(full_desk, 2, "summary", "preview", "--year", 1999)


def test_a_folder_that_exists(full_desk: Desk) -> None:
    (full_desk.folder / "out").mkdir()
    (full_desk.folder / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    _refused(full_desk, 2, "summary", "release", "--year", 2022, "--out", full_desk.folder / "out")
    assert (full_desk.folder / "out" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_vault_where_there_is_none(desk: Desk) -> None:
    assert desk.do("vault", "check").code == 2
    assert not desk.vault.exists()


def test_a_release_that_was_changed(full_desk: Desk) -> None:
    assert full_desk.release("out").code == 0
    data = full_desk.folder / "out" / "data.csv"
    data.write_bytes(data.read_bytes().replace(b",", b";", 1))
    checked = call("release", "verify", full_desk.folder / "out")
    assert checked.code == 4
    assert "data.csv" in checked.out
    assert checked.err.count("\n") == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is nearly full. Needs the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_during_an_import_changes_nothing(desk: Desk, small_disk: Path) -> None:
    desk.vault = small_disk / "vault"
    desk.create()
    _fill(small_disk, leave=60_000)
    told = _refused(desk, 3, "import", SAMPLE, "--mapping", "nj-use-of-force-2022")
    assert "full" in told
    (small_disk / "filler").unlink()
    assert desk.do("vault", "check").code == 0
    assert json.loads(desk.take_in(SAMPLE, "--json").out)["imported"] == 445


def test_a_full_disk_during_a_release_leaves_nothing_behind(full_desk: Desk, small_disk: Path) -> None:
    _fill(small_disk, leave=50_000)
    ended = full_desk.do("summary", "release", "--year", 2022, "--out", small_disk / "out")
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    (small_disk / "filler").unlink()
    released = full_desk.do("summary", "release", "--year", 2022, "--out", small_disk / "out", "--json")
    assert json.loads(released.out)["handed_out_again"] is False


def test_a_new_vault_on_a_full_disk_leaves_nothing_behind(desk: Desk, small_disk: Path) -> None:
    _fill(small_disk, leave=20_000)
    desk.vault = small_disk / "vault"
    made = desk.do("vault", "create")
    assert (made.code, made.err.count("\n")) == (3, 1)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def _fill(disk: Path, leave: int) -> None:
    """Fill the disk up to `leave` bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(max(0, free - leave)))
