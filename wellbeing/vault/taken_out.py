"""What one deed changed, record by record, so that it can be undone: plain values, without the store."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wellbeing.vault.integrity import Heard

Key = tuple[Any, ...]
Record = Mapping[str, Any]
"""A record's columns with their values."""
Numbers = Mapping[tuple[str, int], int]
"""Records that came back under another number, by table and by the number that they had."""


@dataclass(frozen=True, slots=True)
class Form:
    """A table: its columns in the schema's order, those of its key, and the tables that its numbers lead to."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    """(column, table)"""

    def key_of(self, record: Record) -> Key:
        """What tells this record from the others of its table."""
        return tuple(record[name] for name in self.key)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a deed; None where it was not there."""

    table: str
    key: Key
    before: Record | None
    after: Record | None

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)

    def renumbered(self, form: Form, numbers: Numbers) -> "Change":
        """The same where records have another number now."""
        before, after = (_renumbered(one, self.table, form, numbers) for one in (self.before, self.after))
        shown = before if before is not None else after
        return Change(self.table, self.key if shown is None else form.key_of(shown), before, after)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A deed that can be undone: its word in the log, what it was about, what it changed, and how the cases that it
    touches stood."""

    action: str
    subject: str | None
    changes: tuple[Change, ...]
    cases: Mapping[int, str]

    def renumbered(self, form_of: Callable[[str], Form], numbers: Numbers) -> "TakenOut":
        """The same where records have another number now."""
        return replace(self, changes=tuple(one.renumbered(form_of(one.table), numbers) for one in self.changes))


def net(heard: Iterable[Heard], form_of: Callable[[str], Form]) -> tuple[Change, ...]:
    """What changed in the end, each record once. One that came and went again is not named."""
    before: dict[tuple[str, Key], Record | None] = {}
    after: dict[tuple[str, Key], Record | None] = {}
    for came, (table, *values) in heard:
        form = form_of(table)
        record = dict(zip(form.columns, values, strict=True))
        place = (table, form.key_of(record))
        before.setdefault(place, None if came else record)
        after[place] = record if came else None
    return tuple(
        Change(table, key, before[table, key], after[table, key])
        for table, key in before
        if before[table, key] != after[table, key]
    )


def _renumbered(record: Record | None, table: str, form: Form, numbers: Numbers) -> Record | None:
    if record is None:
        return None
    now = dict(record)
    for column, parent in form.parents:
        now[column] = numbers.get((parent, now[column]), now[column])
    if form.key == ("id",):
        now["id"] = numbers.get((table, now["id"]), now["id"])
    return now
