"""Reading a file of linked tables, strictly: one sentence with its path for whatever is wrong in it."""

import json
import re
from collections import Counter
from typing import Any, NoReturn

import msgspec

from wellbeing.anonymise.linked.document import MOST_COUNT, Given
from wellbeing.anonymise.linked.trees import shown
from wellbeing.errors import Refused
from wellbeing.language import _

MOST_BYTES = 256_000_000
MOST_CELLS = 1_000_000
MOST_DIMENSIONS = 16
MOST_CODES = 100_000
MOST_RELEASES = 100
MOST_BRACKETS, MOST_COMMAS = 6_000_000, 25_000_000
"""As many as so many cells may have. So many bytes could hold far more, and read each takes many times its size."""

_NOT_JSON = _("This is not a JSON file in UTF-8.")
_TOO_LARGE = _("The file is larger than {most} million bytes.")
_TOO_FULL = _("The file has more than {brackets} million brackets or {commas} million commas.")
_TOO_MANY = _("{path}: there are more than {most}.")
_TWICE = _("The name “{name}” stands twice in the same place.")
_NO_COUNT = _("{path}: a count is a whole number from 0 to {most}.")
_UNKNOWN_FIELD = _("{path}: “{name}” is not known here.")
_MISSING_FIELD = _("{path}: “{name}” is missing.")
_OTHERWISE = _("{path}: this does not have the form that docs/formats/protect.md describes.")

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""How half a character is written as an escape; two make a whole one."""
_AT = re.compile(r" - at `\$?\.?(.*?)`$")
_NAMED = re.compile(r"field `(.+?)`")
_COUNTS = re.compile(r"(?:\.|^)(?:value|officers|representatives)$")


def read(content: bytes) -> Given:
    """The tables of a file. Raises Refused for a file that does not have the form; what its cells say is not
    looked at here."""
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE, most=MOST_BYTES // 1_000_000)
    if content.count(b"{") + content.count(b"[") > MOST_BRACKETS or content.count(b",") > MOST_COMMAS:
        raise Refused(_TOO_FULL, brackets=MOST_BRACKETS // 1_000_000, commas=MOST_COMMAS // 1_000_000)
    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant)
        if _HALF.search(content):
            json.dumps(data, ensure_ascii=False).encode()  # half a character is a UnicodeEncodeError, a pair is none
    except (ValueError, RecursionError) as error:
        raise Refused(_NOT_JSON) from error
    try:
        given = msgspec.convert(data, Given)
    except msgspec.ValidationError as error:
        raise _told(str(error)) from error
    _refuse_too_many(given)
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen = Counter(name for name, _value in pairs)
        raise Refused(_TWICE, name=shown(seen.most_common(1)[0][0]))
    return found


def _no_constant(_name: str) -> NoReturn:
    raise ValueError("not JSON")


def _told(message: str) -> Refused:
    at = _AT.search(message)
    path = at[1] if at else ""
    named = _NAMED.search(message)
    place = path or "file"
    if named and "unknown field" in message:
        return Refused(_UNKNOWN_FIELD, field=path, path=place, name=shown(named[1]))
    if named and "missing required" in message:
        return Refused(_MISSING_FIELD, field=path, path=place, name=named[1])
    if _COUNTS.search(path):
        return Refused(_NO_COUNT, field=path, path=path, most=MOST_COUNT)
    return Refused(_OTHERWISE, field=path, path=place)


def _refuse_too_many(given: Given) -> None:
    counted = [
        ("hierarchies", len(given.hierarchies), MOST_DIMENSIONS),
        ("earlier", len(given.earlier), MOST_RELEASES),
        ("cells", len(given.cells) + sum(len(past.cells) for past in given.earlier), MOST_CELLS),
        *((f"hierarchies.{name}", len(parents), MOST_CODES) for name, parents in given.hierarchies.items()),
    ]
    for path, number, most in counted:
        if number > most:
            raise Refused(_TOO_MANY, field=path, path=path, most=most)
