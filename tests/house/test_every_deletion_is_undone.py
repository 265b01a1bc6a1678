"""Whatever deletes records is undone by one press, or says here why not: a new deletion can't be forgotten.

The text of the vault is searched for statements that delete, that of the use cases for what calls them.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import wellbeing

PACKAGE = Path(wellbeing.__file__).parent

UNDOABLE = {
    "absence.arrangement-taken-back",
    "absence.ended",
    "case.reachable-withdrawn",
    "debrief.renewed",
    "follow-up.attempt-taken-back",
    "follow-up.reopened",
    "follow-up.taken-back",
    "incident.taken-out",
    "letterhead.removed",
    "record.merge-settled",
    "referral.taken-back",
    "service.examples-removed",
    "service.removed",
    "task.taken-back",
}
"""Words of the log for which the window offers to undo; `tests/app/test_undo.py` tries each of them."""

DELETIONS = {
    "absences.remove": "absence.ended",
    "absences.take_back": "absence.arrangement-taken-back",
    "debriefs.renew": "debrief.renewed",
    "follow_ups.forget_last_attempt": "follow-up.attempt-taken-back",
    "follow_ups.forget_reached": "follow-up.reopened",
    "follow_ups.remove": "follow-up.taken-back",
    "leads.remove_without_case": "incident.taken-out",
    "letterhead.drop": "letterhead.removed",
    "merges.settle": "record.merge-settled",
    "reachable.remove": "case.reachable-withdrawn",
    "services.remove": "service.removed",
    "tasks.remove": "task.taken-back",
}

_ERASURE = "an erasure: for good, after a question"
_UNWRITTEN = "takes back its own first half, where a file could not be written"
_REPLACED = "the same is written anew in the same transaction"
_SEALED = "the sealed count of a year that has left: only what was published is kept"
EXCUSED = {
    "cases.remove": _ERASURE,
    "erasures._forget_rows": _ERASURE,
    "merges.forget_case": _ERASURE,
    "merges.forget_officer": _ERASURE,
    "retention._forget_contact": _ERASURE,
    "retention.erase": _ERASURE,
    "retention.erase_again": _ERASURE,
    "self_checks.remove": _ERASURE,
    "departures.remove": _UNWRITTEN,
    "hand_overs.forget": _UNWRITTEN,
    "leads.forget_slip": _UNWRITTEN,
    "backup_places.choose": _REPLACED,
    "search.forget_case": "words of the search, which go with what they were written from",
    "services._index": _REPLACED,
    "office_quarters.forget_partial_sums": "halves of what was counted: kept, somebody could put them together",
    "contributions.choose": _REPLACED,
    "quarters.leave": _SEALED,
    "quarters.take_away_what_left": _SEALED,
    "settings.drop": "a setting is chosen again on the page where it was chosen",
    "any_table.delete": "one step of a merging, which is taken apart on its own page",
    "merges.undo": "this is the undoing of a merging",
    "undo._undo": "this is the undoing",
}

_DELETES = re.compile(r"\bDELETE FROM\b")


def _functions(room: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((PACKAGE / room).glob("*.py")):
        for node in ast.parse(path.read_text()).body:
            inner = node.body if isinstance(node, ast.ClassDef) else [node]
            yield from ((f"{path.stem}.{one.name}", one) for one in inner if isinstance(one, ast.FunctionDef))


def _texts(function: ast.FunctionDef) -> str:
    found = (node.value for node in ast.walk(function) if isinstance(node, ast.Constant))
    return "\n".join(text for text in found if isinstance(text, str))


def test_every_statement_that_deletes_is_undoable_or_says_why_not() -> None:
    deletes = {name for name, function in _functions("vault") if _DELETES.search(_texts(function))}
    assert deletes == set(DELETIONS) | set(EXCUSED)
    assert set(DELETIONS.values()) <= UNDOABLE


def test_the_undoable_words_are_those_that_the_use_cases_say() -> None:
    said = {
        node.args[1].value
        for _name, function in _functions("app")
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "undoable"
        and isinstance(node.args[1], ast.Constant)
    }
    assert said == UNDOABLE


def test_no_word_of_taking_out_goes_by_a_plain_transaction() -> None:
    """A deletion may go by an UPDATE too: its word in the log gives it away."""
    plain = {
        node.args[0].value
        for _name, function in _functions("app")
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "transaction"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    suspicious = {
        word
        for word in plain
        if isinstance(word, str) and re.search(r"taken-back|taken-out|removed|dropped|reopened|ended", word)
    }
    assert suspicious == set(_PLAIN)


_PLAIN = {
    "case.reopened": "nothing goes; a case is closed again by the same button",
    "case.taken-back": "a case comes back, and nothing goes",
    "self-check.removed": _ERASURE,
}
