"""The whole real spreadsheet: 17,463 reports, where the file is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.importing.measuring import measure_import
from tests.helpers.vaults import open_session
from wellbeing.app.importing import dry_run, find_mapping, import_file
from wellbeing.app.session import Session
from wellbeing.vault.whole_check import verify_records

WHOLE = Path(__file__).parents[4] / "shared" / "data" / "officer-incidents-2022.csv"
NEW_JERSEY = find_mapping("nj-use-of-force-2022")

pytestmark = [
    pytest.mark.whole_file,
    pytest.mark.skipif(not WHOLE.is_file(), reason="the whole spreadsheet is not on this computer"),
]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(tmp_path / "vault") as opened:
        yield opened


def test_the_figures_of_the_whole_file_are_those_counted_by_hand(session: Session) -> None:
    report = dry_run(session, WHOLE, NEW_JERSEY)
    assert report.rows == report.imported == report.incidents == 17_463
    assert report.refused == ()
    assert report.new_officers == 9_441
    by_act = dict(report.by_act)
    assert by_act["RESISTANCE"] == 13_172
    assert by_act["THREAT"] == 1_515
    assert by_act["ASSAULT"] + by_act["ASSAULT_MINOR"] + by_act["ASSAULT_SERIOUS"] == 2_776
    gaps = {(gap.column, gap.reason.value, gap.value): gap.rows for gap in report.gaps}
    assert gaps["Officer injury", "blank", None] == 15_811
    assert gaps["Gender", "says_nothing", "Other"] == 9_677
    assert gaps["Type of incident", "blank", None] == 426
    assert gaps["Location", "no_equivalent", "Other"] == 1_964
    assert not any(reason == "not_mapped" for _column, reason, _value in gaps), "every spelling is mapped"


def test_the_whole_file_is_imported_once_within_ten_times_its_baseline(session: Session, tmp_path: Path) -> None:
    times = measure_import(session, WHOLE, NEW_JERSEY, tmp_path)
    assert times.rows == 17_463
    assert times.ratio <= 10
    again = import_file(session, WHOLE, NEW_JERSEY)
    assert (again.imported, again.already_there, again.corrections) == (0, 17_463, ())
    verify_records(session.store)
