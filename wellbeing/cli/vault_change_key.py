"""`wellbeing vault change-key`: the whole vault is encrypted anew; older copies open nothing of what follows."""

import argparse

from wellbeing.app import keys
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _

_SHEETS_THERE = _(
    "Recovery sheets open this vault. After a change of key they open nothing any more, and new ones have to be made. "
    "With --void-sheets the key is changed."
)


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --void-sheets and --json."""
    common.vault(parser)
    parser.option(
        "--void-sheets",
        words=_("change the key although the recovery sheets open nothing any more after it"),
        action="store_true",
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Change it; Ctrl-C leaves the vault as it was. Raises Refused where sheets would become void unsaid."""
    folder = common.vault_of(arguments)
    passphrase = shown.passphrase(arguments.passphrase_file)
    with opened(folder, passphrase, shown) as session:
        had_sheets = keys.has_sheets(session)
        if had_sheets and not arguments.void_sheets:
            raise Refused(_SHEETS_THERE)
        keys.change_key(session, passphrase, shown.progress)
        shown.progress(1, 1)
    if arguments.json:
        shown.data({"vault": str(folder), "changed": True, "voided_sheets": had_sheets})
        return 0
    shown.say(_("Everything in the vault is encrypted under a new key now. The passphrase is the same."))
    if had_sheets:
        shown.say(_("The recovery sheets open nothing any more. Make new ones: 'wellbeing vault sheets --make'."))
    shown.say(_("Backups made before still open with the passphrase that they were made with. Make a new one soon."))
    return 0
