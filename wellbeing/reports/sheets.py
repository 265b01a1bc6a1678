"""Single sheets: the slip with the next date, and the recovery sheets of a vault, as PDF.

Importing this module does not load reportlab.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDate:
    """A date to take along. It holds no name and no event; `reach` says how to put it off."""

    day: dt.date
    time: dt.time | None = None
    place: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """One share of a vault's recovery key, for one holder. `ValueError` where the numbers don't fit."""

    words: tuple[str, ...]
    number: int
    """Which sheet this is, from 1."""
    of: int
    """How many sheets there are."""
    needed: int
    """How many of them open the vault together."""
    holder: str
    purpose: str
    """What the sheet is for, in one sentence that names no officer."""
    made_on: dt.date

    def __post_init__(self) -> None:
        if not self.words or not 1 <= self.number <= self.of or not 1 <= self.needed <= self.of:
            raise ValueError("a recovery sheet needs words, and a number within its set")


def next_date_pdf(slip: NextDate, language: Language) -> bytes:
    """A slip to cut off, neutral enough to lie on a kitchen table."""
    from wellbeing.reports import blocks, forms, paper

    title = language.text(_("Next date"))
    page = paper.Paper(title=title, language=language)
    page.heading(title)
    page.text(language.date(slip.day, "full"), blocks.SAY, before=12)
    rows = []
    if slip.time:
        rows.append((language.text(_("Time")), language.time(slip.time)))
    if slip.place:
        rows.append((language.text(_("Place")), slip.place))
    if slip.reach:
        rows.append((language.text(_("If it does not suit you")), slip.reach))
    if rows:
        page.facts(rows)
    page.slabs([forms.cut_line(paper.ROOM, before=28)])
    return page.pdf()


def recovery_pdf(sheets: tuple[RecoverySheet, ...], language: Language) -> bytes:
    """The recovery sheets, one page each. To be printed, never kept as a file."""
    from wellbeing.reports import paper

    page = paper.Paper(title=language.text(_("Recovery sheet")), language=language)
    for number, sheet in enumerate(sheets):
        if number:
            page.new_page()
        _recovery_page(page, sheet, language)
    return page.pdf()


def _recovery_page(page: "Paper", sheet: RecoverySheet, language: Language) -> None:
    from wellbeing.reports import forms, paper

    text = language.text
    page.heading(text(_("Recovery sheet")))
    page.lead(
        text(_("Sheet {number} of {count}"), number=language.number(sheet.number), count=language.number(sheet.of))
    )
    page.facts(
        [
            (text(_("Kept by")), sheet.holder),
            (text(_("What it is for")), sheet.purpose),
            (text(_("Made on")), language.date(sheet.made_on)),
        ]
    )
    page.slabs([forms.grid(page.root, sheet.words, _columns(sheet.words), paper.ROOM, before=14)])
    page.slabs(
        [
            forms.scannable(
                page.root,
                scanned(sheet.words),
                text(_("The words of this sheet as a QR code")),
                text(_("The same words for a scanner")),
                text(
                    _(
                        "A scanner at the computer types them where a sheet is asked for. Don't use a telephone: it"
                        " may keep what it sees."
                    )
                ),
                paper.ROOM,
                before=4,
            )
        ]
    )
    page.note(
        text(_("This sheet is part of the key")),
        [
            language.plural(
                "Whoever holds {count} sheet can open the vault without the passphrase.",
                "Whoever holds {count} sheets of this set can open the vault without the passphrase.",
                sheet.needed,
            ),
            text(_("If this sheet is lost or was seen by somebody else, tell the owner of the vault at once.")),
        ],
        warning=True,
    )
    page.heading(text(_("How to keep it")), 3)
    page.bullets(
        [
            text(_("Keep it in a sealed envelope in a dry, locked place: not beside the computer.")),
            text(_("Each sheet is kept by another person, and never two in one place.")),
            text(_("Don't photograph it or send it. Type or scan it only where the vault is to be opened.")),
            text(_("Hand it only to the owner of the vault, in person.")),
        ]
    )


def scanned(words: tuple[str, ...]) -> str:
    """What the code of a sheet holds, and a scanner types: capitals, of which a code holds more."""
    return " ".join(words).upper()


def _columns(words: tuple[str, ...]) -> int:
    longest = max(len(word) for word in words)
    return 3 if longest <= 12 else 2 if longest <= 20 else 1
