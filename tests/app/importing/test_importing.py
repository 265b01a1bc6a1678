"""A representative imports a spreadsheet: dry run, import, again, corrections, and everything that goes wrong."""

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.vaults import open_session
from wellbeing.app.importing import ImportReport, dry_run, find_mapping, import_file, state_basis
from wellbeing.app.session import Changed, Session
from wellbeing.domain.history import Basis
from wellbeing.errors import Refused
from wellbeing.exchange.mapping.facts import GapReason, Refusal
from wellbeing.exchange.mapping.form import Mapping
from wellbeing.vault import imports, search, settings
from wellbeing.vault.whole_check import verify_records

SAMPLE = Path(__file__).parents[2] / "data" / "officer-incidents-sample.csv"
NEW_JERSEY = find_mapping("nj-use-of-force-2022")
TABLES = ("officer", "incident", "case_", "import_batch", "import_row", "search", "follow_up", "log")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(tmp_path / "vault") as opened:
        yield opened


def basis(session: Session) -> Basis:
    return Basis(statement="The source is public and names nobody.", stated_by="A. Reader", stated_at=session.now())


def counts(session: Session) -> dict[str, int]:
    return {table: session.store.all(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def lines_of(path: Path = SAMPLE) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(path: Path, lines: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def changed(lines: list[list[str]], row: int, column: str, value: str) -> list[list[str]]:
    """`lines` with one cell exchanged; `row` counts from 1 for the heading."""
    copy = [list(line) for line in lines]
    copy[row - 1][lines[0].index(column)] = value
    return copy


def accounted(report: ImportReport) -> int:
    known = report.already_there + report.repeated + report.erased
    return report.imported + known + len(report.corrections) + len(report.refused)


def test_a_dry_run_tells_all_and_changes_nothing(session: Session) -> None:
    before = counts(session)
    report = dry_run(session, SAMPLE, NEW_JERSEY)
    assert counts(session) == before
    assert report.dry_run
    assert report.batch is None
    assert report.rows == report.imported == accounted(report) == 445
    assert report.refused == ()


def test_an_import_does_what_its_dry_run_said(session: Session) -> None:
    planned = dry_run(session, SAMPLE, NEW_JERSEY)
    done = import_file(session, SAMPLE, NEW_JERSEY, basis(session))
    assert dataclasses.replace(done, dry_run=True, basis_stated=False, batch=None) == planned
    found = counts(session)
    assert found["case_"] == found["incident"] == found["import_row"] == found["search"] == done.imported
    assert found["officer"] == done.new_officers
    assert session.take_changes() == {Changed.CASES}


def test_imported_cases_are_history_without_follow_ups(session: Session) -> None:
    batch = import_file(session, SAMPLE, NEW_JERSEY, basis(session)).batch
    states = session.store.all(
        "SELECT DISTINCT state, opened_at, closed_at, import_id, counted_in, membership FROM case_"
    )
    assert states == [("history", "2026-03-12T09:30:00Z", "2026-03-12T09:30:00Z", batch, None, "none")]
    assert counts(session)["follow_up"] == 0


def test_resistance_threat_and_assault_are_told_apart_as_in_the_sheet(session: Session) -> None:
    report = dry_run(session, SAMPLE, NEW_JERSEY)
    lines = lines_of()
    column = lines[0].index("Subject resistance")
    told = [{answer.strip() for answer in line[column].split(";")} for line in lines[1:]]
    attacked = sum("Active Assailant" in answers for answers in told)
    threatened = sum("Threatening Assailant" in answers for answers in told) - sum(
        {"Active Assailant", "Threatening Assailant"} <= answers for answers in told
    )
    by_act = dict(report.by_act)
    assert by_act["RESISTANCE"] == len(told) - attacked - threatened
    assert by_act["THREAT"] == threatened
    assert sum(rows for act, rows in report.by_act if act.startswith("ASSAULT")) == attacked


def test_the_same_file_twice_adds_nothing_not_even_to_the_log(session: Session) -> None:
    first = import_file(session, SAMPLE, NEW_JERSEY)
    before = counts(session)
    again = import_file(session, SAMPLE, NEW_JERSEY)
    assert counts(session) == before
    assert (again.imported, again.already_there, again.batch) == (0, first.imported, None)


def test_conflicting_facts_of_one_officer_belong_to_the_cases(session: Session) -> None:
    import_file(session, SAMPLE, NEW_JERSEY)
    several = session.store.all(
        "SELECT officer_id, count(DISTINCT ifnull(rank, '')), count(DISTINCT ifnull(sex, '')), count(DISTINCT age_band)"
        " FROM case_ GROUP BY officer_id HAVING count(*) > 1"
    )
    assert any(ranks > 1 for _officer, ranks, _sexes, _bands in several)
    assert any(sexes > 1 for _officer, _ranks, sexes, _bands in several)
    references = {line[lines_of()[0].index("Officer ref")] for line in lines_of()[1:]}
    assert counts(session)["officer"] == len(references)


def test_a_changed_row_is_a_correction_listed_and_not_applied(session: Session, tmp_path: Path) -> None:
    import_file(session, SAMPLE, NEW_JERSEY)
    before = counts(session), session.store.all("SELECT * FROM incident ORDER BY id")
    lines = changed(lines_of(), 7, "Date", "01/05/2022")
    lines = changed(lines, 9, "How it began", "Nobody knows")
    report = import_file(session, written(tmp_path / "new.csv", lines), NEW_JERSEY)
    assert report.corrections == (7,), "a column that the mapping does not use is no correction"
    assert report.already_there == 444
    assert (counts(session), session.store.all("SELECT * FROM incident ORDER BY id")) == before


def test_new_rows_of_a_longer_file_join_the_officers_already_there(session: Session, tmp_path: Path) -> None:
    lines = lines_of()
    first = import_file(session, written(tmp_path / "part.csv", lines[:300]), NEW_JERSEY)
    second = import_file(session, SAMPLE, NEW_JERSEY)
    assert (first.imported, second.imported, second.already_there) == (299, 146, 299)
    assert counts(session)["officer"] == first.new_officers + second.new_officers
    aliases = [row[0] for row in session.store.all("SELECT alias FROM officer")]
    assert len(set(aliases)) == len(aliases)


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("cp1252", ";"), ("utf-16", "\t"), ("utf-8-sig", "|"), ("utf-16-le", ",")]
)
def test_every_usual_form_of_the_file_is_the_same_file(
    session: Session, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = changed(lines_of(), 2, "Municipality", "Nový Újezd" if encoding != "cp1252" else "Große Höhe")
    import_file(session, written(tmp_path / "one.csv", lines), NEW_JERSEY)
    other = written(tmp_path / "two.csv", lines, delimiter=delimiter, encoding=encoding)
    assert dry_run(session, other, NEW_JERSEY).already_there == 445


def test_a_workbook_with_real_dates_and_numbers_is_the_same_file_too(session: Session, tmp_path: Path) -> None:
    import_file(session, SAMPLE, NEW_JERSEY)
    lines = lines_of()
    day, age = lines[0].index("Date"), lines[0].index("Age")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(lines[0])
    for line in lines[1:]:
        cells: list[object] = list(line)
        month, of_month, year = (int(part) for part in line[day].split("/"))
        cells[day] = dt.date(year, month, of_month)
        cells[age] = int(line[age]) if line[age] else None
        sheet.append(cells)
    book.save(tmp_path / "sheet.xlsx")
    assert dry_run(session, tmp_path / "sheet.xlsx", NEW_JERSEY).already_there == 445


def test_bad_rows_are_refused_by_number_and_the_others_imported(session: Session, tmp_path: Path) -> None:
    secret = "Jane Roe of 5 Elm Street"
    lines = changed(lines_of(), 3, "Date", "02/30/2022")
    lines = changed(lines, 5, "Subject resistance", secret)
    lines = changed(lines, 8, "Officer ref", "")
    lines = changed(lines, 10, "Location", secret)
    lines = [*lines, lines[20], changed(lines, 22, "Age", "99")[21], ["R1", "cut off"]]
    report = import_file(session, written(tmp_path / "bad.csv", lines), NEW_JERSEY)
    assert [(row.number, row.column, row.reason) for row in report.refused] == [
        (3, "Date", Refusal.DATE_IMPOSSIBLE),
        (5, "Subject resistance", Refusal.ACT_NOT_MAPPED),
        (8, "Officer ref", Refusal.OFFICER_MISSING),
        (448, "Report no.", Refusal.KEY_TWICE),
        (449, None, Refusal.ROW_LENGTH),
    ]
    assert report.repeated == 1
    assert report.imported == counts(session)["case_"] == 442
    assert accounted(report) == report.rows == 448
    assert any(gap.column == "Location" and gap.reason is GapReason.NOT_MAPPED for gap in report.gaps)
    assert secret not in repr(report)
    assert "02/30" not in repr(report)


def test_without_a_basis_the_batch_says_so_and_one_can_be_stated_once(session: Session) -> None:
    report = import_file(session, SAMPLE, NEW_JERSEY)
    assert not report.basis_stated
    assert report.batch is not None
    assert imports.batches(session.store)[0].basis is None
    with pytest.raises(Refused, match="in a sentence"):
        state_basis(session, report.batch, " ", "A. Reader")
    with pytest.raises(Refused, match="name the person"):
        state_basis(session, report.batch, "Public.", "")
    state_basis(session, report.batch, "Public.", "A. Reader")
    stated = Basis(statement="Public.", stated_by="A. Reader", stated_at=session.now())
    assert imports.batches(session.store)[0].basis == stated
    with pytest.raises(Refused, match="stays as it was"):
        state_basis(session, report.batch, "Another one.", "B. Other")
    assert imports.batches(session.store)[0].basis == stated


def test_the_batch_names_what_the_source_can_tell(session: Session) -> None:
    report = import_file(session, SAMPLE, NEW_JERSEY, basis(session))
    batch = imports.batches(session.store)[0]
    assert batch.rows == report.imported
    assert batch.basis == basis(session)
    assert {"act:RESISTANCE", "act:ASSAULT", "sex:F", "injury_group:PAIN"} <= batch.yields
    assert "injury_group:NONE" not in batch.yields
    assert set(report.not_collected) == {
        "means", "flags", "region", "severity", "alone", "over_48h", "rest_under_11h", "kit_missing", "justice",
        "care_time", "recorded", "legal_aid", "outcome_time",
    }  # fmt: skip
    assert "Other officers present" in report.unused_columns


def test_imported_cases_are_found_by_place_unit_and_reference(session: Session) -> None:
    import_file(session, SAMPLE, NEW_JERSEY)
    line = lines_of()[1]
    for text in ("O014840", "Trenton", line[lines_of()[0].index("Agency")]):
        found, _services = search.find(session.store, text, 500)
        assert found, text


def _replaced(**changes: object) -> Mapping:
    import msgspec

    return msgspec.structs.replace(NEW_JERSEY, **changes)


@pytest.mark.parametrize(
    "mapping",
    [
        _replaced(key=("Report number",)),
        _replaced(numbers={"age": "Date of birth"}),
        _replaced(format=9),
        _replaced(anonymous=False),
    ],
)
def test_a_wrong_mapping_leaves_the_vault_as_it_was(session: Session, mapping: Mapping) -> None:
    before = counts(session)
    for act in (dry_run, import_file):
        with pytest.raises(Refused):
            act(session, SAMPLE, mapping)
    assert counts(session) == before


def test_a_mapping_with_the_wrong_date_form_refuses_every_row_and_adds_nothing(session: Session) -> None:
    import msgspec

    before = counts(session)
    when = msgspec.structs.replace(NEW_JERSEY.occurred, formats=("YYYY-MM-DD",))
    report = import_file(session, SAMPLE, _replaced(occurred=when))
    assert report.imported == 0
    assert {row.reason for row in report.refused} == {Refusal.DATE_IMPOSSIBLE}
    assert counts(session) == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.4, 0.6, 0.8, 0.9])
def test_an_import_that_is_cancelled_leaves_nothing_half_written(session: Session, share: float) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: float) -> None:
        if done >= share:
            raise Cancelled

    before = counts(session)
    with pytest.raises(Cancelled):
        import_file(session, SAMPLE, NEW_JERSEY, basis(session), progress=cancel)
    assert counts(session) == before
    verify_records(session.store)
    assert import_file(session, SAMPLE, NEW_JERSEY).imported == 445


def test_the_records_stand_in_the_vaults_own_sums(session: Session) -> None:
    import_file(session, SAMPLE, NEW_JERSEY)
    verify_records(session.store)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04rest", b"", b"\x00\x01\x02"])
def test_a_file_that_is_no_spreadsheet_gets_one_sentence(session: Session, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(Refused):
        import_file(session, tmp_path / "file", NEW_JERSEY)
    with pytest.raises(Refused, match="no file"):
        import_file(session, tmp_path / "none", NEW_JERSEY)


def test_the_example_vault_imports_nothing(session: Session) -> None:
    with session.store.transaction("test"):
        settings.put(session.store, "example", "yes")
    with pytest.raises(Refused, match="fictitious"):
        import_file(session, SAMPLE, NEW_JERSEY)


def test_officers_of_one_incident_share_it_and_stand_in_it_once(session: Session, tmp_path: Path) -> None:
    shared = _replaced(incident=("Date", "Agency"))
    lines = lines_of()[:4]
    day, agency, officer = (lines[0].index(name) for name in ("Date", "Agency", "Officer ref"))
    for number, line in enumerate(lines[1:4]):
        line[1:] = lines[1][1:]
        line[officer] = f"O{min(number, 1)}"
    assert lines[1][day] == lines[2][day]
    assert lines[1][agency] == lines[2][agency]
    report = import_file(session, written(tmp_path / "shared.csv", lines), shared)
    assert [(row.number, row.reason) for row in report.refused] == [(4, Refusal.OFFICER_TWICE)]
    assert (report.imported, report.incidents) == (2, 1)
    assert counts(session)["incident"] == 1
    assert counts(session)["case_"] == 2
