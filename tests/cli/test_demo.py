"""`wellbeing demo`: what it leaves, and what it leaves alone."""

import csv
from pathlib import Path

import pytest

from tests.cli.called import call
from wellbeing.app import summary
from wellbeing.cli.demo_source import spreadsheet
from wellbeing.cli.main import Pictures
from wellbeing.language import shipped

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "officer-incidents-sample.csv"


@pytest.fixture
def small_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample, also where the whole year lies beside the checkout: for what is not about its rows."""
    monkeypatch.setattr("wellbeing.cli.demo_source.spreadsheet", lambda _scratch: (SAMPLE, True))


def test_it_leaves_a_release_its_report_and_letters_and_asks_for_pictures(tmp_path: Path) -> None:
    asked: list[Pictures] = []

    def picture(wanted: Pictures) -> int:
        asked.append(wanted)
        assert (wanted.vault / "store.db").is_file()
        return 1

    ended = call("demo", "--out", tmp_path / "demo", "--cases", 30, picture=picture)
    assert (ended.code, ended.err) == (0, "")
    out = tmp_path / "demo"
    assert summary.verify(out / "release").intact
    assert (out / "import" / "report.txt").read_text(encoding="utf-8")
    assert [wanted.language for wanted in asked] == [code for code in ("en", "de") if code in shipped()]
    for wanted in asked:
        letters = sorted(file.name for file in (out / "letters" / wanted.language).iterdir())
        assert letters == [
            "confirmation.pdf",
            "employer-duty.pdf",
            "next-date.ics",
            "next-date.pdf",
            "page-to-take-home.pdf",
            "pocket-cards.pdf",
            "referral-letter.pdf",
            "what-we-agreed.pdf",
        ]
        assert not wanted.vault.exists()


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    ended = call("demo", "--out", tmp_path / "mine")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.usefixtures("small_year")
def test_a_demo_that_fails_leaves_nothing_and_keeps_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / ".wellbeing-demo").touch()
    ended = call("demo", "--out", tmp_path / "demo", "--cases", 0)
    assert ended.code == 2
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.endswith(("demo", ".new"))) == ["demo"]


def test_without_a_spreadsheet_it_makes_one_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wellbeing.paths.resources", lambda: tmp_path / "nowhere" / "resources")
    file, real = spreadsheet(tmp_path)
    assert not real
    monkeypatch.undo()
    with file.open(encoding="utf-8", newline="") as rows:
        assert len(list(csv.DictReader(rows))) == 900
    vault = tmp_path / "vault"
    call("vault", "create", "--vault", vault, "--passphrase-file", "-", typed="four words\n")
    dry = ("import", file, "--vault", vault, "--mapping", "nj-use-of-force-2022", "--passphrase-file", "-", "--dry-run")
    told = call(*dry, typed="four words\n")
    assert "900" in told.out
    assert "Refused" not in told.out


@pytest.mark.usefixtures("small_year")
def test_with_too_few_cases_it_says_so(tmp_path: Path) -> None:
    ended = call("demo", "--out", tmp_path / "demo", "--cases", 2)
    assert ended.code == 2
    assert "--cases" in ended.err
    assert list(tmp_path.glob("*demo*")) == []
