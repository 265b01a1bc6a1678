"""`wellbeing papers list`: the papers that data protection law asks for, and whether the last copies are current."""

import argparse

from wellbeing.app import papers
from wellbeing.app.papers import Offered, Standing
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _

_STANDING = {
    Standing.NEVER: _("not made yet"),
    Standing.CURRENT: _("current"),
    Standing.CHANGED: _("has changed since"),
}


def add(parser: Parser) -> None:
    """--vault, --passphrase-file and --json."""
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """List them."""
    passphrase = shown.passphrase(arguments.passphrase_file)
    with opened(common.vault_of(arguments), passphrase, shown) as session:
        found = papers.offered(session)
    if arguments.json:
        shown.data([_as_data(one) for one in found])
        return 0
    for one in found:
        shown.line(_line(one, shown.language))
    return 0


def _line(one: Offered, reader: Language) -> str:
    left = reader.date(one.left_on) if one.left_on else ""
    return "  ".join(filter(None, (one.name, reader.text(one.title), reader.text(_STANDING[one.standing]), left)))


def _as_data(one: Offered) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "standing": one.standing,
        "left_on": one.left_on.isoformat() if one.left_on else None,
    }
