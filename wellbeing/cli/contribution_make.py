"""`wellbeing contribution make`: write a quarter's contribution, one file for each of the two offices."""

import argparse
from pathlib import Path

from wellbeing.app import freezing
from wellbeing.app.contributing import making
from wellbeing.app.contributing.words import CHANGE
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """PERIOD, --out, --renamed, --vault, --passphrase-file and --json."""
    explained = parser.words(_("the frozen quarter, such as 2026-Q1; one without cases is contributed too"))
    parser.add_argument("period", metavar=parser.words(_("PERIOD")), help=explained)
    parser.option("--out", words=_("the folder for both files"), value=_("FOLDER"), type=Path, required=True)
    asked = _("an office refused the files of before for the name in them: make others with the name it knows now")
    parser.add_argument("--renamed", action="store_true", help=parser.words(asked))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write them. Raises Refused where the quarter can't be contributed now."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        made = making.make(session, freezing.quarter(arguments.period), arguments.out, renamed=arguments.renamed)
    if arguments.json:
        shown.data(
            {
                "quarter": made.period.label,
                "revision": made.revision,
                "again": made.again,
                "because": made.change,
                "files": [{"to": one.card.fingerprint, "file": str(one.path)} for one in made.files],
            }
        )
        return 0
    if made.again:
        shown.say(_("This quarter was contributed before, and nothing has changed since: these are the same files."))
    if made.change is not None:
        shown.say(CHANGE[made.change])
    for one in made.files:
        shown.say(_("Only for {office}: {file}"), office=one.card.name, file=one.path)
    shown.say(_("Never send both to one office: together they say the numbers, alone neither says anything."))
    return 0
