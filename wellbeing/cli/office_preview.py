"""`wellbeing office preview`: exactly what would leave of a year, and nothing else of it."""

import argparse

from wellbeing.anonymise.period import Period
from wellbeing.app.office import national
from wellbeing.cli import arguments as common
from wellbeing.cli import preview_words
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--year, --vault, --passphrase-file and --json."""
    parser.option("--year", words=_("the calendar year"), value=_("YEAR"), type=int, required=True)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show it. Nothing is written, and nothing leaves."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        gathered = national.gather(session, Period(year=arguments.year))
        today = session.today()
    preview = national.preview(gathered, today)
    if arguments.json:
        shown.data(preview_words.as_data(preview))
    else:
        preview_words.tell_national(preview, shown)
    return 0
