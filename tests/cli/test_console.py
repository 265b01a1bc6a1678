"""Secrets come from a file, standard input or an unseen prompt, and from nowhere else."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wellbeing.cli.console import Console
from wellbeing.errors import Refused
from wellbeing.language import language


def _console(typed: str = "") -> Console:
    return Console(language=language("en"), out=io.StringIO(), err=io.StringIO(), source=io.StringIO(typed))


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"four quiet words", "four quiet words"),
        (b"four quiet words\n", "four quiet words"),
        (b"four quiet words\r\nsecond line\n", "four quiet words"),
        (b" spaces count \n", " spaces count "),
        (b"\xef\xbb\xbfumlaut \xc3\xbc\n", "umlaut ü"),
    ],
)
def test_the_first_line_of_the_file_is_the_passphrase(tmp_path: Path, content: bytes, passphrase: str) -> None:
    (tmp_path / "secret").write_bytes(content)
    assert _console().passphrase(str(tmp_path / "secret")) == passphrase


def test_a_dash_reads_standard_input() -> None:
    assert _console("typed words\nmore\n").passphrase("-") == "typed words"


@pytest.mark.parametrize("content", [b"", b"\n", b"\nlater\n", b"\xff\xfe\x00"])
def test_a_file_without_a_passphrase_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(Refused) as refused:
        _console().passphrase(str(tmp_path / "secret"))
    assert refused.value.field == "passphrase"


def test_a_missing_file_and_a_missing_terminal_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        _console().passphrase(str(tmp_path / "nowhere"))
    with pytest.raises(Refused):
        _console("would be read\n").passphrase(None)


def test_nobody_is_asked_without_a_terminal() -> None:
    shown = _console("a name\n")
    assert shown.ask("Your name:") is None
    assert shown.source.readline() == "a name\n"


def test_a_closed_place_for_errors_is_no_second_error() -> None:
    shown = _console()
    shown.err.close()
    shown.complain("Nobody hears this.")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of another kind")
def test_a_terminal_is_asked_unseen_and_twice_for_a_new_vault() -> None:
    assert "[sdrow ruof]" in _asked(["four words", "four words"])
    assert "four words" not in _asked(["four words", "four words"])
    assert "refused" in _asked(["four words", "other words"])


_ASK = """
from wellbeing.cli.console import Console
from wellbeing.errors import Refused
from wellbeing.language import language
try:
    print("[" + Console(language=language("en")).passphrase(None, twice=True)[::-1] + "]")
except Refused:
    print("refused")
"""


def _asked(lines: list[str]) -> str:
    """What a terminal showed while each line was typed when its prompt had come."""
    import pty

    terminal, inside = pty.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-c", _ASK], stdin=inside, stdout=inside, stderr=inside, start_new_session=True
    )
    os.close(inside)
    shown = ""
    for line in lines:
        asked = shown.count(": ")
        while shown.count(": ") == asked:
            shown += os.read(terminal, 1024).decode()
        os.write(terminal, line.encode() + b"\n")
    asking.wait()
    with contextlib.suppress(OSError):  # a terminal whose program has gone is at its end
        while part := os.read(terminal, 1024):
            shown += part.decode()
    os.close(terminal)
    return shown


def test_a_passphrase_that_is_no_utf8_is_refused_wherever_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_bytes(b"gr\xfcn\n")
    source = io.TextIOWrapper(io.BytesIO(b"gr\xfcn\n"), encoding="utf-8")
    shown = Console(language=language("en"), source=source)
    for file in ("-", str(tmp_path / "secret")):
        with pytest.raises(Refused, match="can't be read"):
            shown.passphrase(file)
    monkeypatch.setattr("getpass.getpass", lambda _question: b"gr\xfcn".decode())
    with pytest.raises(Refused, match="another encoding"):
        shown._typed("Passphrase: ", twice=False)
