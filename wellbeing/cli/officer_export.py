"""`wellbeing officer export`: what is kept about an officer, as PDF to read or as JSON to take along."""

import argparse
from pathlib import Path

from wellbeing.app import kept, kept_paper, letters, officer_rights
from wellbeing.cli import arguments as common
from wellbeing.cli import officer_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser) -> None:
    """OFFICER, --out, --vault, --passphrase-file and --json."""
    officer_argument.add(parser)
    parser.option(
        "--out",
        words=_("the file; its name ends in .pdf or in .json, and it must not exist yet"),
        value=_("FILE"),
        type=Path,
        required=True,
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it; it is listed under 'Files that left'. Raises Refused where the file exists or ends otherwise."""
    path, kind = arguments.out, arguments.out.suffix.lower()
    if kind not in (".pdf", ".json"):
        raise Refused(_("The name of the file has to end in .pdf or in .json."), field="path")
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        officer_id = officer_rights.by_words(session, arguments.officer)
        if kind == ".json":
            kept.save_json(session, officer_id, path)
        else:
            prepared = kept_paper.prepare(session, officer_id)
            letters.save_and_record(session, prepared, prepared.make(), path)
    if arguments.json:
        shown.data({"file": str(path)})
    else:
        shown.say(_("Written to {file}, and noted under “Files that left”."), file=path)
    return 0
