"""Papers as text to change: everything is in the file, and nothing that was typed is taken for a command."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from wellbeing.language import language
from wellbeing.reports.letters import Letter, Section
from wellbeing.reports.rich_text import escaped, letter_rtf

_SIGN = re.compile(r"\\u(-?\d+)\?|\\line |\\([\\{}])|([ -~])")


def read(text: str) -> str:
    """What a word processor shows of escaped text; fails on anything that is none."""
    shown, at = bytearray(), 0
    while at < len(text):
        found = _SIGN.match(text, at)
        assert found is not None, text[at:]
        if found[1]:
            shown += int(found[1]).to_bytes(2, "little", signed=True)
        else:
            shown += (found[2] or found[3] or "\n").encode("utf-16-le")
        at = found.end()
    return shown.decode("utf-16-le", "surrogatepass")


@given(st.text())
def test_any_text_comes_back(words: str) -> None:
    assert read(escaped(words)) == words


def test_everything_of_a_letter_is_in_it() -> None:
    section = Section(
        heading="Heading", paragraphs=("One",), facts=(("What", "Says"),), bullets=("Point",), steps=("First",),
        ticks=("Tick",), note=("Note",),
    )  # fmt: skip
    letter = Letter(
        title="Title {a}", sender=("Union",), recipient=("Service",), date=dt.date(2026, 3, 12), lead="Lead",
        opening=("Opening",), sections=(section,), closing=("Closing",), sign=("Signature",),
    )  # fmt: skip
    raw = letter_rtf(letter, language("en"))
    assert raw == letter_rtf(letter, language("en"))
    text = raw.decode("ascii")
    for words in ("Title \\{a\\}", "Union", "Service", "12 March 2026", "Lead", "Opening", "Heading", "One", "What",
                  "Says", "Point", "First", "Tick", "Note", "Closing", "Signature"):  # fmt: skip
        assert words in text
    bare = re.sub(r"\\[\\{}]", "", text)
    assert bare.count("{") == bare.count("}")
