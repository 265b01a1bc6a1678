"""Every page that the window has, read from the program's text, and which of them are in sight."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QWidget

GUI = Path(__file__).resolve().parents[2] / "wellbeing" / "gui"
_ROOTS = {"Page", "ColumnPage", "DoorPage", "LeavingPage", "ToldPage", "QStackedWidget"}
"""What a page, or a screen of several pages, is made of; none of them is in sight by itself."""


def pages() -> set[str]:
    """The names of all of them: module and class."""
    classes = [
        (path, node)
        for path in sorted(GUI.rglob("*.py"))
        if GUI / "widgets" not in path.parents
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    known, found = set(_ROOTS), set[str]()
    while True:
        fresh = {
            (_module(path), node.name)
            for path, node in classes
            if node.name not in _ROOTS and any(isinstance(base, ast.Name) and base.id in known for base in node.bases)
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
