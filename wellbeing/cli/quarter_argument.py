"""QUARTER: a quarter as a command names it."""

import argparse

from wellbeing.anonymise.period import Period, read_period
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser, *, needed: bool = True) -> None:
    """QUARTER."""
    explained = parser.words(_("the quarter, such as 2026-Q1"))
    parser.add_argument("quarter", metavar=parser.words(_("QUARTER")), nargs=None if needed else "?", help=explained)


def of(arguments: argparse.Namespace) -> Period:
    """The quarter that was named. Raises Refused for anything else."""
    try:
        period = read_period(arguments.quarter)
    except ValueError:
        period = None
    if period is None or period.quarter is None or period.imported:
        raise Refused(_("A quarter looks like 2026-Q1."), field="quarter")
    return period
