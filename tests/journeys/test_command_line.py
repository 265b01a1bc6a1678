"""A union's records on the command line: from a spreadsheet to a checked release, as a person would type it."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from wellbeing.app import preferences, vaults
from wellbeing.language import language
from wellbeing.vault.keys import LOWEST_SETTING

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "officer-incidents-sample.csv"
WHOLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "officer-incidents-2022.csv"
PASSPHRASE = "four quiet words apart"


class Desk:
    """One representative's folder: a vault, a passphrase file, and what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        self.secret = folder / "passphrase"
        self.secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def do(self, *words: object) -> Outcome:
        """One command on this vault."""
        return call(*words, "--vault", self.vault, "--passphrase-file", self.secret)

    def create(self) -> None:
        """A vault as `vault create` makes it, but with the lowest cost of a passphrase."""
        session = vaults.create(self.vault, PASSPHRASE, language("en"), kdf=LOWEST_SETTING)
        preferences.save(session, preferences.Preferences(representative="Kim Example", country="DE"))
        vaults.close(session)

    def take_in(self, file: Path, *more: str) -> Outcome:
        return self.do("import", file, "--mapping", "nj-use-of-force-2022", *more)

    def release(self, name: str, *more: object) -> Outcome:
        return self.do("summary", "release", "--year", 2022, "--out", self.folder / name, *more)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("WELLBEING_DATA", str(tmp_path / "data"))
    return Desk(tmp_path)


def _report(outcome: Outcome) -> dict[str, object]:
    assert outcome.code == 0, outcome.err
    found = json.loads(outcome.out)
    assert isinstance(found, dict)
    return found


def _walk(desk: Desk, file: Path, rows: int) -> None:
    assert desk.do("vault", "create", "--representative", "Kim Example", "--country", "DE").code == 0
    dry = _report(desk.take_in(file, "--dry-run", "--json"))
    assert (dry["rows"], dry["dry_run"], dry["already_there"]) == (rows, True, 0)

    taken = _report(desk.take_in(file, "--basis", "The source is public and names nobody.", "--json"))
    assert (taken["imported"], taken["basis_stated"]) == (dry["imported"], True)
    assert taken["gaps"] == dry["gaps"]

    again = _report(desk.take_in(file, "--basis", "The same file.", "--json"))
    assert (again["imported"], again["already_there"], again["corrections"]) == (0, taken["imported"], [])

    preview = _report(desk.do("summary", "preview", "--year", 2022, "--json"))
    measures = preview["indicators"]
    assert isinstance(measures, list)
    assert {"id": "I02_THREAT", "state": "not collected", "why": "NOT_IMPORTED"}.items() <= measures[3].items()
    assert all(one["value"] is None for one in measures), "no rate without a denominator"
    assert preview["attack_failed"] is True

    released = _report(desk.release("first", "--card", desk.folder / "card.json", "--json"))
    assert released["handed_out_again"] is False
    assert _report(call("release", "verify", desk.folder / "first", "--json"))["author"] == "not checked"
    checked = call("release", "verify", desk.folder / "first", "--card", desk.folder / "card.json", "--json")
    assert _report(checked)["author"] == "confirmed"

    assert _report(desk.release("second", "--json"))["handed_out_again"] is True
    first = {path.name: path.read_bytes() for path in (desk.folder / "first").iterdir()}
    second = {path.name: path.read_bytes() for path in (desk.folder / "second").iterdir()}
    assert first == second
    looked = desk.do("summary", "preview", "--year", 2022)
    assert (looked.code, looked.out) == (2, ""), "records may have changed: what left is in its files"
    assert "has been released before" in looked.err
    assert desk.do("vault", "check").code == 0


def test_from_a_spreadsheet_to_a_release_that_can_be_checked(desk: Desk) -> None:
    _walk(desk, SAMPLE, rows=445)


@pytest.mark.whole_file
@pytest.mark.skipif(not WHOLE.exists(), reason="the whole spreadsheet is not here")
def test_the_same_with_every_record_of_the_real_year(desk: Desk) -> None:
    _walk(desk, WHOLE, rows=17_463)


def test_what_leaves_holds_no_reference_and_no_place_of_the_spreadsheet(desk: Desk) -> None:
    desk.create()
    desk.take_in(SAMPLE, "--basis", "The source is public.")
    assert desk.release("out").code == 0
    content = b"".join(path.read_bytes() for path in (desk.folder / "out").iterdir())
    heading, *rows = SAMPLE.read_text(encoding="utf-8").splitlines()
    assert heading.startswith("Report no.")
    for row in rows:
        report, _date, _county, _town, _agency, officer = row.split(",")[:6]
        assert report.encode() not in content
        assert officer.encode() not in content


def test_a_preview_tells_a_person_what_is_withheld_and_why(desk: Desk) -> None:
    desk.create()
    desk.take_in(SAMPLE, "--basis", "The source is public.")
    told = desk.do("summary", "preview", "--year", 2022)
    assert told.code == 0
    assert "Summary of 2022, imported history: exactly this would leave." in told.out
    assert "\n9 of 27 figures are withheld.\n" in told.out
    assert "Too few cases or officers stand behind it." in told.out
    assert "computes no withheld one" in told.out


def test_without_a_basis_nothing_is_counted_and_nothing_leaves(desk: Desk) -> None:
    desk.create()
    desk.take_in(SAMPLE)
    ended = desk.release("out")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    known = _report(desk.take_in(SAMPLE, "--json"))["already_there"]
    preview = desk.do("summary", "preview", "--year", 2022)
    assert preview.err == ended.err
    assert ended.err.startswith(f"Cases that are counted: 0 of {known}.")
    assert not (desk.folder / "out").exists()
