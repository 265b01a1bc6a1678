"""`wellbeing summary preview`: exactly what would leave, what is withheld and why, and the attack on it."""

import argparse

from wellbeing.app import summary, vaults
from wellbeing.cli import arguments as common
from wellbeing.cli import periods, preview_words
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --year, --part and --json."""
    common.vault(parser)
    periods.add(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show it. Nothing is written, and nothing leaves."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        period = periods.period_of(session, arguments)
        if summary.was_released(session, period):  # what was counted is deleted, or may have changed since
            raise Refused(_("This period has been released before. Its files can be handed out again."), field="year")
        gathered = periods.gather(session, period)
        today = session.today()
    finally:
        vaults.close(session)
    preview = summary.preview(gathered, today)
    if arguments.json:
        shown.data(preview_words.as_data(preview))
    else:
        preview_words.tell(preview, shown)
    return 0
