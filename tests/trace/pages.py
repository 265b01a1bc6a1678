"""Every page that the window has, read from the program's text, and which of them are in sight."""

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

GUI = Path(__file__).resolve().parents[2] / "wellbeing" / "gui"
_ROOTS = {"Page", "ColumnPage", "DoorPage", "FiguresPage", "LeavingPage", "ToldPage", "QStackedWidget"}
"""What a page, or a screen of several pages, is made of; none of them is in sight by itself."""
_CLASS = re.compile(r"^class (\w+)\(([^)]*)\):", re.MULTILINE)
"""A class of a module, and what it is made of."""


def pages() -> set[str]:
    """The names of all of them: module and class."""
    classes = [
        (path, name, {base.strip() for base in bases.split(",")})
        for path in sorted(GUI.rglob("*.py"))
        if GUI / "widgets" not in path.parents
        for name, bases in _CLASS.findall(path.read_text(encoding="utf-8"))
    ]
    known, found = set(_ROOTS), set[str]()
    while True:
        fresh = {
            (_module(path), name) for path, name, bases in classes if name not in _ROOTS and not bases.isdisjoint(known)
        }
        names = {f"{module}.{name}" for module, name in fresh}
        if names == found:
            return found
        found, known = names, known | {name for _module_name, name in fresh}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(GUI.parents[1]).with_suffix("").parts)


def in_sight(window: QWidget) -> set[str]:
    """The names of the pages that a person sees now."""
    widgets = [window, *window.findChildren(QWidget)]
    return {f"{type(one).__module__}.{type(one).__qualname__}" for one in widgets if one.isVisible()}
