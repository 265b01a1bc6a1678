"""Whether a text names somebody: for pointing out that a note to one case names an officer of another."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 3
"""A shorter part of a name is as often an ordinary word."""


def names(text: str, name: str) -> bool:
    """Whether `text` holds the whole of `name`, in any case of letters, or a part of it that is written as a name.

    A part counts where it has three letters or more and begins with a capital, as it does in the name.
    """
    written = _WORD.findall(text)
    parts = _WORD.findall(name)
    folded, whole = [word.casefold() for word in written], [part.casefold() for part in parts]
    if len(whole) > 1 and any(folded[at : at + len(whole)] == whole for at in range(len(folded))):
        return True
    told = {part for part in parts if len(part) >= _SHORTEST and part[0].isupper()}
    return not told.isdisjoint(written) or not {_stem(word) for word in written}.isdisjoint(told)


def _stem(word: str) -> str:
    """Without the ending of a possessive: Miller's, Müllers'."""
    return re.sub(r"['’]s?$", "", word)
