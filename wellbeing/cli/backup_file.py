"""What the commands on one backup have in common: the file, the vault it would stand in place of, the passphrase."""

import argparse
from pathlib import Path

from wellbeing.app import restoring
from wellbeing.app.restoring import Preview
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --vault and --passphrase-file."""
    parser.add_argument("file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("the backup")))
    common.vault_folder(parser)
    parser.option(
        "--passphrase-file",
        words=_(
            "file whose first line is the passphrase that the vault had when the backup was made, or - for standard "
            "input; without it you are asked"
        ),
        value=_("FILE"),
    )


def looked_at(arguments: argparse.Namespace, shown: Console) -> Preview:
    """The backup, checked whole, beside the vault that stands where it would go."""
    backup = restoring.open_backup(arguments.file, shown.passphrase(arguments.passphrase_file))
    return restoring.preview(backup, common.vault_of(arguments))
