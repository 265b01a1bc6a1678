"""Words in lines of a given room. What is measured by it and drawn by it can't differ, so that nothing is cut off."""

import unicodedata
from collections.abc import Callable, Iterator

_VOWELS = frozenset("aeiouyæœøαεηιουωаеёиоуыэюяіїєъ")
_TOGETHER = ("sch", "ch", "ck", "ph", "th", "sh")
"""Signs of one sound, which stay in one line."""
_HYPHEN = "-"


def broken(words: str, fits: Callable[[str], bool]) -> list[str]:
    """The lines of `words`: broken at spaces and after hyphens, and within a word only where it is wider than a line.

    `fits` says of a text whether a line has room for it. Spaces that don't break stay, such as those of numbers.
    """
    lines = list[str]()
    for part in words.split("\n"):
        if fits(part):
            lines.append(part)
            continue
        line = ""
        for piece, is_joined in _pieces(part):
            longer = line + piece if is_joined or not line else f"{line} {piece}"
            if fits(longer):
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _within(piece, fits)
            lines += full
        lines.append(line)
    return lines


def longest_piece(words: str, across: Callable[[str], int]) -> int:
    """How wide the widest piece is that is not broken without need, by `across`, the width of a text."""
    return max((across(piece) for part in words.split("\n") for piece, _joined in _pieces(part)), default=0)


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """What stands in one line, and whether it follows the piece before it without a space."""
    for word in _words(words):
        is_joined, begin = False, 0
        for at in range(1, len(word) - 1):
            if word[at] == _HYPHEN and word[at - 1].isalpha() and word[at + 1].isalpha():
                yield word[begin : at + 1], is_joined
                is_joined, begin = True, at + 1
        if word[begin:]:
            yield word[begin:], is_joined


def _words(words: str) -> Iterator[str]:
    """A sign alone stays with the word after it, which it is about."""
    sign = ""
    for word in words.split(" "):
        if word and not any(letter.isalnum() for letter in word):
            sign += word + " "
        elif word:
            yield sign + word
            sign = ""
    yield sign.rstrip()


def _within(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The lines of one word."""
    lines = list[str]()
    while not fits(word) and len(word) > 1:
        at = max((at for at in range(1, len(word)) if fits(word[:at] + _HYPHEN)), default=1)
        at = max((one for one in _syllables(word) if one <= at), default=at)
        lines.append(word[:at] + _HYPHEN)
        word = word[at:]
    return [*lines, word]


def _syllables(word: str) -> Iterator[int]:
    """Where a word may be divided: before a consonant that a vowel follows. Right for most words of most languages."""
    bare = "".join(unicodedata.normalize("NFKD", sign)[0].lower() for sign in word)
    for at in range(2, len(bare) - 1):
        if bare[at].isalpha() and bare[at] not in _VOWELS and bare[at + 1] in _VOWELS:
            begin = at + 1 - max((len(one) for one in _TOGETHER if bare[: at + 1].endswith(one)), default=1)
            if begin >= 2 and not _VOWELS.isdisjoint(bare[:begin]):
                yield begin
