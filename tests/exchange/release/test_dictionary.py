"""The dictionary names every code that stands in the data, in every language, with the floors that hold."""

import csv
import io

import openpyxl

from tests.exchange.release.examples import CREATED, release
from wellbeing.anonymise.cell import TOTAL
from wellbeing.content.statistics import load_schema
from wellbeing.exchange.release.dictionary import write_dictionary
from wellbeing.exchange.release.sdmx_csv import write_csv
from wellbeing.exchange.release.workbook import DICTIONARY, write_workbook
from wellbeing.language import language, shipped


def entries() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_dictionary(release()).decode("utf-8"), newline=""), strict=True))


def test_every_code_in_the_data_is_in_the_dictionary() -> None:
    known = {(row["NAME"], row["CODE"]) for row in entries() if row["KIND"] == "CODE"}
    named = {row["NAME"] for row in entries() if row["KIND"] == "DIMENSION"}
    data = csv.DictReader(io.StringIO(write_csv(release()).decode("utf-8"), newline=""))
    outside = {"STRUCTURE", "STRUCTURE_ID", "ACTION", "OBS_VALUE", "TIME_PERIOD"}
    for row in data:
        assert {(name, code) for name, code in row.items() if name not in outside} <= known
    assert set(data.fieldnames or ()) - outside <= named


def test_labels_and_meanings_are_there_in_every_language_that_is_shipped() -> None:
    for row in entries():
        assert all(row[f"LABEL_{code.upper()}"] for code in shipped())
        assert len({bool(row[f"DEFINITION_{code.upper()}"]) for code in shipped()}) == 1
    threat = next(row for row in entries() if row["CODE"] == "THREAT_SERIOUS")
    assert (threat["PARENT"], threat["SOURCE"], threat["SOURCE_CODE"]) == ("THREAT", "ICCS", "020121")
    assert threat["LABEL_DE"] == language("de").text("Threat of death or serious harm")


def test_every_dimension_says_what_it_is() -> None:
    dimensions = {axis.dimension.upper() for axis in release().dimensions}
    told = {row["NAME"]: row["DEFINITION_EN"] for row in entries() if row["KIND"] == "DIMENSION"}
    assert all(told[name] for name in dimensions)


def test_the_floors_are_those_of_the_schema() -> None:
    schema = load_schema()
    floors = {row["NAME"]: int(row["FLOOR"]) for row in entries() if row["KIND"] == "FLOOR"}
    assert floors == {"FEWEST_OFFICERS": 30, "THRESHOLD": schema.threshold, "WIDTH": schema.width}
    own = {axis.dimension.upper(): schema.dimensions[axis.dimension] for axis in release().dimensions}
    for row in entries():
        if row["KIND"] == "CODE" and row["NAME"] in own:
            sensitive = row["CODE"] != TOTAL and own[row["NAME"]][row["CODE"]].sensitive
            assert int(row["FLOOR"]) == (schema.sensitive_threshold if sensitive else schema.threshold)


def test_what_cannot_occur_and_every_table_is_listed() -> None:
    assert {row["CODE"] for row in entries() if row["KIND"] == "IMPOSSIBLE"} == {
        " ".join(f"{name.upper()}={code}" for name, code in zero.items()) for zero in load_schema().structural
    }
    tables = {row["NAME"]: row["CODE"] for row in entries() if row["KIND"] == "TABLE"}
    assert list(tables) == [table.name for table in release().tables]
    assert tables["REFERRAL"] == "REFERRALS REFERRAL_KIND REFERRAL_OUTCOME"


def test_the_spreadsheet_has_the_same_dictionary_in_the_readers_language() -> None:
    raw = write_workbook(release(), language("de"), CREATED)
    sheet = list(openpyxl.load_workbook(io.BytesIO(raw))[DICTIONARY].iter_rows(min_row=2, values_only=True))
    assert [(row[1] or "", row[2] or "", row[7]) for row in sheet] == [
        (row["NAME"], row["CODE"], row["LABEL_DE"]) for row in entries()
    ]
