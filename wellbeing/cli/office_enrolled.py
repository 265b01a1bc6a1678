"""`wellbeing office enrolled`: who is enrolled here; with --end, nothing more is taken from one of them."""

import argparse

from wellbeing.app.office import enrolment
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--end, --vault, --passphrase-file and --json."""
    parser.option("--end", words=_("end the enrolment under this pseudonym first"), value=_("NAME"))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell. Raises Refused where nobody is enrolled under the pseudonym that ends."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.end is not None:
            enrolment.end(session, arguments.end)
        found = enrolment.enrolled(session)
    if arguments.json:
        shown.data(
            [{"pseudonym": one.pseudonym, "name": one.name, "area": one.area, "enrolled": one.active} for one in found]
        )
        return 0
    for one in found:
        ended = "" if one.active else shown.text(_("ended"))
        shown.line("  ".join(part for part in (one.area, one.pseudonym, one.name, ended) if part))
    if not found:
        shown.say(_("Nobody is enrolled yet."))
    return 0
