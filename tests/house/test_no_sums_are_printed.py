"""Unprotected sums, and halves of them, are in no text that Python makes of an object: not in that of an error either.

Every dataclass that can hold numbers or bytes of contributions is found by the types of its fields. One that may be
printed stands here with the reason.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest

import wellbeing
from wellbeing.anonymise.period import Period
from wellbeing.app.office import national
from wellbeing.exchange.contribution.sums import BatchSum
from wellbeing.office.year import OpenedYear
from wellbeing.vault.office_quarters import StoredBatch

ROOTS = (
    "wellbeing.anonymise",
    "wellbeing.exchange.contribution",
    "wellbeing.office",
    "wellbeing.app.office",
    "wellbeing.vault.office_quarters",
)
HOLDS = re.compile(r"\bbytes\b|int64|, int\]|\bTally\b|StoredBatch|OpenedYear|national\.Gathered")
"""Types of fields: bytes, arrays of whole numbers, numbers by name, and what holds such."""

PRINTED = {
    "Agreement.lists": "numbers of two acceptance lists",
    "Alike.places": "numbers of variables",
    "Begun.cause": "numbers of variables",
    "Begun.shifts": "differences of two tables, that leave open which",
    "Bound.layout": "a digest",
    "Bound.signer": "a digest",
    "Joined.group": "numbers of groups of cells",
    "Joined.way": "1 and -1",
    "Layout.digest": "of the program",
    "Layout.parts": "of the program",
    "Layout.sums": "of the program",
    "Layout.wholes": "of the program",
    "Paper.magic": "the first bytes of every file of a kind",
    "Pattern.cause": "numbers of variables",
    "Pattern.shifts": "differences of two tables, that leave open which",
    "Proof.enough": "widths of the program",
    "Proof.shifts": "differences of two tables, that leave open which",
    "Received.hashes": "salted",
    "State.alike": "numbers of variables",
    "StoredContribution.hashes": "salted",
    "System.column": "numbers of variables",
    "Tables.shifts": "differences of two tables, that leave open which",
}


def _dataclasses() -> Iterator[type]:
    for module in pkgutil.walk_packages(wellbeing.__path__, "wellbeing."):
        if module.name.startswith(ROOTS):
            for found in vars(importlib.import_module(module.name)).values():
                if inspect.isclass(found) and dataclasses.is_dataclass(found) and found.__module__ == module.name:
                    yield found


def _printed() -> set[str]:
    return {
        f"{found.__name__}.{field.name}"
        for found in _dataclasses()
        for field in dataclasses.fields(found)
        if field.repr and "Callable" not in str(field.type) and HOLDS.search(str(field.type))
    }


def test_no_dataclass_prints_what_it_holds_of_contributions() -> None:
    assert sorted(_printed()) == sorted(PRINTED)


SUMS = b"sums of an area"
BATCH = StoredBatch(period="2026-Q1", area=("IE04",), contributions=10, schema="WB_NAT_1", void=False, sums=SUMS)


@pytest.mark.parametrize(
    "held",
    [
        BATCH,
        OpenedYear(period=Period(year=2026), batches=(BATCH,)),
        BatchSum(("IE04",), 10, SUMS),
    ],
)
def test_what_holds_sums_says_everything_but_them(held: object) -> None:
    assert SUMS.decode() not in repr(held) + str(held)
    assert type(held).__name__ in repr(held)


def test_a_preview_says_nothing_of_what_it_was_made_from() -> None:
    hidden = {field.name for field in dataclasses.fields(national.Preview) if not field.repr}
    assert hidden == {"gathered"}
