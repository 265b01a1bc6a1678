"""The words of a recovery sheet as a person or a scanner types them.

No two words of the list begin with the same four letters, so four are enough. A scanner presses the keys of an
English keyboard whatever the computer is set to: on a German one y and z change places, on a French one five
letters do. No word becomes another one by that, so each can be read back for what it is.
"""

import functools

_ENOUGH = 4
_AROUND = ".,;:()[]-–•"
_GERMAN = str.maketrans("yz", "zy")
_FRENCH = str.maketrans("aqwz,?", "qazwmm")
"""From what such a keyboard types to the letters of the keys pressed."""
_TURKISH = str.maketrans("ı", "i")


def words_typed(typed: str) -> tuple[str, ...]:
    """The words in `typed`, in their order; numbers before them are left out, what is no word stays as it is."""
    tokens = (token.translate(_TURKISH) for token in typed.lower().split())
    return tuple(_word(token) for token in tokens if not token.strip(_AROUND).isdigit() and token.strip("•-–"))


def is_word(word: str) -> bool:
    """Whether it stands in the list of all words."""
    return word in _by_beginning().values()


def _word(token: str) -> str:
    bare = token.strip(_AROUND)
    for candidate in (bare, _after_number(bare), bare.translate(_GERMAN), token.translate(_FRENCH)):
        whole = _by_beginning().get(candidate[:_ENOUGH])
        if whole is not None and whole.startswith(candidate) and len(candidate) >= min(_ENOUGH, len(whole)):
            return whole
    return token


def _after_number(token: str) -> str:
    """'12.word' without its number."""
    return token.lstrip("0123456789").lstrip(_AROUND)


@functools.cache
def _by_beginning() -> dict[str, str]:
    """Every word under its first four letters."""
    from shamir_mnemonic.wordlist import WORDLIST

    return {word[:_ENOUGH]: word for word in WORDLIST}
