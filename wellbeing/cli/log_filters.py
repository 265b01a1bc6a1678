"""Which entries of the access log a command means: kind and period."""

import argparse
import datetime as dt

from wellbeing.app.access_log import Wanted
from wellbeing.app.actions import Kind
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--since, --until and --kind."""
    parser.option("--since", words=_("first day shown, such as 2026-01-31"), value=_("DAY"), type=day)
    parser.option("--until", words=_("last day shown"), value=_("DAY"), type=day)
    parser.option(
        "--kind",
        words=_("show one kind only: {names}"),
        names=", ".join(Kind),
        value=_("KIND"),
        choices=tuple(kind.value for kind in Kind),
    )


def day(words: str) -> dt.date:
    """A day in ISO 8601. Raises ValueError for anything else."""
    return dt.date.fromisoformat(words)


def wanted(arguments: argparse.Namespace) -> Wanted:
    """The entries that are meant."""
    kind = None if arguments.kind is None else Kind(arguments.kind)
    return Wanted(kind=kind, since=arguments.since, until=arguments.until)
