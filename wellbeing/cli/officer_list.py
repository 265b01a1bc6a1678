"""`wellbeing officer list`: the officers of a vault, by alias only."""

import argparse

from wellbeing.app import officer_rights
from wellbeing.app.officer_rights import OfficerRow
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show them."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        found = officer_rights.listed(session)
    if arguments.json:
        shown.data([_as_data(row) for row in found])
        return 0
    for row in found:
        shown.line(_line(row, shown))
    if not found:
        shown.say(_("There is no officer in this vault."))
    return 0


def _line(row: OfficerRow, shown: Console) -> str:
    parts = [row.alias, shown.language.plural("{count} case", "{count} cases", row.cases), row.uid]
    if row.restricted:
        parts.append(shown.text(_("restricted")))
    if row.held:
        parts.append(shown.text(_("on hold")))
    return "  ".join(parts)


def _as_data(row: OfficerRow) -> dict[str, object]:
    return {
        "id": row.uid,
        "alias": row.alias,
        "cases": row.cases,
        "restricted": row.restricted,
        "on_hold": row.held,
    }
