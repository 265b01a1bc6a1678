"""Taking a case in: what it holds is seen first, and whatever is wrong stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.direct import Direct, Ways
from tests.helpers.hand_over import fingerprint, full_case, two
from wellbeing.app import cases, hand_over, receiving, representatives
from wellbeing.app.session import Session
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.gui.receiving.screen import build
from wellbeing.gui.receiving.view import ReceivingView
from wellbeing.gui.widgets.text import Text
from wellbeing.language import Language
from wellbeing.vault import hand_overs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Both = tuple[Session, Session]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def page(qtbot: QtBot, session: Session) -> tuple[ReceivingView, Ways]:
    ways = Ways()
    view = build(Direct(session), ways, Language("en"))
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.arrive()
    QApplication.processEvents()
    return view, ways


def words(view: ReceivingView) -> str:
    QApplication.processEvents()
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def test_a_package_is_looked_at_and_taken_in_once(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    file = tmp_path / "one.wbcase"
    hand_over.hand_over(ana, full_case(ana), fingerprint(bo), Basis.EMERGENCY, file, Reason.ILL)
    view, ways = page(qtbot, bo)
    view.intentions.look(file)
    told = words(view)
    assert "Heron" in told
    assert "Ana Rep" in told
    assert receiving.TELL in told
    assert "1 talk\n1 referral\n1 note" in told
    assert not cases.rows(bo)
    view.take_button.click()
    (row,) = cases.rows(bo)
    assert ways.last == ("case", {"case": row.case_id})
    view.arrive()
    view.intentions.look(file)
    assert "Nothing was doubled" in words(view)
    assert not view.take_button.isVisible()


def test_whatever_is_wrong_stands_beside_it(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    file = tmp_path / "one.wbcase"
    hand_over.hand_over(ana, full_case(ana), fingerprint(bo), Basis.EMERGENCY, file, Reason.ILL)
    view, _ways = page(qtbot, ana)
    view.intentions.look(file)
    assert "sealed for another representative" in words(view)
    view, _ways = page(qtbot, bo)
    changed = bytearray(file.read_bytes())
    changed[-1] ^= 1
    (tmp_path / "two.wbcase").write_bytes(changed)
    for other, why in ((tmp_path / "two.wbcase", "damaged"), (tmp_path / "none", "can't be read")):
        view.intentions.look(other)
        assert "Nothing was taken in" in words(view)
        assert why in words(view)
        assert view.choose_button.isVisible(), "another one can be chosen"
    assert not cases.rows(bo)


def test_what_comes_back_to_an_open_case_needs_a_tick(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    there, back = tmp_path / "one.wbcase", tmp_path / "back.wbcase"
    hand_over.hand_over(ana, case, fingerprint(bo), Basis.EMERGENCY, there, Reason.ILL)
    received = receiving.receive(bo, there)
    assert received is not None
    hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, back)
    with ana.store.transaction("case.taken-back"):
        hand_over.take_up(ana.store, case, ana.now())
        hand_overs.forget(ana.store, hand_over.left(ana)[0].uid)
    view, ways = page(qtbot, ana)
    view.intentions.look(back)
    assert "This case is open here too" in words(view)
    view.take_button.click()
    assert "say that this is wanted" in words(view)
    assert ways.gone == []
    assert view.replace is not None
    view.replace.setChecked(True)
    view.take_button.click()
    assert ways.last[0] == "case"


def test_a_case_that_was_erased_here_is_sent_back(qtbot: QtBot, both: Both, tmp_path: Path) -> None:
    ana, bo = both
    case = full_case(ana)
    there, back, receipt = tmp_path / "one.wbcase", tmp_path / "back.wbcase", tmp_path / "back.wbreceipt"
    hand_over.hand_over(ana, case, fingerprint(bo), Basis.EMERGENCY, there, Reason.ILL)
    hand_over.erase_here(ana, case)
    received = receiving.receive(bo, there)
    assert received is not None
    hand_over.hand_over(bo, received, fingerprint(ana), Basis.RETURN, back)
    view, _ways = page(qtbot, ana)
    view.intentions.look(back)
    assert "Without an answer nobody looks after this officer" in words(view)
    assert view.back_button.isVisible()
    view.intentions.send_back(receipt)
    assert "The receipt is saved" in words(view)
    assert hand_over.take_back(bo, receipt) == received


def test_without_a_name_nobody_can_seal_anything_for_it(qtbot: QtBot, session: Session) -> None:
    with pytest.raises(Exception, match="needs your name"):
        representatives.own_card(session)
    view, ways = page(qtbot, session)
    assert "needs your name" in words(view)
    view.intentions.enter_name()
    assert ways.last == ("settings", {"part": "you"})
