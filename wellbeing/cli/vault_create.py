"""`wellbeing vault create`: a new vault in an empty folder."""

import argparse

from wellbeing.app import preferences, vaults
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import warn_of_weak
from wellbeing.cli.parser import Parser
from wellbeing.content import countries
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, and what the vault may know about its owner."""
    common.vault(parser)
    parser.option(
        "--representative", words=_("your name, as letters and imports state it"), value=_("NAME"), default=""
    )
    parser.option("--union", words=_("name of your union"), value=_("NAME"), default="")
    parser.option(
        "--country",
        words=_("country whose numbers and regions are shown: DE, FR, EL, ..."),
        value=_("CODE"),
        default="",
    )


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Make it. Raises Refused where the folder is taken or the country unknown."""
    wanted = preferences.Preferences(
        representative=arguments.representative,
        union=arguments.union,
        country=countries.country(arguments.country).code if arguments.country else "",
        language=shown.language.code,
    )
    passphrase = shown.passphrase(arguments.passphrase_file, twice=True)
    folder = common.vault_of(arguments)
    session = vaults.create(folder, passphrase, shown.language)
    try:
        preferences.save(session, wanted)
    finally:
        vaults.close(session)
    shown.say(_("The vault was made in {folder}."), folder=folder)
    shown.say(
        _(
            "It has no recovery sheets yet: without them a lost passphrase is final. Make them in the window, or here: "
            "'wellbeing vault sheets --make'."
        )
    )
    warn_of_weak(passphrase, shown)
    return 0
