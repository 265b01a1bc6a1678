"""A letter as Rich Text Format, which every word processor opens: for papers that a person goes on writing.

Format: Rich Text Format Specification 1.9.1. Only letters of ASCII stand in the file; all others are escaped.
"""

from collections.abc import Iterator

from wellbeing.language import Language
from wellbeing.reports.letters import Letter, Section

_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fswiss Arial;}}\paperw11906\paperh16838\margl1304\margr1304"
"""A4, in twips."""
_BODY, _SMALL, _BLOCK, _TITLE = 21, 19, 26, 36
"""Type sizes in half points."""


def letter_rtf(letter: Letter, language: Language) -> bytes:
    """The letter with everything that it says, in its order. Equal input gives equal bytes."""
    date = language.date(letter.date) if letter.date else ""
    lines = [
        *(_paragraph(line, _SMALL, after=0) for line in letter.sender),
        *(_paragraph(line, before=120 if number == 0 else 0, after=0) for number, line in enumerate(letter.recipient)),
        *([_paragraph(date, _SMALL, before=120)] if date else []),
        _paragraph(letter.title, _TITLE, bold=True, before=240, level=0),
        *([_paragraph(letter.lead, _SMALL)] if letter.lead else []),
        *map(_paragraph, letter.opening),
        *(line for section in letter.sections for line in _section(section)),
        *map(_paragraph, letter.closing),
        *(_paragraph("_" * 34 + f"  {line}", before=480) for line in letter.sign),
    ]
    return "\n".join((_HEAD, *lines, "}", "")).encode("ascii")


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield _paragraph(section.heading, _BLOCK, bold=True, before=240, level=1)
    yield from map(_paragraph, section.paragraphs)
    for what, says in section.facts:
        yield _paragraph(what, bold=True, before=60, after=0)
        yield _paragraph(says, indent=280)
    yield from (_listed("\u2022", line) for line in section.bullets)
    yield from (_listed(f"{number}.", line) for number, line in enumerate(section.steps, start=1))
    yield from (_listed("\u2610", line) for line in section.ticks)
    for line in section.note:
        yield _paragraph(line, _SMALL, before=120)


def _paragraph(
    words: str,
    size: int = _BODY,
    *,
    bold: bool = False,
    before: int = 0,
    after: int = 120,
    indent: int = 0,
    level: int | None = None,
) -> str:
    outline = "" if level is None else rf"\outlinelevel{level}\keepn"
    weight = r"\b" if bold else ""
    return rf"{{\pard\sb{before}\sa{after}\li{indent}{outline}\f0\fs{size}{weight} {escaped(words)}\par}}"


def _listed(sign: str, words: str) -> str:
    return rf"{{\pard\sa60\li360\fi-360\tx360\f0\fs{_BODY} {escaped(sign)}\tab {escaped(words)}\par}}"


def escaped(words: str) -> str:
    """`words` so that none of it is taken for a command."""
    return "".join(map(_escaped, words))


def _escaped(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    if letter == "\n":
        return r"\line "
    if " " <= letter <= "~":
        return letter
    units = letter.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(rf"\u{number}?" for number in numbers)
