"""`wellbeing retention list`: what has been kept long enough, by alias and kind; nothing is erased."""

import argparse

from wellbeing.app import retention
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.content import codes
from wellbeing.domain.retention import Proposal
from wellbeing.language import Language, _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """List it, the oldest first."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        times, found = retention.months(session), retention.due(session)
    if arguments.json:
        shown.data({"months": dict(times), "due": [_as_data(one) for one in found]})
        return 0
    for one in found:
        shown.line(_line(one, shown.language))
    if not found:
        shown.say(_("Nothing has been kept longer than it has to be."))
    return 0


def _line(one: Proposal, reader: Language) -> str:
    since = reader.text(_("since {date}"), date=reader.date(one.since))
    due = reader.text(_("due on {date}"), date=reader.date(one.due_on))
    return "  ".join((one.about, reader.text(codes.retention().label(one.kind)), reader.number(one.count), since, due))


def _as_data(one: Proposal) -> dict[str, object]:
    return {
        "kind": one.kind,
        "about": one.about,
        "records": one.count,
        "since": one.since.isoformat(),
        "due_on": one.due_on.isoformat(),
        "whole_import": one.import_id is not None,
    }
