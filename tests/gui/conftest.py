"""Fixtures for the window: the look put on once, and an `Ask` that answers at once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wellbeing.errors import WellbeingError
from wellbeing.gui.style import Dress, Scheme
from wellbeing.language import Language, language


@pytest.fixture(autouse=True)
def nothing_left() -> None:
    """Widgets of the tests before are deleted: without a running event loop Qt puts that off for ever."""
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def dress(qapp: Any) -> Iterator[Dress]:
    """The light look at 100 %."""
    found = qapp.findChild(Dress) or Dress(qapp)
    found.wear(Scheme.LIGHT, 100)
    yield found
    found.wear(Scheme.LIGHT, 100)


@pytest.fixture
def english() -> Language:
    """The source language."""
    return language("en")


class DirectAsk:
    """Runs a use case at once on a given session: what presenter tests use in place of the vault's thread."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.alerts: list[WellbeingError] = []

    def __call__(
        self,
        use_case: Callable[[Any], Any],
        done: Callable[[Any], object],
        failed: Callable[[WellbeingError], bool] | None = None,
    ) -> None:
        """Run and answer."""
        try:
            result = use_case(self.session)
        except WellbeingError as error:
            if failed is None or not failed(error):
                self.alerts.append(error)
        else:
            done(result)


@pytest.fixture
def direct_ask(session: Any) -> DirectAsk:
    """Asks the open, empty vault of the test."""
    return DirectAsk(session)


@pytest.fixture
def shown(qtbot: QtBot, dress: Dress) -> Callable[[Any], Any]:
    """Shows a widget, takes care of it and hands it back once it is laid out."""

    def show(widget: Any) -> Any:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show
