"""Indicators leave with a release and add nothing to it: whoever has the files can work them out again."""

import warnings
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.exchange.release.examples import CREATED, SIGNER, release_with_indicators
from tests.exchange.release.test_sdmx import read_with_sdmx1
from wellbeing.anonymise.indicators.standing import FactFigure, MeasureFigure, Standing, Why
from wellbeing.anonymise.indicators.working_out import work_out
from wellbeing.anonymise.release import Release
from wellbeing.content.indicators import load_indicators
from wellbeing.content.statistics import load_schema
from wellbeing.errors import Refused
from wellbeing.exchange.release import hand_out
from wellbeing.exchange.release.indicators_csv import FACT, read_indicators, write_indicators
from wellbeing.exchange.release.manifest import INDICATORS
from wellbeing.exchange.release.publication import gate
from wellbeing.exchange.release.reading import read
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import language


@pytest.fixture(scope="module")
def found() -> Release:
    return release_with_indicators()


def files(found: Release) -> dict[str, bytes]:
    return files_of(found, signer=SIGNER, language=language("en"), pdf=None, created=CREATED)


def figures(found: Release) -> dict[str, MeasureFigure]:
    return {one.id: one.figure for indicator in found.indicators for one in indicator.measures}


def passes(folder: Path, made: dict[str, bytes], found: Release) -> bool:
    hand_out(made, folder)
    return gate(folder, made, found, load_schema(), [], load_indicators()).ok


def test_they_can_be_worked_out_from_the_written_files_alone(found: Release, tmp_path: Path) -> None:
    hand_out(files(found), tmp_path / "out")
    cells = read(tmp_path / "out", load_schema()).cells
    written = read_indicators((tmp_path / "out" / INDICATORS).read_bytes())
    again = work_out(load_indicators(), cells, written.facts)
    assert again == written.measures == figures(found)
    standings = {figure.standing for figure in again.values()}
    assert standings >= {Standing.VALUE, Standing.WITHHELD, Standing.NOT_COLLECTED, Standing.MISSING}
    assert {figure.why for figure in again.values()} >= {Why.FACT_WITHHELD, Why.HIDDEN_PART, Why.NOT_IMPORTED}


def test_zero_withheld_not_collected_and_missing_are_four_things_in_the_file(found: Release) -> None:
    facts = read_indicators(write_indicators(found)).facts
    assert facts["SHIFTS_UNDER"] == FactFigure(standing=Standing.VALUE, value=0, forces=1)
    assert facts["WHO5_LOW"].standing is Standing.WITHHELD
    assert facts["OVERTIME"].standing is Standing.MISSING
    assert facts["DUTY_PERIODS"].standing is Standing.NOT_COLLECTED
    assert figures(found)["I16"] == MeasureFigure(standing=Standing.VALUE, value=Decimal("0.0"))


def test_the_gate_takes_no_indicator_that_does_not_follow(found: Release, tmp_path: Path) -> None:
    made = files(found)
    assert passes(tmp_path / "as-it-is", made, found)
    altered = []
    for indicator in found.indicators:
        measures = tuple(
            replace(one, figure=replace(one.figure, value=one.figure.value + 1)) if one.figure.value else one
            for one in indicator.measures
        )
        altered.append(replace(indicator, measures=measures))
    wrong = replace(found, indicators=tuple(altered))
    assert not passes(tmp_path / "other-values", files(wrong), wrong)
    told = replace(
        found, facts=tuple(replace(one, figure=FactFigure(standing=Standing.MISSING)) for one in found.facts)
    )
    assert not passes(tmp_path / "other-facts", files(told), told)
    assert not passes(tmp_path / "no-file", files(replace(found, indicators=())), found)


def test_a_file_that_is_none_of_ours_is_refused(found: Release) -> None:
    text = write_indicators(found).decode()
    row = next(line for line in text.splitlines() if f"{FACT}OFFICERS" in line)
    for changed in (
        text.replace("WB_INDICATORS_1", "OTHER", 1),
        text.replace(row, row.replace("1600", "1e3")),
        text.replace(row, row.replace("1600", "NaN")),
        text.replace(row, row.replace(",A,F,", ",A,C,")),
        text + row + "\r\n",
        text.splitlines()[0],
        "",
    ):
        with pytest.raises(Refused):
            read_indicators(changed.encode())


def test_both_libraries_of_the_field_read_them(found: Release, tmp_path: Path) -> None:
    made = files(found)
    for name in (INDICATORS, "indicators-structure.xml"):
        (tmp_path / name).write_bytes(made[name])
    flow = read_with_sdmx1(tmp_path / "indicators-structure.xml").dataflow["WB_INDICATORS_1"]
    observations = read_with_sdmx1(tmp_path / INDICATORS, structure=flow, format="csv").data[0].obs
    assert len(observations) == len(figures(found)) + len(found.facts)
    pytest.importorskip("xmltodict", reason="pysdmx needs its extra 'xml' for SDMX-ML")
    from pysdmx.io import get_datasets, read_sdmx

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(tmp_path / "indicators-structure.xml", validate=True)
        frame = get_datasets(tmp_path / INDICATORS, tmp_path / "indicators-structure.xml")[0].data
    assert len(frame) == len(observations)


def test_below_thirty_officers_no_indicator_leaves(found: Release) -> None:
    few = release_with_indicators(officers=20)
    assert few.too_few
    assert not few.indicators
    assert not few.facts
    assert INDICATORS not in files(few)
    assert found.indicators
