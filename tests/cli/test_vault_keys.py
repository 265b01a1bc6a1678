"""`wellbeing vault change-passphrase`, `sheets`, `change-key` and `compact`."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import keys, vaults
from wellbeing.cli.console import Console
from wellbeing.cli.main import Windows, run
from wellbeing.language import language
from wellbeing.vault import opening, settings
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.rekeying import change as rekeying

NAMES = ("Ada Data", "Bo", "Cleo")
FRESH = "five louder herons"


@pytest.fixture(autouse=True)
def lowest_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrating takes a second, and is tested elsewhere."""
    monkeypatch.setattr(opening, "calibrated", lambda: LOWEST_SETTING)
    monkeypatch.setattr(rekeying, "calibrated", lambda: LOWEST_SETTING)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A closed vault."""
    with open_session(tmp_path / "vault"):
        return tmp_path / "vault"


def asked(vault: Path, command: str, *more: object, typed: str = PASSPHRASE + "\n", code: str = "en") -> Outcome:
    return call("vault", command, "--vault", vault, "--passphrase-file", "-", *more, typed=typed, code=code)


class Terminal(io.StringIO):
    """A person at a terminal, who reads what was shown before they answer."""

    def __init__(self, answer: Callable[[], str]) -> None:
        super().__init__()
        self._answer = answer

    def isatty(self) -> bool:
        """Somebody is there."""
        return True

    def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]  # text, as StringIO gives it
        """One line of theirs."""
        return self._answer() + "\n"


def at_terminal(answer: Callable[[str], str], *words: object) -> Outcome:
    """Run a command before a person who answers to what was written so far."""
    out, err = io.StringIO(), io.StringIO()
    source = Terminal(lambda: answer(out.getvalue()))
    shown = Console(language=language("en"), out=out, err=err, source=source)
    windows = Windows(open=lambda _vault, _language: 0, picture=lambda _wanted: 0)
    code = run([str(word) for word in words], windows, shown)
    return Outcome(code=code, out=out.getvalue(), err=err.getvalue())


def words_shown(out: str, number: int) -> str:
    """The words of a sheet as a person reads them off the terminal, by their numbers."""
    part = out.split(f"Sheet {number} for ")[1].split("Sheet ")[0]
    numbered = {int(place): word for place, word in re.findall(r"\b(\d+) ([a-z]+)", part)}
    return " ".join(numbered[place] for place in range(1, 34))


def opens(vault: Path, passphrase: str) -> bool:
    return asked(vault, "check", typed=passphrase + "\n").code == 0


# -- passphrase


def test_another_passphrase_opens_the_vault(vault: Path) -> None:
    done = asked(vault, "change-passphrase", "--new-passphrase-file", "-", typed=f"{PASSPHRASE}\n{FRESH}\n")
    assert (done.code, done.err) == (0, "")
    assert opens(vault, FRESH)
    assert not opens(vault, PASSPHRASE)


@pytest.mark.parametrize("typed", [f"wrong\n{FRESH}\n", f"{PASSPHRASE}\n\n", f"{PASSPHRASE}\n"])
def test_a_wrong_or_missing_passphrase_changes_nothing(vault: Path, typed: str) -> None:
    header = (vault / "header.json").read_bytes()
    done = asked(vault, "change-passphrase", "--new-passphrase-file", "-", typed=typed)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert (vault / "header.json").read_bytes() == header


# -- sheets


def test_without_sheets_that_is_told(vault: Path) -> None:
    assert "lost passphrase is final" in asked(vault, "sheets").out
    told = json.loads(asked(vault, "sheets", "--json").out)
    assert (told["holders"], told["made"], told["used"]) == ([], None, [])


def made_at_terminal(vault: Path, secret: Path, answer: Callable[[str], str], *more: object) -> Outcome:
    secret.write_text(PASSPHRASE + "\n")
    return at_terminal(
        answer, "vault", "sheets", "--vault", vault, "--passphrase-file", secret, "--make", *NAMES, *more
    )


def test_sheets_are_made_at_a_terminal_and_one_is_typed_back(vault: Path, tmp_path: Path) -> None:
    done = made_at_terminal(vault, tmp_path / "secret", lambda out: words_shown(out, 3).upper())
    assert done.code == 0, done.err
    told = json.loads(asked(vault, "sheets", "--json").out)
    assert told["holders"] == list(NAMES)
    assert told["made"] is not None
    one, two = words_shown(done.out, 1), words_shown(done.out, 2)
    vaults.close(vaults.unlock_with_sheets(vault, one, two, language("en")))
    assert "opened with two recovery sheets on" in asked(vault, "sheets").out
    assert "opened with two" not in asked(vault, "sheets", "--seen").out
    assert "kept by Ada Data, Bo and Cleo" in asked(vault, "sheets").out


def test_a_sheet_typed_wrongly_opens_nothing(vault: Path, tmp_path: Path) -> None:
    done = made_at_terminal(vault, tmp_path / "secret", lambda _out: "academic acid")
    assert done.code == 2
    assert json.loads(asked(vault, "sheets", "--json").out)["holders"] == []


def test_sheets_as_files_carry_the_words_and_the_terminal_does_not(vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheets"
    out.mkdir()

    def second(_out: str) -> str:
        """What a scanner types that is held over the second paper."""
        document = pypdfium2.PdfDocument((out / "recovery-sheet-2.pdf").read_bytes())
        page = document[0].render(scale=2, grayscale=True).to_numpy()
        document.close()
        return str(zxingcpp.read_barcodes(page)[0].text)

    done = made_at_terminal(vault, tmp_path / "secret", second, "--out", out)
    assert done.code == 0, done.err
    assert "delete them" in done.out
    assert not set(second("").lower().split()) & set(done.out.split())
    assert keys_of(vault).holders == NAMES


def keys_of(vault: Path) -> keys.Keys:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    try:
        return keys.read(session)
    finally:
        vaults.close(session)


def test_without_a_person_no_sheets_are_made(vault: Path) -> None:
    done = asked(vault, "sheets", "--make", *NAMES)
    assert done.code == 2
    assert "terminal" in done.err


def test_three_names_are_asked_for_in_plain_words(vault: Path) -> None:
    done = asked(vault, "sheets", "--make", *NAMES[:2])
    assert done.code == 2
    assert "three names" in done.err
    assert "2" in done.err


# -- key


def test_a_key_is_changed_and_what_follows_from_it_is_told(vault: Path) -> None:
    header = (vault / "header.json").read_bytes()
    told = asked(vault, "change-key")
    assert told.code == 0, told.err
    assert "Backups made before" in told.out
    assert "sheets" not in told.out
    assert opens(vault, PASSPHRASE)
    (vault / "header.json").write_bytes(header)
    assert asked(vault, "check").code == 4


def test_sheets_do_not_become_void_unsaid(vault: Path, tmp_path: Path) -> None:
    made_at_terminal(vault, tmp_path / "secret", lambda out: words_shown(out, 1))
    header = (vault / "header.json").read_bytes()
    told = asked(vault, "change-key")
    assert told.code == 2
    assert (vault / "header.json").read_bytes() == header
    told = asked(vault, "change-key", "--void-sheets", "--json")
    assert json.loads(told.out)["voided_sheets"] is True
    assert json.loads(asked(vault, "sheets", "--json").out)["holders"] == []


# -- compact


def test_compacting_tells_what_it_saved(vault: Path) -> None:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    for change in (settings.put, settings.drop):
        with session.store.transaction("vault.settings"):
            for number in range(200):
                change(session.store, f"filler {number}", *(["x" * 2000] if change is settings.put else []))
    vaults.close(session)
    told = json.loads(asked(vault, "compact", "--json").out)
    assert told["saved"] == told["before"] - told["after"] > 300_000
    assert "given back to the disk" in asked(vault, "compact").out
    assert opens(vault, PASSPHRASE)


@pytest.mark.parametrize("command", ["sheets", "change-key", "compact"])
def test_they_speak_the_readers_language(vault: Path, command: str) -> None:
    assert asked(vault, command, code="xx").out.startswith("[")
