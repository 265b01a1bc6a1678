"""Words, dates, numbers and plurals in the reader's language: gettext catalogues and Babel.

A `Language` is a value: the window has one, a letter or a report may have another. `_` marks words at module
level for the catalogue without translating them; `Language.text` translates when they are shown.
"""

import datetime as dt
import functools
import gettext
import re
from collections.abc import Iterable, Mapping

from wellbeing import paths

SOURCE = "en"
PSEUDO = "xx"
"""A made-up language for tests: every word longer and accented, so that cut-off and untranslated text show."""

_LOCALES = {SOURCE: "en_GB", PSEUDO: "en_GB"}
"""English dates and numbers are written the European way."""

_ACCENTS = str.maketrans("aeiounAEIOUN", "àéîöüñÀÉÎÖÜÑ")


def _(message: str) -> str:
    """Mark `message` for the catalogue; it is translated where it is shown."""
    return message


# Translators: the name of your own language, in itself ("Deutsch", "Français").
_OWN_NAME = _("English")


def shipped() -> list[str]:
    """Codes of the languages that have a catalogue, the source language first."""
    return list(_shipped())


@functools.cache
def _shipped() -> tuple[str, ...]:
    found = {folder.parent.name for folder in paths.catalogues().glob("*/LC_MESSAGES")}
    return (SOURCE, *sorted(found - {SOURCE}))


def of_system() -> str:
    """The shipped language that fits the computer's settings, else English."""
    import locale
    import os

    known = shipped()
    preferred = os.environ.get("LANGUAGE", "").split(":")  # a list, the best first, above all others
    for name in (*preferred, os.environ.get("LC_ALL"), os.environ.get("LC_MESSAGES"), os.environ.get("LANG")):
        if name and name[:2] in known:
            return name[:2]
    code = (locale.getlocale()[0] or SOURCE)[:2].lower()
    return code if code in known else SOURCE


_added: dict[str, dict[str, str]] = {}
"""Words of content packs by language: the pack's own texts, and what they are in that language."""


def add_words(words: Mapping[str, Mapping[str, str]]) -> None:
    """Take up the words of packs in place of those taken up before. They never stand for a word of the program."""
    _added.clear()
    for code, said in words.items():
        _added[code] = {text: translated for text, translated in said.items() if not _is_of_program(text)}


class _NotThere(gettext.NullTranslations):
    """Answers for words that a catalogue does not have."""

    def gettext(self, _message: str) -> str:
        return ""


@functools.cache
def _words_of_program() -> tuple[gettext.NullTranslations, ...]:
    found = []
    for code in shipped():
        if code != SOURCE:
            catalogue = gettext.translation("wellbeing", str(paths.catalogues()), languages=[code], fallback=True)
            catalogue.add_fallback(_NotThere())
            found.append(catalogue)
    return tuple(found)


def _is_of_program(message: str) -> bool:
    """Whether `message` is a word of the program in any of its languages."""
    return any(catalogue.gettext(message) for catalogue in _words_of_program())


_LONG_WORD = 18


def _pseudo(message: str) -> str:
    """Accents outside {placeholders}, and a third more length."""
    parts = message.split("{")
    shown = parts[0].translate(_ACCENTS)
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        shown += "{" + name + brace + rest.translate(_ACCENTS)
    return f"[{shown}{_longer(len(message) // 3)}]"


def _longer(length: int) -> str:
    """So many signs more, in words as long as long words are: a sentence gets more words, not an endless one."""
    words, rest = divmod(length, _LONG_WORD)
    return " ".join(["~" * _LONG_WORD] * words + ["~" * rest])


class Language:
    """One reader's language: translates, and formats dates and numbers the way that language does."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = _load(code)
        self.locale = _LOCALES.get(code, code)
        """Babel's code for dates and numbers."""

    def text(self, message: str, /, **values: object) -> str:
        """`message` translated, its named placeholders filled in."""
        if not message:
            return ""
        words = _pseudo(message) if self.code == PSEUDO else self._catalogue.gettext(message)
        if words == message and (added := _added.get(self.code)) and (said := added.get(message)):
            return said  # from a pack: never filled in
        return words.format(**values) if values else words

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form that fits `count`, which fills the placeholder {count}."""
        if self.code == PSEUDO:
            words = _pseudo(one if count == 1 else many)
        else:
            words = self._catalogue.ngettext(one, many, count)
        return words.format(count=self.number(count), **values)

    def number(self, value: float) -> str:
        """`value` with the language's separators."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self.locale))

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as a percentage without decimals."""
        from babel.numbers import format_percent

        return str(format_percent(share, locale=self.locale))

    def date(self, day: dt.date, style: str = "long") -> str:
        """A date in words; `style` is Babel's (medium, long, full), a skeleton such as 'MMMd', or 'typed': in figures,
        as in a field. The year is whole there too: two digits beside two others can be read as any of them."""
        from babel.dates import format_date, format_skeleton, get_date_format

        if style == "typed":
            figures = get_date_format("short", locale=self.locale).pattern
            return str(format_date(day, re.sub("y+", "y", figures), locale=self.locale))
        if style in ("medium", "long", "full"):
            return str(format_date(day, style, locale=self.locale))
        return str(format_skeleton(style, day, locale=self.locale))

    def time(self, moment: dt.datetime | dt.time) -> str:
        """Hours and minutes; an aware moment is shown in the computer's zone."""
        from babel.dates import format_time

        if isinstance(moment, dt.datetime) and moment.tzinfo:
            moment = moment.astimezone()
            moment = moment.replace(tzinfo=None)
        return str(format_time(moment, "short", locale=self.locale))

    def moment(self, moment: dt.datetime, style: str = "medium") -> str:
        """An aware moment as local date and time."""
        local = moment.astimezone()
        return self.text(_("{date}, {time}"), date=self.date(local.date(), style), time=self.time(local))

    def name(self) -> str:
        """The language's name in itself: from its catalogue, or Babel's where it has none."""
        if self.code == PSEUDO or self.code in shipped():
            return self.text(_OWN_NAME)
        from babel import Locale

        shown = Locale.parse(self.code).get_display_name(self.code) or self.code
        return str(shown[:1].upper() + shown[1:])

    def listing(self, parts: Iterable[str]) -> str:
        """'a, b and c' as the language says it."""
        from babel.lists import format_list

        return str(format_list(list(parts), locale=self.locale))

    def choose(self, texts: Mapping[str, str]) -> str:
        """The wording of this language from a mapping by code, else the source language's."""
        return texts.get(self.code) or texts[SOURCE]


@functools.cache
def _load(code: str) -> gettext.NullTranslations:
    if code == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation("wellbeing", str(paths.catalogues()), languages=[code], fallback=True)


@functools.cache
def language(code: str) -> Language:
    """The `Language` of a code; an unknown one reads as English."""
    return Language(code)
