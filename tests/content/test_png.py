"""The reader of logos: every kind that it takes as another program reads it, everything else in a sentence."""

import io
import struct
import zlib
from random import Random

import pytest
from PIL import Image

from wellbeing.content import png
from wellbeing.content.png import Picture
from wellbeing.errors import Refused


def file(header: tuple[int, ...], rows: bytes, *more: bytes) -> bytes:
    """A PNG with this header (width, height, depth, kind, packing, filtering, interlacing) and these rows."""
    packed = png.chunk(b"IDAT", zlib.compress(rows))
    return b"".join(
        (png.SIGNATURE, png.chunk(b"IHDR", struct.pack(">IIBBBBB", *header)), *more, packed, png.chunk(b"IEND", b""))
    )


def drawn(mode: str, width: int, height: int) -> Image.Image:
    """Noise beside a slope: every filter has something to do."""
    chance = Random(7)
    image = Image.new("RGBA", (width, height))
    image.putdata(
        [
            (x * 5 % 256, y * 7 % 256, chance.randrange(256), min(255, x * y)) if x % 2 else (x, y, 90, 255)
            for y in range(height)
            for x in range(width)
        ]
    )
    return image.convert("RGB").quantize(16) if mode == "P" else image.convert(mode)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_every_kind_is_read_as_another_program_reads_it(mode: str) -> None:
    image = drawn(mode, 61, 37)
    content = io.BytesIO()
    image.save(content, "PNG")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    white.alpha_composite(image.convert("RGBA"))
    read = png.read(content.getvalue())
    assert (read.width, read.height) == image.size
    expected = white.convert("RGB").tobytes()
    assert max(abs(a - b) for a, b in zip(read.points, expected, strict=True)) <= 1


@pytest.mark.parametrize("kind", range(5))
def test_every_filter_is_undone(kind: int) -> None:
    rows = bytes([kind, 10, 20, 30, 40, 50, 60, kind, 1, 2, 3, 4, 5, 6])
    content = file((2, 2, 8, 2, 0, 0, 0), rows)
    with Image.open(io.BytesIO(content)) as image:
        assert png.read(content).points == image.tobytes()


def test_what_is_kept_holds_nothing_but_the_points() -> None:
    hidden = png.chunk(b"tEXt", b"Author\0Ada Officer")
    content = file((1, 1, 8, 2, 0, 0, 0), b"\0abc", hidden)
    kept = png.written(png.read(content))
    assert b"Ada" in content
    assert b"Ada" not in kept
    assert png.read(kept) == Picture(width=1, height=1, points=b"abc")
    with Image.open(io.BytesIO(kept)) as image:
        assert image.tobytes() == b"abc"


WRONG = {
    "nothing": b"",
    "another format": b"\xff\xd8\xff\xe0 JFIF",
    "cut off": file((1, 1, 8, 2, 0, 0, 0), b"\0abc")[:-5],
    "a wrong sum": file((1, 1, 8, 2, 0, 0, 0), b"\0abc").replace(b"IEND", b"IENd"),
    "too few points": file((2, 2, 8, 2, 0, 0, 0), b"\0abc"),
    "too many points": file((1, 1, 8, 2, 0, 0, 0), b"\0abcdef"),
    "no size": file((0, 1, 8, 2, 0, 0, 0), b""),
    "an unknown filter": file((1, 1, 8, 2, 0, 0, 0), b"\5abc"),
    "too wide": file((png.MOST_WIDE + 1, 1, 8, 0, 0, 0, 0), bytes(png.MOST_WIDE + 2)),
    "a bomb of size": file((2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0), b""),
    "a bomb of points": file((1, 1, 8, 2, 0, 0, 0), bytes(50_000_000)),
    "interlaced": file((1, 1, 8, 2, 0, 0, 1), b"\0abc"),
    "16 bits": file((1, 1, 16, 2, 0, 0, 0), b"\0abcdef"),
    "no palette": file((1, 1, 8, 3, 0, 0, 0), b"\0\0"),
    "beyond the palette": file((1, 1, 8, 3, 0, 0, 0), b"\0\1", png.chunk(b"PLTE", b"abc")),
    "too many bytes": png.SIGNATURE + bytes(png.MOST_BYTES),
}


@pytest.mark.parametrize("name", WRONG)
def test_everything_else_is_refused_beside_its_field(name: str) -> None:
    with pytest.raises(Refused) as refused:
        png.read(WRONG[name])
    assert refused.value.field == "logo"
