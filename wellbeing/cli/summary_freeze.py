"""`wellbeing summary freeze`: count a quarter that is over, for good."""

import argparse

from wellbeing.app import counted_in, freezing
from wellbeing.app.freezing import Quarter
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """PERIOD, --vault, --passphrase-file and --json."""
    explained = parser.words(_("the quarter, such as 2026-Q1; quarters before it are frozen with it"))
    parser.add_argument("period", metavar=parser.words(_("PERIOD")), help=explained)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Freeze it. Nothing leaves: the numbers are the representative's own."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        frozen = freezing.freeze(session, freezing.quarter(arguments.period))
    if arguments.json:
        shown.data({"frozen": [_as_data(quarter) for quarter in frozen]})
        return 0
    reader = shown.language
    for quarter in frozen:
        shown.say(
            _("Frozen: {period}. {cases}, {events}. Stays here."),
            period=counted_in.names([quarter.period], reader),
            cases=reader.plural("{count} case", "{count} cases", quarter.cases or 0),
            events=reader.plural(
                "{count} event of cases counted", "{count} events of cases counted", quarter.events or 0
            ),
        )
    return 0


def _as_data(quarter: Quarter) -> dict[str, object]:
    return {
        "period": quarter.period.label,
        "cases": quarter.cases,
        "of_incidents_of_earlier_years": quarter.earlier_years,
        "events": quarter.events,
    }
