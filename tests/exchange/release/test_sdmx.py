"""The figures load in the two common SDMX libraries, and come back as they were released."""

import math
import warnings
from pathlib import Path
from typing import Any

import pytest
import sdmx
from pysdmx.io import get_datasets, read_sdmx

from tests.exchange.release.examples import CREATED, release
from wellbeing.anonymise.published import State
from wellbeing.anonymise.quality import quality
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.exchange.release.sdmx_metadata import write_quality
from wellbeing.exchange.release.sdmx_structure import write_structure
from wellbeing.language import language, shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data.csv").write_bytes(write_csv(release()))
    (tmp_path / "quality.xml").write_bytes(write_quality(release(), CREATED))
    (tmp_path / "structure.xml").write_bytes(write_structure(release(), CREATED))
    return tmp_path


def read_with_sdmx1(file: Path, **more: Any) -> Any:
    with file.open("rb") as source:  # by path it leaves the file open
        return sdmx.read_sdmx(source, **more)


def test_sdmx1_reads_structure_and_data(folder: Path) -> None:
    found = release()
    flow = read_with_sdmx1(folder / "structure.xml").dataflow["WB_REP_1"]
    observations = read_with_sdmx1(folder / "data.csv", structure=flow, format="csv").data[0].obs
    assert len(observations) == len(found.cells)
    for observation, (cell, figure) in zip(observations, found.cells.items(), strict=True):
        marks = observation.attached_attribute
        status = (marks["OBS_STATUS"].value, marks["CONF_STATUS"].value)
        for name, code in cell.at:
            assert str(observation.dimension[name.upper()].value) == code
        if figure.state is State.VALUE:
            assert float(observation.value) == figure.value
            assert status == ("A", "F")
        else:
            assert math.isnan(float(observation.value))
            assert (
                status
                == {
                    State.HIDDEN: ("Q", "C"),
                    State.NOT_COLLECTED: ("L", "F"),
                    State.STRUCTURAL: ("M", "F"),
                }[figure.state]
            )


def test_sdmx1_knows_the_trees_and_no_code_hangs_under_the_total(folder: Path) -> None:
    structure = read_with_sdmx1(folder / "structure.xml")
    acts = structure.codelist["CL_ACT"]
    assert acts["KILLED"].parent.id == "ASSAULT"
    assert {child.id for child in acts["ASSAULT"].child} >= {"KILLED", "EXPOSURE", "ASSAULT_NFD"}
    assert not any(codes["_T"].child for codes in structure.codelist.values() if "_T" in codes)


def test_pysdmx_reads_structure_and_data_against_the_standards_schema(folder: Path) -> None:
    found = release()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read_sdmx(folder / "structure.xml", validate=True)
        frame = get_datasets(folder / "data.csv", folder / "structure.xml")[0].data
    assert len(frame) == len(found.cells)
    values = [None if math.isnan(float(value)) else int(value) for value in frame["OBS_VALUE"]]
    assert values == [figure.value for figure in found.cells.values()]
    assert list(frame["ACT"]) == [cell.code("act") for cell in found.cells]


def test_both_libraries_know_every_name_in_every_language(folder: Path) -> None:
    acts = read_with_sdmx1(folder / "structure.xml").codelist["CL_ACT"]
    for code in shipped():
        assert acts["THREAT"].name.localizations[code] == language(code).text("Threat")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        message = read_sdmx(folder / "structure.xml", validate=True)
    assert {code.id for code in message.get_codelist("Codelist=WELLBEING:CL_ACT(1.0)")} >= {"THREAT", "KILLED", "_T"}


def test_the_quality_note_is_reference_metadata_of_the_standard(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sets = read_sdmx(folder / "quality.xml", validate=True).get_reports()
    assert len(sets) == len(shipped())
    for code, found in zip(shipped(), sets, strict=True):
        told = {attribute.id: attribute.value for attribute in found.attributes}
        expected = {entry.id: entry.text for entry in quality(release(), language(code))}
        assert {name: " ".join(str(text).split()) for name, text in told.items()} == {
            name: " ".join(text.split()) for name, text in expected.items()
        }
        assert found.targets == ("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=WELLBEING:WB_REP_1(1.0)",)
    structure = read_with_sdmx1(folder / "structure.xml").metadatastructure["MSD_QUALITY"]
    assert {attribute.id for attribute in structure.attributes.components} >= set(told)
