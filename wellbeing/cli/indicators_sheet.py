"""`wellbeing indicators sheet`: an empty sheet of facts to fill in, as CSV or XLSX. Needs no vault."""

import argparse
from pathlib import Path

from wellbeing.app import indicators
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--out."""
    words = _("the file; its name ends in .csv or .xlsx, and it must not exist yet")
    parser.option("--out", words=words, value=_("FILE"), type=Path, required=True)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it. Raises Refused where the file exists or ends otherwise."""
    indicators.save_empty_sheet(arguments.out, shown.language)
    shown.say(_("The sheet is in {file}. A row without value and state is left alone."), file=str(arguments.out))
    return 0
