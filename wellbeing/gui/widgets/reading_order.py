"""The order in which Tab goes through a window: that in which it is read, whenever a part of it was built."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QLayout, QScrollArea, QWidget


def next_stop(window: QWidget, now: QWidget, *, forward: bool) -> QWidget | None:
    """The control that Tab (or Shift+Tab) leads to from `now`, round the window; None where there is none."""
    every = list(_read(window))
    here = every.index(now) if now in every else -1
    others = every[here + 1 :] + every[: max(here, 0)]
    own = _group(now)
    stops = (one for one in others if _takes_tab(one) and (own is None or _group(one) is not own))
    return next(stops if forward else reversed(list(stops)), None)


def bring_into_sight(stop: QWidget, room: int = 50) -> None:
    """Scroll to a control, wherever the keyboard came from, with so many pixels above and below it, and with its
    label."""
    labelled, around = stop, stop.parentWidget()
    while around is not None:
        if around.focusProxy() is stop:
            labelled = around
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(labelled, 50, room)
            around.ensureWidgetVisible(stop, 50, room)
        around = around.parentWidget()


def _read(widget: QWidget) -> Iterator[QWidget]:
    """A widget and everything in sight in it, from top to bottom."""
    if widget.isVisible() and not widget.isWindow():
        yield widget
        for part in _parts(widget):
            yield from _read(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """What stands in a widget: as its layout has it, and then what was placed by hand."""
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    known = set(laid)
    return laid + [child for child in widget.children() if isinstance(child, QWidget) and child not in known]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    upwards = isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.BottomToTop
    for place in reversed(places) if upwards else places:
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _group(widget: QWidget) -> QButtonGroup | None:
    """The buttons of which one is chosen: together they are one stop, and the arrow keys move between them."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group if group is not None and group.exclusive() else None


def _takes_tab(widget: QWidget) -> bool:
    group = _group(widget)
    if group is not None:
        inside = [one for one in group.buttons() if one.isVisible() and one.isEnabled()]
        return widget in inside and widget is next((one for one in inside if one.isChecked()), inside[0])
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return widget.isEnabled()  # each of several ticks: Qt would make one stop of them
    wanted = Qt.FocusPolicy.TabFocus
    return widget.isEnabled() and widget.focusPolicy() & wanted == wanted and widget.focusProxy() is None
