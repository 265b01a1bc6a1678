"""Sharing an incident and reading its slip in: one question each, by keyboard, and nobody's name on the way."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.test_leads import counted, opened
from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, two
from wellbeing.app import leads, preferences
from wellbeing.app.session import Session
from wellbeing.gui.incident_slip.screen import build_read, build_share
from wellbeing.gui.who_was_there.screen import build as build_people
from wellbeing.gui.widgets.button import Button
from wellbeing.gui.widgets.page import Page
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language


def told(view: Page) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if not text.isHidden())


def press(button: Button) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_it_is_shared_by_two_answers_and_read_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    slip = tmp_path / "incident.wbslip"
    with two(tmp_path) as (ana, bo):
        hers, his = opened(ana, "Heron"), opened(bo, "Tern")
        ways = Ways()
        share = build_share(Direct(ana), ways, Language("en"))
        qtbot.addWidget(share)
        share.arrive(incident=hers, case=1)
        press(share.save)
        assert "Please choose with whom." in told(share)
        share.recipients.choose(fingerprint(bo))
        press(share.save)
        assert "Please choose who leads" in told(share)
        share.leaders.choose("me")
        share.intentions.save_to(slip, fingerprint(bo), "me")
        assert ways.last == ("who-was-there", {"incident": hers, "case": 1})
        read = build_read(Direct(bo), ways, Language("en"))
        qtbot.addWidget(read)
        read.arrive()
        read.intentions.look(slip)
        assert "Ana Rep" in told(read)
        assert "enter none of your figures" in told(read)
        press(read.read_button)
        assert "whether it is one of yours" in told(read)
        assert read.mine is not None
        read.mine.choose(str(his))
        press(read.read_button)
        assert ways.last == ("who-was-there", {"incident": his})
        assert (counted(ana), counted(bo)) == (["Heron"], [])
        read.intentions.look(slip)
        assert "was read in before" in told(read)
        read.intentions.look(tmp_path / "nothing")
        assert "Nothing was read in" in told(read)


def test_the_page_of_the_incident_says_who_leads_and_writes_a_lost_slip_again(qtbot: QtBot, tmp_path: Path) -> None:
    with two(tmp_path) as (ana, bo):
        hers = opened(ana, "Heron")
        view = build_people(Direct(ana), Ways(), Language("en"))
        qtbot.addWidget(view)
        view.arrive(incident=hers)
        assert "You lead this incident" in told(view)
        assert "again" not in view.lead
        leads.share(ana, hers, fingerprint(bo), tmp_path / "a.wbslip", gives_lead=True)
        view.arrive(incident=hers)
        assert "Bo Rep leads this incident" in told(view)
        assert "share" not in view.lead
        view.intentions.write_again(tmp_path / "a.wbslip")
        assert "exists already" in told(view)
        view.intentions.write_again(tmp_path / "b.wbslip")
        assert (tmp_path / "b.wbslip").exists()
        share = build_share(Direct(ana), Ways(), Language("en"))
        qtbot.addWidget(share)
        share.arrive(incident=hers)
        assert "Another representative leads this incident" in told(share)


def test_without_a_name_or_a_colleague_it_says_what_is_missing(qtbot: QtBot, session: Session) -> None:
    incident, ways = opened(session, "Heron"), Ways()
    share = build_share(Direct(session), ways, Language("en"))
    read = build_read(Direct(session), ways, Language("en"))
    for view in (share, read):
        qtbot.addWidget(view)
    share.arrive(incident=incident)
    read.arrive()
    assert "Please enter it in the settings" in told(share)
    assert "Please enter it in the settings" in told(read)
    preferences.save(session, preferences.Preferences(representative="Ana"))
    share.arrive(incident=incident)
    assert "Nobody's card is known here yet" in told(share)
    share.intentions.follow_help()
    assert ways.last == ("representatives", {})
