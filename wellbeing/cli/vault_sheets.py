"""`wellbeing vault sheets`: who keeps the recovery sheets and whether they were used; with --make, new ones."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wellbeing.app import keys
from wellbeing.app.keys import Keys
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _

if TYPE_CHECKING:
    from wellbeing.vault.slots import Sheet

_COLUMNS = 3
_NOBODY_THERE = _(
    "New sheets are made at a terminal: one of them has to be typed back before they open anything. In the window they "
    "can be printed too."
)
_NAMES = _(
    "Three sheets go to three people: --make needs three names, each in quotation marks where it has a space. "
    "Names given: {count}."
)


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --make, --out, --seen and --json."""
    common.vault(parser)
    parser.option(
        "--make",
        words=_("make new sheets for three people, one of them the data-protection officer; older sheets become void"),
        nargs="+",
        value=_("NAME"),
    )
    parser.option(
        "--out",
        words=_("with --make: a folder for the sheets as PDF, instead of showing the words; these files are the key"),
        value=_("FOLDER"),
        type=Path,
    )
    parser.option("--seen", words=_("you know that sheets have opened this vault"), action="store_true")
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell, or make. Raises Refused where names are missing or a sheet was not typed back rightly."""
    folder = common.vault_of(arguments)
    if arguments.make and len(arguments.make) != keys.SHEETS:
        raise Refused(_NAMES, count=len(arguments.make))
    if arguments.make and not shown.has_person:
        raise Refused(_NOBODY_THERE)
    with opened(folder, shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.make:
            _make(session, tuple(arguments.make), arguments.out, shown)
        if arguments.seen:
            keys.know_of_use(session)
        found = keys.read(session)
    if arguments.json:
        shown.data({"vault": str(folder), **_as_data(found)})
    else:
        _tell(found, shown)
    return 0


def _make(session: Session, holders: tuple[str, str, str], out: Path | None, shown: Console) -> None:
    sheets = keys.sheets_for(holders)
    for sheet in sheets.sheets:
        if out is None:
            _show(sheet, shown)
        else:
            keys.save_sheet(session, sheet, out / f"{shown.text(_('recovery-sheet'))}-{sheet.number}.pdf")
    if out is not None:
        shown.say(_("Whoever has two of these files opens the vault: print them, hand them over, delete them."))
    typed = shown.ask(_("Type the words of one sheet, in one line:"))
    keys.keep_sheets(session, sheets, typed or "")
    shown.say(_("Any two of the three sheets open the vault now. Older sheets don't."))
    if out is None:
        shown.say(_("Clear this terminal: it still shows the words."))


def _show(sheet: "Sheet", shown: Console) -> None:
    """The words in columns, read from top to bottom."""
    shown.line()
    shown.say(_("Sheet {number} for {holder}"), number=sheet.number, holder=sheet.holder)
    rows = -(-len(sheet.words) // _COLUMNS)
    for row in range(rows):
        numbers = range(row, len(sheet.words), rows)
        shown.line("  ".join(f"{number + 1:>2} {sheet.words[number]:<10}" for number in numbers).rstrip())
    shown.line()


def _tell(found: Keys, shown: Console) -> None:
    language = shown.language
    if not found.holders:
        shown.say(_("There are no recovery sheets. Without them a lost passphrase is final."))
    elif found.sheets_made is None:
        shown.say(_("Kept by {holders}."), holders=language.listing(found.holders))
    else:
        shown.say(
            _("Made on {date}, kept by {holders}."),
            date=language.date(found.sheets_made.astimezone().date()),
            holders=language.listing(found.holders),
        )
    for moment in found.sheets_used:
        shown.say(keys.USED, moment=language.moment(moment))


def _as_data(found: Keys) -> dict[str, object]:
    return {
        "holders": list(found.holders),
        "made": found.sheets_made.isoformat() if found.sheets_made else None,
        "key_made": found.key_made.isoformat(),
        "used": [moment.isoformat() for moment in found.sheets_used],
    }
