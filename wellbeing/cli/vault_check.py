"""`wellbeing vault check`: every page, record and log entry of a vault is looked at."""

import argparse

from wellbeing.app import vaults
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check it. Raises Tampered at the first difference."""
    folder = common.vault_of(arguments)
    found = vaults.check(folder, shown.passphrase(arguments.passphrase_file))
    if arguments.json:
        shown.data({"vault": str(folder), "whole": True, "records": found.records, "entries": found.entries})
        return 0
    shown.say(
        _("The vault is whole: {records} records and {entries} log entries were checked."),
        records=shown.language.number(found.records),
        entries=shown.language.number(found.entries),
    )
    return 0
