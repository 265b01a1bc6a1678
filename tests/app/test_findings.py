"""Whatever opening a vault can find has one more line that says what it means, and says itself what to do."""

import ast
import importlib
from pathlib import Path

import pytest

from wellbeing.app.findings import MEANINGS, finding
from wellbeing.errors import Tampered

ROOT = Path(__file__).resolve().parents[2]
OPENING = ("attempt", "chain", "connection", "examination", "header", "keys", "store", "rekeying/unfinished")
"""The modules that look at a vault when it is opened."""


def _raised(module: str) -> set[str]:
    """The sentences of `Tampered` in a module of the vault, by the values of their names."""
    tree = ast.parse((ROOT / "wellbeing" / "vault" / f"{module}.py").read_text(encoding="utf-8"))
    loaded = importlib.import_module(f"wellbeing.vault.{module.replace('/', '.')}")
    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Tampered":
            for name in (node.id for node in ast.walk(call.args[0]) if isinstance(node, ast.Name)):
                if name.isupper():
                    found.add(getattr(loaded, name))
    return found


def test_every_sentence_of_opening_has_its_meaning() -> None:
    raised = set().union(*(_raised(module) for module in OPENING))
    assert len(raised) > 15
    assert raised <= set(MEANINGS), f"say what these mean in app/findings.py: {sorted(raised - set(MEANINGS))}"
    assert set(MEANINGS) - raised == set(), "a meaning of what can't be found any more"


@pytest.mark.parametrize("sentence", MEANINGS)
def test_every_sentence_says_that_nothing_was_changed_and_what_to_do(sentence: str) -> None:
    found = finding(Tampered(sentence))
    assert found.meaning
    assert "othing was changed" in sentence
    assert ("estore the newest backup" in sentence) == found.restores
    assert found.restores or "out of the folder" in sentence


def test_another_sentence_speaks_for_itself() -> None:
    found = finding(Tampered("A draft is damaged."))
    assert (found.meaning, found.restores) == ("", True)
