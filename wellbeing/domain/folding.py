"""Names and words made comparable: accents, capitals and signs do not matter, in any script."""

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """`text` without accents, capitals and signs, for comparing names in any script."""
    # Twice: taking a sign apart can bring up a capital, and making it small can bring up another accent.
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", apart).casefold()
    letters = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(letters).split())
