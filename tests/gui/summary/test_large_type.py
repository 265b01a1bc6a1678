"""The pages of a summary at 200 % in a narrow window, in German: nothing is cut off or lies beside the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.test_summary import import_sample
from tests.gui.fitting import cut_off
from tests.gui.summary.test_summary import view_of
from wellbeing.app.session import Session
from wellbeing.gui.style import Dress, Scheme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BESIDE_THE_SIDE_BAR = 639, 700
"""What is left of a window of 1,024 x 700 pixels."""


def test_nothing_is_cut_off(qtbot: QtBot, dress: Dress, session: Session, tmp_path: Path) -> None:
    import_sample(session)
    dress.wear(Scheme.LIGHT, 200)
    view = view_of(qtbot, dress, session, tmp_path, "de")
    view.resize(*BESIDE_THE_SIDE_BAR)
    for part in ("", "check", "counted", "leaves", "left-out", "never", "own", "indicators", "release"):
        view.arrive(part=part)
        assert cut_off(view) == [], part
