"""`wellbeing services export`: the union's own entries as a spreadsheet or for a content pack."""

import argparse
from pathlib import Path

from wellbeing.app import service_sheets
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--out, --vault, --passphrase-file and --json."""
    common.vault(parser)
    words = _("the file; its name ends in .csv, .xlsx or, for a content pack, .yaml, and it must not exist yet")
    parser.option("--out", words=words, value=_("FILE"), type=Path, required=True)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it. Raises Refused where the file exists or ends otherwise."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        count = service_sheets.export(session, arguments.out)
    if arguments.json:
        shown.data({"file": str(arguments.out), "entries": count})
        return 0
    told = shown.language.plural(
        "{count} entry was written to {file}.", "{count} entries were written to {file}.", count, file=arguments.out
    )
    shown.line(told)
    return 0
