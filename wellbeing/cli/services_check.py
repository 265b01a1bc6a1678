"""`wellbeing services check`: which entries nobody has checked for a year; or, with their ids, that they were today."""

import argparse

from wellbeing.app import services
from wellbeing.app.services import Wanted
from wellbeing.cli import arguments as common
from wellbeing.cli import services_find
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.directory import UNCHECKED_AFTER
from wellbeing.errors import Refused
from wellbeing.language import _

UNKNOWN = _("There is no service with the id {id}. “wellbeing services find” shows the ids.")


def add(parser: Parser) -> None:
    """ID, --vault, --passphrase-file and --json."""
    words = parser.words(_("entries that were checked today, by their ids; without one, those to be checked are shown"))
    parser.add_argument("id", metavar=parser.words(_("ID")), nargs="*", help=words)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show, or mark. Raises Refused for an id that no service has; then none is marked."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if not arguments.id:
            before = session.today() - UNCHECKED_AFTER
            services_find.tell(
                services_find.every(session, Wanted(checked_before=before)), shown, as_data=arguments.json
            )
            return 0
        known = {one.uid: one.id for one in services_find.every(session, Wanted())}
        for one in arguments.id:
            if one not in known:
                raise Refused(UNKNOWN, field="id", id=one)
        services.mark_checked(session, [known[one] for one in dict.fromkeys(arguments.id)])
    count = len(set(arguments.id))
    if arguments.json:
        shown.data({"checked": count})
    else:
        shown.line(shown.language.plural("{count} entry is checked.", "{count} entries are checked.", count))
    return 0
