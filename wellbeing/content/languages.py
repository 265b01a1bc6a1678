"""Languages as people type them: 'German, English', in the reader's words or in their own."""

import functools
import re
from collections.abc import Mapping

from wellbeing.domain.folding import fold
from wellbeing.language import Language

_BETWEEN = re.compile(r"[,;/\n]+")


def language_name(code: str, reader: Language) -> str:
    """A language's name in the reader's language; the code where nobody knows it."""
    from babel import Locale

    return str(Locale.parse(reader.locale).languages.get(code, code))


def written(codes: tuple[str, ...], reader: Language) -> str:
    """Codes as they are typed."""
    return ", ".join(language_name(code, reader) for code in codes)


def read_languages(text: str, reader: Language) -> tuple[tuple[str, ...], str]:
    """The codes that `text` names, and the first word that is no language (empty if there is none)."""
    known = _known(reader.locale)
    found: list[str] = []
    for word in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        code = known.get(fold(word)) or _by_own_name(fold(word))
        if not code:
            return (), word
        found.append(code)
    return tuple(dict.fromkeys(found)), ""


@functools.cache
def _known(locale: str) -> Mapping[str, str]:
    """Codes by themselves and by their folded names in a language."""
    from babel import Locale

    known: dict[str, str] = {}
    for code, name in Locale.parse(locale).languages.items():
        if len(code) == 2:
            known |= {code: code, fold(name): code}
    return known


def _by_own_name(folded: str) -> str:
    from babel import Locale

    for code in EUROPE:
        if fold(str(Locale.parse(code).get_display_name(code) or "")) == folded:
            return code
    return ""


EUROPE = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv", "uk", "tr", "ru", "ar",
)  # fmt: skip
"""Languages whose own name is understood too."""
