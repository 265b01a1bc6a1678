"""Changes inside YAML and CSV that keep them readable: lines and cells exchanged, left out, doubled, put deeper."""

from random import Random

_YAML_VALUES = (
    b"", b" null", b" true", b" no", b" 0", b" -1", b" 007", b" 1e9", b" 99999999999999999999", b" 2026-02-30", b" []",
    b" {}", b" [a, b]", b" {a: b}", b" &a x", b" *a", b" !!int 3", b" !t x", b" |\n", b" >-\n", b' ""', b" ''",
    b' "\\ud800"',
    b' "\\0"', b' "\\u202e"', b" {x}", b" '{x.y}'", b" 'a\n\nb'", b" \xc3\xa9", b" - x", b" ? x", b" x: y",
    b" " + b"[" * 40,
    b" " + b"w" * 5000,
)  # fmt: skip
_CELLS = (
    b"", b" ", b'"', b'""', b'"a', b'a"b', b'"a\nb"', b'"a;b,c"', b"0", b"-1", b"1e9", b"NaN", b"_T", b"A", b"Q",
    b"03.04.2022",
    b"2022-02-30", b"24:00", b"99999999999999999999", "²".encode(), "٣".encode(), b"\xe4", b"\xff", b"\x00", b"=1+1",
    b"x" * 40_000, b"\r", b"\t", b"|",
)  # fmt: skip


def YAML(content: bytes, other: bytes, chance: Random) -> bytes:
    """One to four changes by whole lines, their depth, their keys and their values."""
    lines = content.split(b"\n")
    for _change in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        line = lines[at]
        match chance.randrange(8):
            case 0:
                del lines[at : at + chance.choice((1, 1, 3))]
                lines = lines or [b""]
            case 1:
                lines.insert(chance.randrange(len(lines) + 1), line)
            case 2:
                lines[at] = b" " * chance.choice((1, 2, 2, 4, 40)) + line
            case 3:
                lines[at] = line[chance.choice((1, 2, 2, 4)) :]
            case 4:
                lines[at] = line.partition(b":")[0] + b":" + chance.choice(_YAML_VALUES)
            case 5:
                lines[at] = _renamed(line, chance)
            case 6:
                lines[at] = chance.choice(other.split(b"\n"))
            case _:
                lines[at : at + 1] = [line] * chance.choice((2, 50))
    return b"\n".join(lines)


def _renamed(line: bytes, chance: Random) -> bytes:
    key, colon, value = line.partition(b":")
    bare = key.lstrip(b" -")
    name = chance.choice((b"x", b"", b"<<", b"? a", b'"a b"', b"name", bare[:-1], bare + b"s"))
    return key[: len(key) - len(bare)] + name + colon + value


def CSV(content: bytes, other: bytes, chance: Random) -> bytes:
    """One to four changes by whole lines and cells."""
    delimiter = chance.choice((b",", b";", b"\t")) if chance.random() < 0.1 else _delimiter(content)
    lines = content.split(b"\n")
    for _change in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        cells = lines[at].split(delimiter)
        place = chance.randrange(len(cells))
        match chance.randrange(7):
            case 0:
                del lines[at]
                lines = lines or [b""]
                continue
            case 1:
                lines.insert(chance.randrange(len(lines) + 1), lines[at])
                continue
            case 2:
                cells[place] = chance.choice(_CELLS)
            case 3:
                cells.insert(place, chance.choice(_CELLS))
            case 4:
                del cells[place]
            case 5:
                cells[place] = chance.choice(chance.choice(other.split(b"\n")).split(delimiter))
            case _:
                cells[place] = cells[place][:-1] + chance.choice((b"", b"0", b" "))
        lines[at] = delimiter.join(cells)
    return b"\n".join(lines)


def _delimiter(content: bytes) -> bytes:
    first = content.partition(b"\n")[0]
    return max((b",", b";", b"\t"), key=first.count)
