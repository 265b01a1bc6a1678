"""Reads the PNG files that a union's logo comes as (ISO/IEC 15948), and writes the plain ones that are kept.

The file may come from anywhere, so nobody else's decoder sees it. Sizes are checked before anything is unpacked, and
unpacking stops at the size that the header named. What is not needed for the points (text, times, places, profiles) is
not read; transparent points stand on white, as on paper. Interlaced files and 16 bits a sample are refused.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wellbeing.errors import Refused
from wellbeing.language import _

MOST_BYTES = 1_000_000
MOST_WIDE, MOST_HIGH = 1000, 500
"""Points: more than a letterhead shows at 300 to the inch."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
NO_PNG = _("This file is no PNG picture that can be read. Please save the logo as a PNG again, and choose that.")
TOO_LARGE = _("This picture is too large. It may have up to {width} by {height} points, and one megabyte.")
OTHER_KIND = _("This kind of PNG is not supported. Please save the logo without interlacing, with 8 bits a colour.")

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a point, by the kind of colour: grey, colour, palette, grey and colour with transparency."""
_DEPTHS = {0: (1, 2, 4, 8), 2: (8,), 3: (1, 2, 4, 8), 4: (8,), 6: (8,)}
_PALETTE = 3
_WHITE = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`points` are red, green and blue, a byte each, row by row from the top. Nothing else of the file is in it."""

    width: int
    height: int
    points: bytes


@dataclass(frozen=True, slots=True)
class _Header:
    width: int
    height: int
    depth: int
    kind: int

    @property
    def row(self) -> int:
        """Bytes of a row, without the one that names its filter."""
        return (self.width * self.depth * _SAMPLES[self.kind] + 7) // 8

    @property
    def step(self) -> int:
        """Bytes between a sample and the one on its left."""
        return max(1, self.depth * _SAMPLES[self.kind] // 8)


def read_file(path: Path) -> Picture:
    """The picture in a file. Raises Refused as `read`, and where the file can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(_("The file can't be read. Please choose another one."), field="logo") from error
    return read(content)


def read(content: bytes) -> Picture:
    """The picture. Raises Refused where it is none, too large, or of a kind that is not supported."""
    if len(content) > MOST_BYTES:
        raise _too_large()
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise Refused(NO_PNG, field="logo")
    header = _header(chunks[0][1])
    packed = b"".join(data for name, data in chunks if name == b"IDAT")
    first = dict(reversed(chunks))
    palette, clear = first.get(b"PLTE", b""), first.get(b"tRNS", b"")
    if header.kind == _PALETTE and (not palette or len(palette) % 3):
        raise Refused(NO_PNG, field="logo")
    rows = _unfiltered(_unpacked(packed, header.height * (header.row + 1)), header)
    points = b"".join(_points(row, header, palette, clear) for row in rows)
    return Picture(width=header.width, height=header.height, points=points)


def _too_large() -> Refused:
    return Refused(TOO_LARGE, field="logo", width=MOST_WIDE, height=MOST_HIGH)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of every chunk whose sum is right."""
    if not content.startswith(SIGNATURE):
        raise Refused(NO_PNG, field="logo")
    at = len(SIGNATURE)
    while at < len(content):
        if at + 12 > len(content):
            raise Refused(NO_PNG, field="logo")
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise Refused(NO_PNG, field="logo")
        data = content[at + 8 : end - 4]
        if zlib.crc32(name + data) != struct.unpack_from(">I", content, end - 4)[0]:
            raise Refused(NO_PNG, field="logo")
        yield name, data
        at = end


def _header(data: bytes) -> _Header:
    if len(data) != 13:
        raise Refused(NO_PNG, field="logo")
    width, height, depth, kind, packing, filtering, interlaced = struct.unpack(">IIBBBBB", data)
    if not width or not height or packing or filtering:
        raise Refused(NO_PNG, field="logo")
    if width > MOST_WIDE or height > MOST_HIGH:
        raise _too_large()
    if interlaced or depth not in _DEPTHS.get(kind, ()):
        raise Refused(OTHER_KIND, field="logo")
    return _Header(width, height, depth, kind)


def _unpacked(packed: bytes, size: int) -> bytes:
    """Exactly `size` bytes; unpacking never goes on beyond them."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(packed, size + 1)
    except zlib.error as error:
        raise Refused(NO_PNG, field="logo") from error
    if len(unpacked) != size:
        raise Refused(NO_PNG, field="logo")
    return unpacked


def _unfiltered(content: bytes, header: _Header) -> Iterator[bytes]:
    """Every row as it is: filters 0 to 4 name what a sample is the difference from."""
    size, step = header.row, header.step
    above = bytes(size)
    for start in range(0, len(content), size + 1):
        kind, row = content[start], bytearray(content[start + 1 : start + 1 + size])
        if kind > 4:
            raise Refused(NO_PNG, field="logo")
        if kind == 1:
            for i in range(step, size):
                row[i] = (row[i] + row[i - step]) & 255
        elif kind == 2:
            row = bytearray((x + up) & 255 for x, up in zip(row, above, strict=True))
        elif kind == 3:
            for i in range(size):
                left = row[i - step] if i >= step else 0
                row[i] = (row[i] + (left + above[i]) // 2) & 255
        elif kind == 4:
            _undo_paeth(row, above, step)
        above = bytes(row)
        yield above


def _undo_paeth(row: bytearray, above: bytes, step: int) -> None:
    """Each sample is the difference from that of its neighbours (left, above, corner) which lies nearest."""
    for i, up in enumerate(above):
        left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
        to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
        near = left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
        row[i] = (row[i] + near) & 255


def _points(row: bytes, header: _Header, palette: bytes, clear: bytes) -> bytes:
    """The row in red, green and blue, on white."""
    samples = row if header.depth == 8 else _spread(row, header)
    if header.kind == 2:
        return row
    if header.kind == 6:
        return _on_white(row[0::4], row[1::4], row[2::4], row[3::4])
    if header.kind == 4:
        return _on_white(row[0::2], row[0::2], row[0::2], row[1::2])
    if header.kind == 0:
        most = (1 << header.depth) - 1
        grey = samples if most == 255 else bytes(sample * 255 // most for sample in samples)
        return b"".join(bytes((g, g, g)) for g in grey)
    if max(samples) >= len(palette) // 3:
        raise Refused(NO_PNG, field="logo")
    colours = [_on_white(palette[i : i + 1], palette[i + 1 : i + 2], palette[i + 2 : i + 3], clear[i // 3 : i // 3 + 1]
                         or b"\xff") for i in range(0, len(palette), 3)]  # fmt: skip
    return b"".join(colours[sample] for sample in samples)


def _spread(row: bytes, header: _Header) -> bytes:
    """Samples of 1, 2 or 4 bits, a byte each."""
    depth = header.depth
    shifts, most = range(8 - depth, -1, -depth), (1 << depth) - 1
    return bytes(byte >> shift & most for byte in row for shift in shifts)[: header.width]


def _on_white(red: bytes, green: bytes, blue: bytes, opaque: bytes) -> bytes:
    mixed = bytearray(3 * len(red))
    for place, colour in enumerate((red, green, blue)):
        mixed[place::3] = bytes((c * a + _WHITE * (255 - a) + 127) // 255 for c, a in zip(colour, opaque, strict=True))
    return bytes(mixed)


def written(picture: Picture) -> bytes:
    """The picture as a PNG of 8-bit colour without filters, which `read` takes apart without any work."""
    size = 3 * picture.width
    rows = b"".join(b"\0" + picture.points[at : at + size] for at in range(0, len(picture.points), size))
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(name, data) for name, data in chunks)


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk with its length and its sum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
