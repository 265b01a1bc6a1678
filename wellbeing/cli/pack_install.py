"""`wellbeing content pack install`: a pack in use, after what changes and who signed it were shown."""

import argparse

from wellbeing.app import packs
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.pack_wording import changes_as_data, pack_as_data, tell_changes, tell_pack
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The file, --fingerprint, --json."""
    common.pack_file(parser)
    parser.option(
        "--fingerprint",
        words=_("the publisher's fingerprint as they told it; needed for the first pack of a publisher"),
        value=_("WORDS"),
        default="",
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show what changes, then put it in use. A pack that is not in order is refused; the one before stays."""
    looked = packs.look(arguments.file)
    if not arguments.json:
        tell_pack(looked.pack, looked.contents, shown)
        tell_changes(looked.changes, looked.pack, shown)
    compared = arguments.fingerprint
    if looked.first and not compared:
        compared = shown.ask(_("The fingerprint, as the publisher read it out to you:")) or ""
    packs.install(looked, compared)
    if arguments.json:
        told = pack_as_data(looked.pack, looked.contents)
        shown.data({**told, "before": looked.before, "changes": changes_as_data(looked.changes)})
    else:
        shown.say(_("{title} is in use now."), title=looked.pack.manifest.title)
    return 0
