"""Changes inside JSON and MessagePack: what comes out is well-formed,
so that the reader behind the parser is reached."""

import copy
import functools
import json
from random import Random
from typing import Any

import msgspec

_DEEP: Any = json.loads("[" * 60 + "]" * 60)
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 9, 10_000, 2**31, 2**53, 2**63 - 1, -(2**63), 0.5, -0.0, 1e300,
    "", " ", "a", "\x00", "ß", "İ", "²", "٣", "\u202e", "\U0001f468\u200d\U0001f469", "x" * 300, "x" * 70_000,
    "2026-02-30", "2026-13-01", "0000-00-00", "2026-01-01T00:00:00", "2026-Q9", "9999-imported", "zz", "abc", "00",
    "{x}", "{0.__class__}", "%s", "../../x", "=1+1", "<!ENTITY", "true", "null", "1", "-1", "1e5", "$", "a.b", "`",
    [], {}, [[]], [None], [0] * 300, ["", ""], {"": ""}, {"a": {"b": {}}}, _DEEP,
)  # fmt: skip
_ONLY_IN_JSON: tuple[Any, ...] = (2**64, 10**30, -(10**30), float("nan"), float("inf"), "\ud800", "\udfff\ud800")
_ONLY_IN_MSGPACK: tuple[Any, ...] = (b"", b"\x00" * 32, b"\xff" * 33, 2**64 - 1, float("nan"), float("-inf"))


def JSON(content: bytes, other: bytes, chance: Random) -> bytes:
    """Values and names of a JSON file exchanged, left out and put in."""
    changed = _changed(_from_json(content), _from_json(other), (*_VALUES, *_ONLY_IN_JSON), chance)
    spaced = chance.choice((None, 1, 2))
    text = json.dumps(changed, ensure_ascii=chance.random() < 0.5, indent=spaced)
    return text.encode("utf-8", "surrogatepass")


def MSGPACK(content: bytes, other: bytes, chance: Random) -> bytes:
    """The same of MessagePack."""
    changed = _changed(_from_msgpack(content), _from_msgpack(other), (*_VALUES, *_ONLY_IN_MSGPACK), chance)
    return msgspec.msgpack.encode(changed)


@functools.lru_cache(maxsize=64)
def _from_json(content: bytes) -> Any:
    return json.loads(content)


@functools.lru_cache(maxsize=64)
def _from_msgpack(content: bytes) -> Any:
    return msgspec.msgpack.decode(content)


def _changed(tree: Any, other: Any, values: tuple[Any, ...], chance: Random) -> Any:
    whole = [copy.deepcopy(tree)]
    for _change in range(chance.choice((1, 1, 1, 2, 3))):
        inside, key = _somewhere(whole, chance)
        _change_at(inside, key, other, values, chance)
    return whole[0] if whole else None


def _somewhere(whole: list[Any], chance: Random) -> tuple[Any, Any]:
    """A list or dict of the tree with a place in it; deeper ones by going down by chance."""
    inside: Any = whole
    key: Any = 0
    while True:
        below = inside[key] if inside else None
        if not isinstance(below, list | dict) or not below or chance.random() < 0.15:
            return inside, key
        inside = below
        key = chance.choice(list(inside)) if isinstance(inside, dict) else chance.randrange(len(inside))


def _change_at(inside: Any, key: Any, other: Any, values: tuple[Any, ...], chance: Random) -> None:
    if not inside:
        return
    match chance.randrange(8):
        case 0 | 1 | 2:
            inside[key] = copy.deepcopy(chance.choice(values))
        case 3:
            del inside[key]
        case 4 if isinstance(inside, dict):
            inside[chance.choice(("", "x", "format", "version", "\x00", "$", "é", *map(str, inside)))] = inside.pop(key)
        case 4:
            inside.insert(key, copy.deepcopy(inside[key]))
        case 5:
            inside[key] = copy.deepcopy(_part_of(other, chance))
        case 6:
            inside[key] = _near(inside[key], chance)
        case _ if isinstance(inside, dict):
            inside[chance.choice(("", "x", "unknown", "name"))] = copy.deepcopy(chance.choice(values))
        case _:
            inside.extend([copy.deepcopy(inside[key])] * chance.choice((1, 40)))


def _part_of(tree: Any, chance: Random) -> Any:
    while isinstance(tree, list | dict) and tree and chance.random() < 0.8:
        tree = chance.choice(list(tree.values()) if isinstance(tree, dict) else tree)
    return tree


def _near(value: Any, chance: Random) -> Any:
    """Nearly the same: a limit is missed by one, a word by a sign."""
    match value:
        case bool():
            return not value
        case int():
            return value + chance.choice((-1, 1, 1000, -value, value)) if abs(value) < 2**62 else 0
        case str() | bytes() if value:
            at = chance.randrange(len(value))
            return value[:at] if chance.random() < 0.5 else value * 2
        case _:
            return [value]
