"""Indicators on the summary: worked out from what leaves and from facts of forces, and every gap with its reason."""

from pathlib import Path

from tests.app.test_summary import IMPORTED, import_sample
from tests.gui.summary.test_summary import Screen, presented
from wellbeing.app import indicators
from wellbeing.app.session import Session
from wellbeing.gui.figures.shown import Told
from wellbeing.gui.summary.shown import Overview

FACTS = (
    "force,year,fact,value,state,persons,source\n"
    "North,2022,OFFICERS,1600,,,Ministry\nNorth,2022,HOURS_KNOWN,900,,,Roster\nNorth,2022,HOURS_OVER_48,225,,,Roster\n"
    "Harbour,2022,OFFICERS,400,,,Ministry\nHarbour,2022,HOURS_KNOWN,14,,,Roster\nHarbour,2022,HOURS_OVER_48,5,,,Roster\n"
    "Harbour,2022,WHO5_VALID,14,,,Survey\nHarbour,2022,WHO5_LOW,5,,,Survey\n"
)


def test_they_stand_below_the_tables_and_say_why_there_is_no_value(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    file = tmp_path / "facts.csv"
    file.write_text(FACTS, encoding="utf-8")
    indicators.take_in(session, indicators.look(session, file), "Ana Example")
    screen = Screen()
    presenter, ways = presented(session, screen, tmp_path)
    presenter.arrive()
    shown: Overview = screen.last("show_overview")
    assert shown.indicators is not None
    rows = {row.label: row.entries for row in shown.indicators.rows}
    hours = rows["Officers with more than 48 hours a week on average"]
    assert hours[0].words == "25 %", "the small force is not in it"
    assert hours[0].reason == "share · from the force's records"
    threats = rows["Threats, per 1,000 officers in service"]
    assert threats[0].words == "20 per 1,000"
    withheld = {entry.reason for (entry,) in rows.values() if entry.words == "• withheld"}
    assert withheld == {"Too few persons stand behind the facts of a force."}
    presenter.follow("force-facts")
    assert ways.last == ("force-facts", {})

    presenter.arrive("indicators", IMPORTED.label)
    told: Told = screen.last("show_told")
    every, facts = told.tables
    assert [row.label[:3] for row in every.rows if row.total] == [f"I{number:02d}" for number in range(1, 21)]
    reasons = dict(told.facts)
    assert "Out of hate, per 1,000 officers in service" in reasons["Only a national release has a table of it."]
    assert [(row.entries[0].words, row.entries[0].reason) for row in facts.rows[:2]] == [
        ("2,000", "from 2 forces"),
        ("900", "from 1 force"),
    ]
