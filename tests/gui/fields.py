"""Every field of the window that can be typed into: where it is built in the program's text, and where it is seen."""

import ast
import functools
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

from wellbeing.gui.widgets.field import LineEdit, TextArea

GUI = Path(__file__).resolve().parents[2] / "wellbeing" / "gui"
_WIDGETS = GUI / "widgets"
_QTS_OWN = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QTextBrowser", "QSpinBox", "QDoubleSpinBox"}
_QTS_OWN |= {"QDateEdit", "QTimeEdit", "QDateTimeEdit"}
_BUILDERS: tuple[Any, ...] = (LineEdit, TextArea)


class Site(NamedTuple):
    """One place in the program's text that builds a field; `name` is what it is kept under there."""

    file: str
    name: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


@functools.cache
def sites() -> tuple[Site, ...]:
    """All of them, those inside of `widgets/` left out: who uses these builds a field."""
    known = {"LineEdit", "TextArea", *_QTS_OWN}
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(GUI.rglob("*.py"))}
    tree = functools.cache(lambda path: ast.parse(texts[path]))

    def naming() -> list[Path]:
        """Only these can build one or derive from one: the others need not be read."""
        return [path for path, text in texts.items() if any(name in text for name in known)]

    while fresh := _kinds(map(tree, naming()), known) - known:
        known |= fresh
    outside = (path for path in naming() if _WIDGETS not in path.parents)
    return tuple(site for path in outside for site in _built(path, tree(path), known))


def _kinds(trees: Iterable[ast.Module], known: set[str]) -> set[str]:
    """Classes that are a field or, among the widgets, build one."""
    found = set[str]()
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(_name(base) in known for base in node.bases):
                found.add(node.name)
    return found | {"Secret", "DayEntry"}


def _built(path: Path, tree: ast.Module, known: set[str]) -> Iterator[Site]:
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.stmt) or isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        if any(isinstance(inner, ast.stmt) and inner is not statement for inner in ast.walk(statement)):
            continue  # what it consists of comes by itself
        if any(isinstance(node, ast.Call) and _name(node.func) in known for node in ast.walk(statement)):
            name = ast.unparse(statement.targets[0] if isinstance(statement, ast.Assign) else statement)
            yield Site(str(path.relative_to(GUI)), name, statement.lineno, statement.end_lineno or statement.lineno)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


class Seen:
    """Where fields were built while somebody watched: (file, line) outside of `widgets/`."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()

    def has(self, site: Site) -> bool:
        """Whether this place built a field."""
        return any(file == site.file and site.first <= line <= site.last for file, line in self.lines)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hear of every field that is built."""
        with pytest.MonkeyPatch.context() as patched:
            for kind in _BUILDERS:
                patched.setattr(kind, "__init__", self._heard(kind.__init__))
            yield

    def _heard(self, build: Callable[..., None]) -> Callable[..., None]:
        def told(*words: Any, **more: Any) -> None:
            self._built_from(sys._getframe(1))
            build(*words, **more)

        return told

    def _built_from(self, outer: FrameType | None) -> None:
        while outer is not None and str(_WIDGETS) in outer.f_code.co_filename:
            outer = outer.f_back
        if outer is not None and str(GUI) in outer.f_code.co_filename:
            self.lines.add((str(Path(outer.f_code.co_filename).relative_to(GUI)), outer.f_lineno))
