"""The ledger: nothing unpublished in it, and no entry changed, removed or moved unseen."""

import datetime as dt

import pytest

from tests.anonymise.examples import SCHEMA, YEAR, alike, random_cases
from wellbeing.anonymise.compose import compose
from wellbeing.anonymise.count import count
from wellbeing.anonymise.detail import Detailed
from wellbeing.anonymise.ledger import START, LedgerEntry, next_entry, read_ledger
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.protect import protect
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.share import Band
from wellbeing.errors import Tampered


def release(period: Period = YEAR) -> Release:
    cases = [*random_cases(5, 150, 80), *alike(40, 1000, alone="Y")]
    found = Detailed(protected=protect(count(SCHEMA, cases, period)), failed={})
    return compose(found, counted_share=Band.FROM_90, program="1.2", released_on=dt.date(2027, 1, 4))


def chain(length: int) -> list[LedgerEntry]:
    entries: list[LedgerEntry] = []
    for number in range(length):
        entries.append(next_entry(release(Period(year=2026 + number)), entries[-1] if entries else None))
    return entries


def test_an_entry_says_what_was_published_and_what_was_withheld() -> None:
    found = release()
    entry = next_entry(found, None)
    assert entry.previous == START
    assert entry.published() == found.published()
    assert all(cell.value is None for cell in entry.cells if cell.state is not State.VALUE)
    assert any(cell.state is State.HIDDEN for cell in entry.cells)


def test_entries_come_back_from_their_bytes() -> None:
    entries = chain(3)
    assert list(read_ledger([entry.canonical() for entry in entries])) == entries
    assert next_entry(release(), None).canonical() == next_entry(release(), None).canonical()


def test_a_missing_moved_or_changed_entry_is_found() -> None:
    raw = [entry.canonical() for entry in chain(3)]
    digit = raw[0].index(b'"value"') if b'"value"' in raw[0] else raw[0].rindex(b"]")
    damaged = [
        raw[1:],
        [raw[0], raw[2]],
        [raw[1], raw[0], raw[2]],
        [raw[0], raw[0], raw[1]],
        [raw[0].replace(b'"1.2"', b'"1.3"'), *raw[1:]],
        [raw[0][:digit] + raw[0][digit + 1 :], *raw[1:]],
        [b" " + raw[0], *raw[1:]],
        [b"", *raw],
    ]
    for stored in damaged:
        with pytest.raises(Tampered):
            read_ledger(stored)
