"""The pages of data protection: the list, who answers for it, and a paper that leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.app.test_papers import WHO
from tests.gui.direct import Direct, Ways
from tests.helpers.long_guide import KeepsNothing
from wellbeing.app import controller, departures
from wellbeing.app.session import Session
from wellbeing.gui.papers import screen
from wellbeing.gui.papers.paper_view import ControllerPaperView
from wellbeing.language import Language


def at_once(job: Callable[[], Any], done: Callable[[Any], object], failed: object = None) -> None:
    """As `Paper.run` does, without a thread."""
    done(job())


def _paper(session: Session, qtbot: QtBot, name: str = "notice") -> tuple[ControllerPaperView, Ways]:
    ways = Ways()
    view = screen.build_paper(Direct(session), ways, Language("en"), at_once)
    qtbot.addWidget(view)
    view.show()
    view.arrive(name=name)
    return view, ways


def test_the_list_says_what_is_missing_and_leads_there(session: Session, qtbot: QtBot) -> None:
    ways = Ways()
    view = screen.build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.arrive()
    assert len(view.rows) == 9
    view.rows["controller"].pressed.emit()
    assert ways.last == ("controller", {})
    view.rows["notice"].pressed.emit()
    assert ways.last == ("controller-paper", {"name": "notice"})
    view.rows["breaches"].pressed.emit()
    assert ways.last == ("breaches", {})


def test_who_answers_for_it_is_kept(session: Session, qtbot: QtBot) -> None:
    ways = Ways()
    view = screen.build_controller(Direct(session), ways, Language("en"), KeepsNothing())
    qtbot.addWidget(view)
    view.arrive()
    view.lines["authority"].setText(WHO.authority)
    view.keep_button.click()
    assert controller.read(session).authority == WHO.authority
    assert ways.last == ("papers", {})


def test_a_paper_is_seen_and_saved_in_both_forms(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, ways = _paper(session, qtbot)
    assert view.previews
    view.complete_button.click()
    assert ways.last == ("controller", {})
    controller.save(session, WHO)
    view.intentions.choose_language("de")
    assert "aufbewahrt" in view.title
    monkeypatch.setattr(view, "choose_place", lambda name: view.intentions.save_to(tmp_path / name))
    for form, button in (("pdf", view.save_button), ("rtf", view.text_button)):
        button.click()
        assert (tmp_path / f"notice.{form}").stat().st_size > 1000
    assert len(departures.files_that_left(session)) == 2


def test_it_opens_in_a_language_of_longer_words(session: Session, qtbot: QtBot) -> None:
    view = screen.build(Direct(session), Ways(), Language("xx"))
    qtbot.addWidget(view)
    view.arrive()
    assert view.title.startswith("[")
