"""`wellbeing office begin`: make a new, empty vault that of an office."""

import argparse

from wellbeing.app.office import own
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.exchange.contribution.document import Role
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--name, --country, --as, --vault and --passphrase-file."""
    parser.option("--name", words=_("name of the office, as its card tells it"), value=_("NAME"), required=True)
    parser.option("--country", words=_("country of its representatives, such as DE"), value=_("CODE"), required=True)
    parser.option(
        "--as",
        dest="role",
        words=_("releasing: the one office that adds up and releases; second: the other one"),
        choices=[role.value for role in Role],
        required=True,
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Begin it. Raises Refused where the vault holds cases or is an office's already."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        own.begin(session, name=arguments.name, country=arguments.country, role=Role(arguments.role))
    shown.say(
        _(
            "This is an office's vault now. Next: exchange cards with the other office, and take in those of "
            "representatives. 'wellbeing representative card' writes your own."
        )
    )
    return 0
