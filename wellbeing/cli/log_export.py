"""`wellbeing log export`: the access log as a CSV or JSON file, listed under 'Files that left'."""

import argparse
from pathlib import Path

from wellbeing.app import access_log, vaults
from wellbeing.cli import arguments as common
from wellbeing.cli import log_filters
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --out, the filters and --json."""
    common.vault(parser)
    parser.option(
        "--out",
        words=_("the file; its name ends in .csv or .json, and it must not exist yet"),
        value=_("FILE"),
        type=Path,
        required=True,
    )
    log_filters.add(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it. Raises Refused where the file exists or ends otherwise."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        count = access_log.export(session, log_filters.wanted(arguments), arguments.out)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data({"file": str(arguments.out), "entries": count})
        return 0
    told = shown.language.plural(
        "{count} entry was written to {file}.", "{count} entries were written to {file}.", count, file=arguments.out
    )
    shown.line(told)
    return 0
