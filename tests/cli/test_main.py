"""Every way a command can end, as an exit code and one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.called import call
from wellbeing.errors import Refused, Tampered, Trouble
from wellbeing.language import PSEUDO, language, of_system

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_command_the_window_opens_on_the_vault_that_was_named() -> None:
    asked: list[tuple[Path | None, str | None]] = []

    def window(vault: Path | None, language: str | None) -> int:
        asked.append((vault, language))
        return 7

    assert call(window=window).code == 7
    assert call("--vault", "here", "--language", "en", window=window).code == 7
    assert asked == [(None, None), (Path("here"), "en")]


@pytest.mark.parametrize(
    ("error", "code"), [(Refused("Not so."), 2), (Trouble("The disk."), 3), (Tampered("Changed."), 4)]
)
def test_each_kind_of_error_has_its_exit_code_and_one_sentence(error: Exception, code: int) -> None:
    def window(_vault: Path | None, _language: str | None) -> int:
        raise error

    ended = call(window=window)
    assert ended.code == code
    assert ended.out == ""
    assert ended.err == f"{error}\n"


def test_a_bug_leaves_a_note_that_holds_no_value(own_data: Path) -> None:
    def window(_vault: Path | None, _language: str | None) -> int:
        name = "Alex Secret"
        raise ZeroDivisionError(name)

    ended = call(window=window)
    assert ended.code == 70
    assert ended.err.count("\n") == 1
    note = (own_data / "last-fault.txt").read_text()
    assert "ZeroDivisionError" in note
    assert "test_main.py" in note
    assert "Alex" not in note + ended.err
    assert str(ROOT) not in note


def test_a_bug_is_told_even_where_no_note_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WELLBEING_DATA", str(tmp_path / "file" / "inside"))

    def window(_vault: Path | None, _language: str | None) -> int:
        raise KeyError

    ended = call(window=window)
    assert ended.code == 70
    assert ended.err.count("\n") == 1


def test_stopping_by_the_keyboard_is_told() -> None:
    def window(_vault: Path | None, _language: str | None) -> int:
        raise KeyboardInterrupt

    ended = call(window=window)
    assert ended.code == 130
    assert ended.err


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["vault"], "missing"),
        (["vault", "burn"], "burn"),
        (["nonsense"], "nonsense"),
        (["import"], "--mapping"),
        (["import", "a.csv", "--mapping"], "--mapping"),
        (["vault", "check", "--passphrase", "secret"], "not known"),
        (["vault", "check", "--pass", "x"], "not known"),
        (["--language", "yy", "vault", "check"], "yy"),
        (["demo", "--out", "x", "--cases", "many"], "many"),
    ],
)
def test_a_wrong_command_line_gets_one_sentence_of_ours(words: list[str], part: str) -> None:
    ended = call(*words)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert part in ended.err
    assert "argument" not in ended.err


def test_no_command_takes_a_secret_as_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["vault", "create"], ["vault", "check"], ["import"]):
        call(*words, "--help")
        shown = capsys.readouterr().out
        assert "--passphrase-file" in shown
        assert "--passphrase " not in shown


@pytest.mark.parametrize(
    "words",
    [[], ["vault"], ["vault", "create"], ["vault", "check"], ["import"], ["summary"], ["release", "verify"], ["demo"]],
)
def test_the_whole_help_is_in_the_readers_language(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    ended = call(*words, "--help", code=PSEUDO)
    shown = capsys.readouterr().out
    assert ended.code == 0
    for english in ("usage", "Usage", "options", "Options", "show this help", "positional", "folder of", "the window"):
        assert english not in shown
    assert "[Üs" in shown


def test_the_language_is_chosen_by_option_or_environment() -> None:
    if language("de").text("Commands") == "Commands":
        pytest.skip("German is not compiled here")
    command = [sys.executable, "-m", "wellbeing"]
    asked = subprocess.run([*command, "--language", "de", "vault"], cwd=ROOT, capture_output=True, text=True)
    spoken = subprocess.run(
        [*command, "vault"], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LC_ALL": "de_DE.UTF-8"}
    )
    assert asked.stderr == spoken.stderr
    assert asked.stderr != call("vault").err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end in another way there")
def test_a_reader_who_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "wellbeing", "--help"], cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True
    )
    os.close(write)
    assert ended.returncode == 141
    assert ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_output_without_room_is_told_in_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "wellbeing", "--help"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ended.returncode == 3
    assert ended.stderr.count("\n") == 1


def test_without_a_display_the_window_says_so() -> None:
    if sys.platform != "linux":
        pytest.skip("other systems always have one")
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QT_QPA" not in name}
    ended = subprocess.run([sys.executable, "-m", "wellbeing"], cwd=ROOT, capture_output=True, text=True, env=bare)
    assert ended.returncode == 3
    assert ended.stderr.count("\n") == 1
    assert "wellbeing demo" in ended.stderr


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANGUAGE": "de"}, "de"),
        ({"LANGUAGE": "fr:de_AT:en", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANGUAGE": "", "LANG": "de_DE.UTF-8"}, "de"),
        ({"LANGUAGE": "fr", "LC_ALL": "de_DE.UTF-8", "LANG": "en_GB.UTF-8"}, "de"),
    ],
)
def test_the_language_of_the_system_is_read_from_all_its_settings(
    environment: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert of_system() == code
