"""The file of a backup: any zip program reads it, and here nothing passes but exactly what was written."""

import os
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.torture.backups import survivors
from wellbeing.errors import Refused, Tampered, WellbeingError
from wellbeing.vault.backups import archive
from wellbeing.vault.backups.archive import HEAD, HEADER, MEMBERS, SEAL, STORE, Archive
from wellbeing.vault.head import FILE_BYTES

CONTENT = {
    HEADER: b'{"body": "not a real header"}',
    SEAL: random.Random(1).randbytes(90),
    HEAD: random.Random(2).randbytes(FILE_BYTES),
    STORE: random.Random(3).randbytes(4096),
}


def written(folder: Path, members: dict[str, bytes] = CONTENT) -> Path:
    """A file as the program writes it."""
    file = folder / "one.backup"
    file.write_bytes(b"".join(archive.pieces(members)))
    return file


def read(file: Path) -> dict[str, bytes]:
    with Archive(file) as opened:
        return {name: opened.content(name) for name in MEMBERS}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path)) == CONTENT


def test_any_zip_program_unpacks_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path)) as opened:
        assert opened.testzip() is None
        assert {one.filename: opened.read(one) for one in opened.infolist()} == CONTENT
        assert {one.compress_type for one in opened.infolist()} == {zipfile.ZIP_STORED}
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(stat.S_ISREG(one.external_attr >> 16) for one in opened.infolist())


def test_flipped_bits_are_refused_everywhere(tmp_path: Path) -> None:
    """All bits of the frame and some of each member; `make torture` flips every single one."""
    file = written(tmp_path)
    size = file.stat().st_size
    frame = {*range(60), *range(size - 350, size)}
    chance = random.Random(20261125)
    bits = [place * 8 + bit for place in frame for bit in range(8)]
    bits += [chance.randrange(size * 8) for _ in range(2000)]
    assert survivors(file, bits, lambda: read(file)) == []


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = written(tmp_path).read_bytes()
    file = tmp_path / "cut.backup"
    for length in {*range(0, len(whole), 257), len(whole) - 1, len(whole) - 22}:
        file.write_bytes(whole[:length])
        with pytest.raises(WellbeingError):
            read(file)


def zipped(file: Path, fill: Callable[[zipfile.ZipFile], object]) -> Path:
    with zipfile.ZipFile(file, "w") as out:
        fill(out)
    return file


def store_all(out: zipfile.ZipFile, **settings: int) -> None:
    for name in MEMBERS:
        out.writestr(zipfile.ZipInfo(name), CONTENT[name], **settings)


def store_more(out: zipfile.ZipFile, name: str, content: bytes = b"x") -> None:
    store_all(out)
    out.writestr(name, content)


def linked(out: zipfile.ZipFile) -> None:
    for name in MEMBERS:
        one = zipfile.ZipInfo(name)
        one.create_system, one.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        out.writestr(one, CONTENT[name])


def commented(out: zipfile.ZipFile) -> None:
    store_all(out)
    out.comment = b"hello"


def with_extra_field(out: zipfile.ZipFile) -> None:
    for name in MEMBERS:
        one = zipfile.ZipInfo(name)
        one.extra = struct.pack("<HHI", 0x7075, 4, 1)
        out.writestr(one, CONTENT[name])


HOSTILE: dict[str, Callable[[zipfile.ZipFile], object]] = {
    "compressed": lambda out: store_all(out, compress_type=zipfile.ZIP_DEFLATED),
    "as another program stores it": store_all,
    "links": linked,
    "a comment": commented,
    "extra fields": with_extra_field,
    "a path out of the folder": lambda out: store_more(out, "../../evil"),
    "an absolute path": lambda out: store_more(out, "/etc/passwd"),
    "a folder": lambda out: store_more(out, "drafts/"),
    "a member more": lambda out: store_more(out, "more"),
    "a member less": lambda out: out.writestr(HEADER, CONTENT[HEADER]),
    "nothing": lambda _out: None,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_zips_that_this_program_does_not_write_are_refused(kind: str, tmp_path: Path) -> None:
    with pytest.raises((Refused, Tampered)):
        read(zipped(tmp_path / "hostile.backup", HOSTILE[kind]))


@pytest.mark.parametrize(
    "names",
    [
        (*MEMBERS, "../../evil"),
        (*MEMBERS, "/etc/evil"),
        (*MEMBERS, STORE),
        (HEADER, *MEMBERS),
        (SEAL, HEADER, HEAD, STORE),
        (HEADER, SEAL, HEAD),
        ("../header.js", SEAL, HEAD, STORE),
    ],
    ids=" ".join,
)
def test_our_own_spelling_with_other_members_is_refused(
    names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The frame as the program itself would write it for other names: only the names are wrong."""
    with monkeypatch.context() as patched:
        patched.setattr(archive, "MEMBERS", names)
        file = written(tmp_path, {name: CONTENT.get(name, b"evil") for name in names})
    with zipfile.ZipFile(file) as opened:
        assert opened.namelist() == list(names)
    with pytest.raises((Refused, Tampered)):
        read(file)


@pytest.mark.parametrize("where", ["before", "after", "between"])
def test_anything_before_behind_or_between_is_refused(where: str, tmp_path: Path) -> None:
    whole = written(tmp_path).read_bytes()
    cut = whole.index(b"PK\x03\x04", 4)
    changed = {"before": b"x" + whole, "after": whole + b"\0", "between": whole[:cut] + b"\0" * 8 + whole[cut:]}
    (tmp_path / "junk.backup").write_bytes(changed[where])
    with pytest.raises((Refused, Tampered)):
        read(tmp_path / "junk.backup")


@pytest.mark.parametrize(
    ("name", "size"), [(HEADER, 70_000), (HEAD, 1), (STORE, 0), (STORE, 4097), (SEAL, 40 * 1024 * 1024)]
)
def test_members_of_a_size_that_cannot_be_are_refused_before_they_are_read(
    name: str, size: int, tmp_path: Path
) -> None:
    file = written(tmp_path, {**CONTENT, name: bytes(size)})
    with pytest.raises(Tampered):
        Archive(file)


def test_a_size_that_is_only_claimed_reads_nothing(tmp_path: Path) -> None:
    """The store claims 2 GiB, in every place that says its size: the file is not that long, so it is refused."""
    sizes = {name: len(content) for name, content in CONTENT.items()} | {STORE: 2 * 1024**3}
    whole = written(tmp_path).read_bytes()
    old, new = struct.pack("<II", 4096, 4096), struct.pack("<II", sizes[STORE], sizes[STORE])
    assert whole.count(old) == 2
    (tmp_path / "claim.backup").write_bytes(whole.replace(old, new))
    with pytest.raises(Tampered):
        Archive(tmp_path / "claim.backup")


def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "folder.backup").mkdir()
    with pytest.raises((Refused, OSError)):
        Archive(tmp_path / "folder.backup")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.backup")
        with pytest.raises(Refused):
            Archive(tmp_path / "pipe.backup")
    (tmp_path / "empty.backup").touch()
    with pytest.raises(Refused):
        Archive(tmp_path / "empty.backup")


def test_a_file_changed_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    file = written(tmp_path)
    with Archive(file) as opened:
        os.truncate(file, 5000)
        with pytest.raises(Tampered):
            opened.content(STORE)


WHOLE = b"".join(archive.pieces(CONTENT))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.backup"
    file.write_bytes(content)
    with pytest.raises((Refused, Tampered)):
        read(file)


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=40))
def test_any_part_replaced_by_other_bytes_is_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, other: bytes
) -> None:
    changed = WHOLE[:at] + other + WHOLE[at + length :]
    file = tmp_path_factory.getbasetemp() / "changed.backup"
    file.write_bytes(changed)
    if changed == WHOLE:
        assert read(file) == CONTENT
    else:
        with pytest.raises((Refused, Tampered)):
            read(file)
