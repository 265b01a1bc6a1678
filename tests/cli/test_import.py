"""`wellbeing import`: report, basis and refusals as a person or a program meets them."""

import json
from pathlib import Path

import pytest

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, open_session
from wellbeing.app import vaults
from wellbeing.app.example import build_example
from wellbeing.app.importing.words import DIMENSION_WORDS, GAP_WORDS, REFUSAL_WORDS
from wellbeing.exchange.mapping.dimensions import CODE_LISTS, COUNTED_AS
from wellbeing.exchange.mapping.facts import GapReason, Refusal
from wellbeing.language import language
from wellbeing.vault import imports, settings

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "officer-incidents-sample.csv"
MAPPING = "nj-use-of-force-2022"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    with open_session(tmp_path / "vault"):
        return tmp_path / "vault"


def _import(vault: Path, *more: object, file: Path = SAMPLE, mapping: object = MAPPING) -> Outcome:
    words = ("import", file, "--vault", vault, "--mapping", mapping, "--passphrase-file", "-", *more)
    return call(*words, typed=PASSPHRASE + "\n")


def _basis(vault: Path) -> tuple[str, str] | None:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    basis = imports.batches(session.store)[-1].basis
    vaults.close(session)
    return None if basis is None else (basis.statement, basis.stated_by)


def _call_representative(vault: Path, name: str) -> None:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    with session.store.transaction("vault.settings"):
        settings.put(session.store, "representative", name)
    vaults.close(session)


def test_every_word_of_a_report_is_there() -> None:
    assert set(GAP_WORDS) == set(GapReason)
    assert set(REFUSAL_WORDS) == set(Refusal)
    assert set(DIMENSION_WORDS) == {COUNTED_AS.get(name, name) for name in CODE_LISTS}


def test_a_dry_run_reports_and_changes_nothing(vault: Path) -> None:
    told = _import(vault, "--dry-run", "--json")
    report = json.loads(told.out)
    assert told.code == 0
    assert report["dry_run"] is True
    assert report["rows"] == report["imported"] + len(report["refused"]) == 445
    assert json.loads(_import(vault, "--dry-run", "--json").out) == report


def test_the_statement_belongs_to_who_is_named(vault: Path) -> None:
    assert _import(vault, "--basis", "The source is public.", "--basis-by", "Kim Example").code == 0
    assert _basis(vault) == ("The source is public.", "Kim Example")


def test_without_a_name_the_statement_is_the_representatives(vault: Path) -> None:
    _call_representative(vault, "Robin Example")
    assert _import(vault, "--basis", "The source is public.").code == 0
    assert _basis(vault) == ("The source is public.", "Robin Example")


def test_a_statement_that_would_be_nobodys_is_refused(vault: Path) -> None:
    told = _import(vault, "--basis", "The source is public.")
    assert told.code == 2
    assert "--basis-by" in told.err
    assert json.loads(_import(vault, "--dry-run", "--json").out)["already_there"] == 0


def test_without_a_basis_it_says_what_that_means(vault: Path) -> None:
    told = _import(vault)
    assert told.code == 0
    assert "enter no figure" in told.out
    assert _basis(vault) is None


def test_a_statement_for_rows_that_came_without_one_says_where_to_state_it(vault: Path) -> None:
    _import(vault)
    told = _import(vault, "--basis", "The source is public.", "--basis-by", "Kim Example")
    assert told.code == 0
    assert "An earlier import has no stated basis" in told.out
    assert _basis(vault) is None


def test_the_report_for_a_person_names_gaps_but_no_cell(vault: Path) -> None:
    told = _import(vault, "--dry-run").out
    assert "Officer injury: blank" in told
    assert "Not collected by this source" in told
    rows = SAMPLE.read_text(encoding="utf-8").splitlines()[1:]
    references = {row.split(",")[0] for row in rows}
    assert not any(reference in told for reference in references)


def test_refused_rows_are_listed_by_number_and_column(vault: Path, tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    wrong = lines[3].split(",")
    wrong[1] = "02/30/2022"
    (tmp_path / "rows.csv").write_text("\n".join([*lines[:3], ",".join(wrong), *lines[4:9]]) + "\n", encoding="utf-8")
    told = _import(vault, "--dry-run", file=tmp_path / "rows.csv")
    assert "Refused rows: 1" in told.out
    assert "rows 4" in told.out
    assert "02/30" not in told.out
    report = json.loads(_import(vault, "--dry-run", "--json", file=tmp_path / "rows.csv").out)
    assert report["refused"] == [{"row": 4, "column": "Date", "reason": "date_impossible"}]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7 and so on", b"", b"PK\x03\x04 but no workbook"]
)
def test_a_file_that_is_no_spreadsheet_is_refused(vault: Path, tmp_path: Path, content: bytes) -> None:
    for name in ("sheet.csv", "sheet.xlsx"):
        (tmp_path / name).write_bytes(content)
        told = _import(vault, file=tmp_path / name)
        assert (told.code, told.err.count("\n")) == (2, 1)


def test_a_missing_file_or_mapping_is_refused(vault: Path, tmp_path: Path) -> None:
    for told in (_import(vault, file=tmp_path / "none.csv"), _import(vault, mapping=tmp_path / "none.yaml")):
        assert (told.code, told.err.count("\n")) == (2, 1)


def test_the_example_vault_imports_nothing(vault: Path) -> None:
    session = vaults.unlock(vault, PASSPHRASE, language("en"))
    build_example(session, 1)
    vaults.close(session)
    told = _import(vault)
    assert (told.code, told.err.count("\n")) == (2, 1)
