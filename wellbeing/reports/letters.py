"""Letters and pages for one officer, as PDF. Everything in them is handed in, already in the reader's language.

A letter carries what its record names and nothing else: this room knows neither vault nor case. Importing this
module does not load reportlab; writing the first letter does.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.language import Language, _
from wellbeing.reports.logo import Logo

if TYPE_CHECKING:
    from wellbeing.reports.blocks import Type
    from wellbeing.reports.paper import Paper

MOST_PAGES_IN_LARGE = 2
"""A page to take home is one sheet, printed on both sides."""
_OVERFLOWING = 2
"""Pages of a letter that may fit on one where it is set closer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a letter. What is empty is left out; the order on paper is the order of the fields."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What it is, and what it says: shown in two columns."""
    prominent: bool = False
    """Whether they stand on a ground in strong type, as telephone numbers to be found in distress do."""
    bullets: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    """Numbered."""
    ticks: tuple[str, ...] = ()
    """With an empty box each."""
    note: tuple[str, ...] = ()
    """Sentences on a soft ground; the first one stands out."""
    warning: bool = False
    """Whether the note is a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Any letter, page to take home or form. `date` None leaves the date out."""

    title: str
    sender: tuple[str, ...] = ()
    """The union's name, then its address, line by line."""
    logo: Logo | None = None
    """Beside the sender; a reader hears the sender's name for it."""
    recipient: tuple[str, ...] = ()
    date: dt.date | None = None
    lead: str = ""
    """One quiet line under the title."""
    opening: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    """What belongs on each line to sign, at most three side by side."""
    foot: str = ""
    """On every page at the bottom; without it the title."""
    large: bool = False
    """One sheet at most: in the largest type that it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that a person may agree to, by itself."""

    question: str
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentForm:
    """A form on which every question is open: no box is ticked in advance, and no is as easy as yes."""

    title: str
    union: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    rights: tuple[str, ...] = ()
    """What the person may do later: see, correct, take along, withdraw, erase."""
    sign: tuple[str, ...] = ()
    foot: str = ""


def letter_pdf(letter: Letter, language: Language) -> bytes:
    """A letter, a page to take home or any other page of text. Equal input gives equal bytes.

    What runs a few lines over its first page is set closer where it then fits on one: the second page of a letter
    gets lost. `ValueError` where a letter in large type does not fit on one sheet in any type.
    """
    from wellbeing.reports import blocks

    if not letter.large:
        usual = _written(letter, language, blocks.USUAL)
        if usual.page_count() != _OVERFLOWING:
            return usual.pdf()
        closer = (_written(letter, language, type_) for type_ in (blocks.SNUG, blocks.CLOSE))
        return next((page for page in closer if page.page_count() == 1), usual).pdf()
    for type_ in (blocks.LARGE, blocks.USUAL, blocks.SNUG):
        page = _written(letter, language, type_)
        if page.page_count() <= MOST_PAGES_IN_LARGE:
            return page.pdf()
    raise ValueError("a letter in large type has more words than one sheet holds")


def _written(letter: Letter, language: Language, type_: "Type") -> "Paper":
    from wellbeing.reports import forms, paper

    page = paper.Paper(title=letter.title, language=language, foot=letter.foot, type_=type_)
    if letter.logo is not None:
        named = letter.sender[0] if letter.sender else language.text(_("The union's logo"))
        page.slabs([forms.logo(page.root, letter.logo, named, paper.ROOM, beside=bool(letter.sender))])
    if letter.sender or letter.recipient or letter.date:
        date = language.date(letter.date) if letter.date else ""
        page.slabs(forms.letterhead(page.root, letter.sender, letter.recipient, date, paper.ROOM, paper.TOP))
    page.heading(letter.title)
    page.lead(letter.lead)
    for words in letter.opening:
        page.text(words, before=9)
    for section in letter.sections:
        _section(page, section)
    if letter.closing:
        page.hold()
    for number, words in enumerate(letter.closing):
        page.text(words, before=20 if number == 0 else 7)
    page.lines_to_sign(letter.sign)
    return page


def consent_pdf(form: ConsentForm, language: Language) -> bytes:
    """A consent form to fill in by hand: a yes and a no beside every question."""
    from wellbeing.reports import forms, paper

    page = paper.Paper(title=form.title, language=language, foot=form.foot)
    if form.union:
        page.slabs(forms.letterhead(page.root, form.union, (), "", paper.ROOM, paper.TOP))
    page.heading(form.title)
    for words in form.opening:
        page.text(words)
    options = (language.text(_("Yes")), language.text(_("No")))
    page.space(8)
    for ask in form.asks:
        page.slabs(forms.choice(page.root, ask.question, ask.explanation, options, paper.ROOM, before=12))
    if form.rights:
        page.heading(language.text(_("What you can do at any time")), 2)
        page.bullets(form.rights)
    page.lines_to_sign(form.sign)
    return page.pdf()


def _section(page: "Paper", section: Section) -> None:
    if section.heading:
        page.heading(section.heading, 2)
    for words in section.paragraphs:
        page.text(words)
    if section.facts:
        (page.prominent_facts if section.prominent else page.facts)(section.facts)
    if section.bullets:
        page.bullets(section.bullets)
    if section.steps:
        page.steps(section.steps)
    if section.ticks:
        page.ticks(section.ticks)
    if section.note:
        page.note(section.note[0], section.note[1:], warning=section.warning)
