"""Facts of forces in the window: a file is looked at, taken in whole or not at all, and shown with who did it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from wellbeing.app import indicators, preferences
from wellbeing.app.preferences import Preferences
from wellbeing.app.session import Session
from wellbeing.gui.force_facts.screen import build
from wellbeing.gui.force_facts.view import ForceFactsView
from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.chip import Chip
from wellbeing.gui.widgets.text import Text
from wellbeing.language import language

HEAD = "force,year,fact,value,state,persons,source\n"


def opened(qtbot: QtBot, session: Session) -> ForceFactsView:
    view = build(Direct(session), Ways(), language("en"))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.arrive()
    return view


def words_on(view: ForceFactsView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text))


def test_a_sheet_is_looked_at_before_it_is_taken_in(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    preferences.save(session, Preferences(representative="Ana Example", language="en"))
    file = tmp_path / "facts.csv"
    file.write_text(HEAD + "North,2022,OFFICERS,1600,,,Ministry\nNorth,2022,SHIFTS,,missing,,Roster\n", "utf-8")
    view = opened(qtbot, session)
    view.intentions.look(file)
    assert [chip.text() for chip in view.findChildren(Chip)] == ["New: 2"]
    assert indicators.kept(session) == [], "nothing is written yet"
    QTest.keyClick(view.accept_button, Qt.Key.Key_Space)
    assert [block.accessibleName() for block in view.findChildren(Block)] == ["2 facts were taken in"]
    assert "facts.csv: taken in by Ana Example on" in words_on(view)
    assert "Stays here" in [chip.text() for chip in view.findChildren(Chip)]

    file.write_text(HEAD + "North,2022,OFFICERS,many,,,Ministry\nNorth,2022,SHIFTS,900,,60,Roster\n", "utf-8")
    view.intentions.look(file)
    assert [chip.text() for chip in view.findChildren(Chip)] == ["Changed: 1", "Wrong: 1"]
    assert "until now: missing" in words_on(view)
    assert "This file can't be taken in as it is." in words_on(view)


def test_an_empty_sheet_can_be_saved_and_nothing_is_replaced(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    view = opened(qtbot, session)
    for told in ("The sheet was saved. A row without value and state is left alone.", "Nothing was changed"):
        view.intentions.save_sheet(tmp_path / "facts.xlsx")
        assert [block.accessibleName() for block in view.findChildren(Block)] == [told]
