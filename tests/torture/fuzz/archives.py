"""Changes inside a zip of XML: its members changed and packed again, and members that no honest program writes."""

import functools
import io
import re
import zipfile
from random import Random

from tests.torture.fuzz.mutations import BYTES

_TAG = re.compile(rb"<[^<>]*>")
_NAMES = (
    "../x.xml",
    "/etc/x.xml",
    "xl/workbook.xml",
    "x.xml",
    "xl/sharedStrings.xml",
    "\u202ex",
    "xl/vbaProject.bin",
    "a" * 300,
)
_PIECES = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&#xd800;", b"<a>" * 3000, b"<v>1e400</v>", b"<v>-1</v>",
    b"<v>99999</v>",
    b' r="A0"', b' r="XFD1048577"', b' r="1A"', b' t="s"', b' t="d"', b' t="b"', b' t="e"', b' s="999"',
    b"<![CDATA[x]]>", b"<?x y?>",
    b"<f>1+1</f>", b"<is><t>x</t></is>", b'<dimension ref="A1:XFD1048576"/>', b"\x00", b"\xff\xfe",
    b"<v>2958466</v>", b"<v>x</v>",
)  # fmt: skip
_BOMB = b"<c><v>1</v></c>" * 200_000
"""About 3 MB that a zip makes into a few kilobytes. Reading takes time in proportion, 3 s for each million cells; how
many there may be is limited by figures of the reader's own, which have tests of theirs."""


def XLSX(content: bytes, _other: bytes, chance: Random) -> bytes:
    """One or two members of an XLSX file changed, and everything packed again."""
    members = dict(_members(content))
    for _change in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(members))
        match chance.randrange(10):
            case 0:
                del members[name]
                if not members:
                    members[name] = b""
            case 1:
                members[chance.choice(_NAMES)] = members[name]
            case 2 if chance.random() < 0.02:
                members[name] = members[name].replace(b"<sheetData>", b"<sheetData>" + _BOMB, 1)
            case 2 | 3:
                members[name] = BYTES(members[name], members[name], chance)
            case _:
                members[name] = _with_another_tag(members[name], chance)
    packed = _packed(members, chance)
    return BYTES(packed, packed, chance) if chance.random() < 0.1 else packed


def _with_another_tag(content: bytes, chance: Random) -> bytes:
    """A tag left out, doubled, exchanged with another one, or with something odd in it."""
    tags = [found.span() for found in _TAG.finditer(content)]
    if not tags:
        return content
    start, end = chance.choice(tags)
    tag = content[start:end]
    match chance.randrange(5):
        case 0:
            return content[:start] + content[end:]
        case 1:
            return content[:end] + tag * chance.choice((1, 2, 500)) + content[end:]
        case 2:
            other_start, other_end = chance.choice(tags)
            return content[:start] + content[other_start:other_end] + content[end:]
        case 3:
            return content[:end] + chance.choice(_PIECES) + content[end:]
        case _:
            return content[: end - 1] + chance.choice(_PIECES) + content[end - 1 :]


@functools.lru_cache(maxsize=16)
def _members(content: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _packed(members: dict[str, bytes], chance: Random) -> bytes:
    how = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
