"""The shipped indicators are the twenty of the reference list, and a route that leads nowhere is named by its line."""

from pathlib import Path

import pytest

from wellbeing import paths
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.indicators.definition import FactOf, Source, Statistic
from wellbeing.content.codes import acts
from wellbeing.content.indicators import load_indicators, load_national_indicators, read_indicators
from wellbeing.content.statistics import load_contribution_schema, load_schema
from wellbeing.errors import Refused

FILE = paths.resources() / "statistics" / "indicators.yaml"


def test_they_are_the_twenty() -> None:
    assert [one.id for one in load_indicators().indicators] == [f"I{number:02d}" for number in range(1, 21)]
    assert all(one.measures for one in load_indicators().indicators)


def test_a_rate_has_a_denominator_and_a_median_has_bands() -> None:
    for _indicator, measure in load_indicators().measures():
        if measure.absent is None and measure.statistic in (Statistic.RATE, Statistic.SHARE, Statistic.MEAN):
            assert measure.denominator, measure.id
        if measure.absent is None and measure.statistic in (Statistic.MEDIAN, Statistic.NINTH_DECILE):
            assert len(measure.bands) > 1, measure.id


def test_a_national_release_has_a_route_to_every_measure() -> None:
    national = load_national_indicators()
    assert not [measure.id for _one, measure in national.measures() if measure.absent]
    own = {measure.id: measure for _one, measure in load_indicators().measures()}
    assert [measure.id for _one, measure in national.measures()] == list(own)
    for _one, measure in national.measures():
        if own[measure.id].absent is None:
            assert measure == own[measure.id]


def test_the_classes_of_a_median_are_codes_of_one_dimension_also_where_its_table_has_two() -> None:
    for _one, measure in load_national_indicators().measures():
        classes = [measure.class_of(band) for band in measure.bands]
        assert len({name for name, _code in classes}) <= 1, measure.id
        assert len(set(classes)) == len(classes), measure.id


def test_violence_is_told_from_accidents_and_trauma() -> None:
    """By the deviation of ESAW: 82 and 83."""
    (severe,) = (measure for _one, measure in load_national_indicators().measures() if measure.id == "I04")
    counted = {part.code("act") for part in severe.parts() if isinstance(part, Cell)}
    violent = {act.code for act in acts() if act.attributes.get("esaw_deviation") in ("82", "83") and not act.parent}
    assert counted == violent


def test_a_national_route_that_leads_nowhere_is_named_with_its_line(tmp_path: Path) -> None:
    changed = tmp_path / "indicators.yaml"
    changed.write_text(FILE.read_text("utf-8").replace("{table: HATE,", "{table: LOVE,", 1), "utf-8")
    read_indicators(changed, load_schema())  # a representative's release does not look there
    with pytest.raises(Refused) as refused:
        read_indicators(changed, load_contribution_schema())
    assert str(refused.value.values["path"]).endswith("national.numerator[0].table")


def test_well_being_comes_from_a_survey_and_from_no_case() -> None:
    (well_being,) = (one for one in load_indicators().indicators if one.id == "I19")
    assert well_being.source is Source.SURVEY
    assert not any(isinstance(part, Cell) for measure in well_being.measures for part in measure.parts())


def test_every_fact_is_asked_for_by_an_indicator() -> None:
    wanted = load_indicators()
    used = {part.code for _one, measure in wanted.measures() for part in measure.parts() if isinstance(part, FactOf)}
    assert used == {fact.code for fact in wanted.facts}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("at: {act: SEXUAL}}]\n        denominator", "at: {act: LYING}}]\n        denominator", "numerator[1].at"),
        ("table: KIT", "table: KITS", "numerator[0].table"),
        ("{act: ASSAULT, injured", "{act: ASSAULT_MINOR, injured", "numerator[0].at"),
        ("[{fact: HOURS_KNOWN}]", "[{fact: HOURS}]", "denominator[0].fact"),
        ("[{fact: HOURS_KNOWN}]", "[{fact: HOURS_KNOWN, forces_of: OFFICERS}]", "denominator[0]"),
        ("        denominator: [{fact: HOURS_KNOWN}]\n", "", "measures[0]"),
        ('{severity: A04}, times: "25.5"', '{severity: A04}, times: "1/0"', "numerator[4].times"),
        ("unit: POINTS", "unit: INCHES", "measures[1].unit"),
        ("id: I02_THREAT", "id: I01", "measures[1].id"),
        ("id: I03\n    label", "id: I02\n    label", "indicators[2].id"),
        ("fact: DUTY_PERIODS, group: REST", "fact: DUTY_PERIODS, group: HOURS", "facts[3].kind"),
        ("{waiting: D15-28}, from: 15", "{waiting: D15-28}, from: 8", "bands[2].from"),
        ("statistic: mean", "statistic: average", "statistic"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, old: str, new: str, path: str) -> None:
    changed = tmp_path / "indicators.yaml"
    text = FILE.read_text("utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Refused) as refused:
        read_indicators(changed, load_schema())
    assert str(refused.value.values["file"]).endswith("indicators.yaml")
    assert refused.value.values["line"] != 1
    assert str(refused.value.values["path"]).endswith(path)
