"""What is kept about one officer as a file to take along: JSON by a published schema.

The form is described in docs/formats/officer-record.md; the schema beside it is made from these types.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

FORMAT, VERSION = "wellbeing officer record", 1

Record = dict[str, Any]
Columns = Mapping[str, Sequence[str]]
"""The columns of each table, by its name."""

_Cell = str | int | None
_ONCE = ("officer", "case_", "incident")
"""Tables of which each case has exactly one record; the officer stands once for all cases."""


class Correction(msgspec.Struct, forbid_unknown_fields=True):
    """What stood in a field before it was corrected; `case` is a uid, or null where it is about the officer."""

    what: str
    before: str
    at: str
    case: str | None


class Restriction(msgspec.Struct, forbid_unknown_fields=True):
    """Records that are kept and not used; `ground` is a word of GDPR Art. 18(1)."""

    ground: str
    since: str
    lifted_at: str | None


class Hold(msgspec.Struct, forbid_unknown_fields=True):
    """Nothing is erased until the end of the day `until`."""

    reason: str
    until: str
    set_at: str
    lifted_at: str | None


class Left(msgspec.Struct, forbid_unknown_fields=True):
    """A paper or file that left: to whom where that is known, what it carried, and where it was saved."""

    kind: str
    carrier: str
    at: str
    case: str
    to: str | None
    carried: list[str]
    place: str | None


class HandedOver(msgspec.Struct, forbid_unknown_fields=True):
    """A case that went to another representative, or came from one."""

    way: str
    representative: str
    basis: str
    at: str
    case: str


class Access(msgspec.Struct, forbid_unknown_fields=True):
    """An entry of the access log: the vault was opened (`about` is null), or something was done with a record."""

    at: str
    action: str
    words: str
    about: str | None


def form(columns: Columns) -> type[msgspec.Struct]:
    """The type of the whole file for these tables."""
    rows = {
        name: msgspec.defstruct(name, [(column, _Cell) for column in names], forbid_unknown_fields=True)
        for name, names in columns.items()
    }
    inside = [(name, row if name in _ONCE else list[row]) for name, row in rows.items() if name != "officer"]  # type: ignore[valid-type]
    case = msgspec.defstruct("Case", inside, forbid_unknown_fields=True)
    return msgspec.defstruct(
        "OfficerRecord",
        [
            ("format", str),
            ("version", int),
            ("made_at", str),
            ("language", str),
            ("officer", rows["officer"]),
            ("mark", str | None),
            ("cases", list[case]),  # type: ignore[valid-type]
            ("corrections", list[Correction]),
            ("restrictions", list[Restriction]),
            ("holds", list[Hold]),
            ("left", list[Left]),
            ("handed_over", list[HandedOver]),
            ("access", list[Access]),
        ],
        forbid_unknown_fields=True,
    )


def schema(columns: Columns) -> dict[str, Any]:
    """The published JSON schema."""
    made = msgspec.json.schema(form(columns))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def write_json(record: Record, columns: Columns) -> bytes:
    """The bytes of the file. Raises msgspec.ValidationError where `record` is not of the form: a bug of ours."""
    whole: Record = {"format": FORMAT, "version": VERSION, **record}
    msgspec.convert(whole, form(columns))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
