"""The access log as a file: what was done when, with random ids, as CSV or JSON."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = ("number", "at", "action", "words", "id")

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry. `at` is aware; `words` says the action in the reader's language; `id` may be empty."""

    number: int
    at: dt.datetime
    action: str
    words: str
    id: str


def write_csv(lines: Iterable[Line]) -> bytes:
    """The bytes of a CSV file (RFC 4180, UTF-8) with one row per entry and moments in UTC."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([line.number, _utc(line.at), *map(disarmed, (line.action, line.words, line.id))])
    return out.getvalue().encode("utf-8")


def write_json(lines: Iterable[Line]) -> bytes:
    """The bytes of a JSON file: a list with one object per entry and moments in UTC; no id is null."""
    rows = [
        {"number": line.number, "at": _utc(line.at), "action": line.action, "words": line.words, "id": line.id or None}
        for line in lines
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def disarmed(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return "'" + text if text.startswith(_STARTS_A_FORMULA) else text


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
