"""What chance makes of bytes and of text: no knowledge of any format."""

from random import Random

_ODD_NUMBERS = (
    *(value.to_bytes(size, "little") for size in (1, 2, 4, 8) for value in (0, 1, 2 ** (8 * size - 1),
    2 ** (8 * size) - 1)),
    *(value.to_bytes(4, "big") for value in (1, 2**31 - 1, 2**31, 2**32 - 1)),
)  # fmt: skip
TOKENS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n", b"\n", b"\t", b" ", b"-", b"--", b"[", b"{", b"}", b"]",
    b'"', b'""', b"'", b"\\", b"%s", b"{0}", b"{x.y}", b"../", b"&a", b"*a", b"!!python/object:os.system ", b"<<: ",
    b"? ", b": ", b"- ", b"| ", b"null", b"true", b"NaN", b"1e999", b"-1", b"0", b"007", b"9" * 25,
    b"18446744073709551616",
    b"2026-02-30", b"0000-00-00", b"9999-12-31T23:59:60Z", b"\\ud800", b"\xed\xa0\x80", b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    "²".encode(), "٣".encode(), "İ".encode(), "ß".encode(), "\u202e".encode(), "\u2028".encode(), "\u00a0".encode(),
    "e\u0301".encode(), "\U0001f468\u200d\U0001f469".encode(), b"=1+1", b"@", b"AND", b"NEAR(", b"*", b"^", b"%", b"_",
)  # fmt: skip
_LONGEST_RUN = 20_000


def BYTES(content: bytes, other: bytes, chance: Random) -> bytes:
    """One to four changes anywhere."""
    for _change in range(chance.choice((1, 1, 1, 2, 3, 4))):
        content = chance.choice(_ANYWHERE)(content, other, chance)
    return content


def TEXT(content: bytes, other: bytes, chance: Random) -> bytes:
    """One to four changes between words: words left out, doubled, exchanged, replaced by odd ones."""
    words = content.split(b" ")
    for _change in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(words))
        match chance.randrange(6):
            case 0:
                words[at : at + 1] = [] if len(words) > 1 else [b""]
            case 1:
                words.insert(at, words[chance.randrange(len(words))])
            case 2:
                words[at] = chance.choice(other.split(b" "))
            case 3:
                words[at] = chance.choice(TOKENS)
            case 4:
                words[at] += chance.choice(TOKENS)
            case _:
                words[at] = words[at][:2000] * chance.choice((0, 2, 3, 40))
    return b" ".join(words)


def _place(content: bytes, chance: Random) -> int:
    """Anywhere, but as often near the beginning or the end, where headers and frames are."""
    spread = chance.choice((40, 400, len(content)))
    at = chance.randrange(min(spread, len(content)) + 1)
    return at if chance.random() < 0.7 else len(content) - at


def _flipped(content: bytes, _other: bytes, chance: Random) -> bytes:
    if not content:
        return b"\x00"
    changed = bytearray(content)
    changed[min(_place(content, chance), len(content) - 1)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    return content[:at] if chance.random() < 0.5 else content[:at] + content[at + chance.choice((1, 2, 4, 16, 200)) :]


def _doubled(content: bytes, _other: bytes, chance: Random) -> bytes:
    at = _place(content, chance)
    part = content[at : at + chance.choice((1, 4, 16, 200))]
    return content[:at] + part * chance.choice((2, 2, 3, 30)) + content[at:]


def _moved(content: bytes, _other: bytes, chance: Random) -> bytes:
    at, to, length = _place(content, chance), _place(content, chance), chance.choice((1, 4, 16, 200))
    part, rest = content[at : at + length], content[:at] + content[at + length :]
    return rest[:to] + part + rest[to:]


def _spliced(content: bytes, other: bytes, chance: Random) -> bytes:
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _numbered(content: bytes, _other: bytes, chance: Random) -> bytes:
    at, number = _place(content, chance), chance.choice(_ODD_NUMBERS)
    return content[:at] + number + content[at + len(number) :]


def _worded(content: bytes, _other: bytes, chance: Random) -> bytes:
    at, word = _place(content, chance), chance.choice(TOKENS)
    return content[:at] + word + content[at + chance.choice((0, 0, 1, len(word))) :]


def _noise(content: bytes, _other: bytes, chance: Random) -> bytes:
    at, noise = _place(content, chance), chance.randbytes(chance.choice((1, 2, 4, 16, 64)))
    return content[:at] + noise + content[at + len(noise) :]


def _long_run(content: bytes, other: bytes, chance: Random) -> bytes:
    """Rare: it is what makes a slow reader slow, and every run slower."""
    if chance.random() < 0.95:
        return _worded(content, other, chance)
    at, word = _place(content, chance), chance.choice(TOKENS)
    return content[:at] + word * (chance.randrange(1, _LONGEST_RUN) // len(word)) + content[at:]


_ANYWHERE = (_flipped, _flipped, _cut, _doubled, _moved, _spliced, _numbered, _worded, _worded, _noise, _long_run)
