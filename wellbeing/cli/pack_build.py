"""`wellbeing content pack build`: one signed file from the folder of a pack."""

import argparse
from pathlib import Path

from wellbeing.app import publishing
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.pack_wording import pack_as_data, tell_pack
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folder, --out, --key, --passphrase-file, --json."""
    parser.add_argument(
        "folder", metavar=parser.words(_("FOLDER")), type=Path, help=parser.words(_("the pack's folder"))
    )
    parser.option(
        "--out", words=_("the new file; its name ends with .wbpack"), value=_("FILE"), type=Path, required=True
    )
    parser.option("--key", words=_("the publisher's key"), value=_("FILE"), type=Path, required=True)
    common.passphrase_file(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check everything as it will be when it is installed, sign it, and tell what is in it."""
    passphrase = shown.passphrase(arguments.passphrase_file)
    made = publishing.build(arguments.folder, arguments.key, passphrase, arguments.out)
    if arguments.json:
        shown.data({"file": str(made.file), **pack_as_data(made.pack, made.contents)})
    else:
        tell_pack(made.pack, made.contents, shown)
        shown.say(_("The pack is in {file}."), file=made.file)
    return 0
