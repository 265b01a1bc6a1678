"""`wellbeing papers make`: one paper of data protection as PDF, or as text that any word processor can change."""

import argparse
from pathlib import Path

from wellbeing.app import controller, papers
from wellbeing.app.papers import BREACH_REPORT, ORDER, Form
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _, shipped

_GAPS = _("Who answers for the data is not entered completely. The paper has lines there, to be filled in by hand.")


def add(parser: Parser) -> None:
    """The paper, --out, --in, --vault, --passphrase-file and --json."""
    names = ", ".join(name for name in ORDER if name != BREACH_REPORT)
    parser.add_argument("name", metavar=parser.words(_("NAME")), help=parser.words(_("one of {names}"), names=names))
    parser.option(
        "--out", words=_("the file to write, ending in .pdf or .rtf"), value=_("FILE"), type=Path, required=True
    )
    parser.option(
        "--in",
        words=_("the language of the paper; without it that of the command: {names}"),
        names=", ".join(shipped()),
        value=_("CODE"),
        dest="code",
        choices=shipped(),
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Write it; it is listed under 'Files that left'. An existing file is not replaced."""
    form = _form_of(arguments.out)
    passphrase = shown.passphrase(arguments.passphrase_file)
    with opened(common.vault_of(arguments), passphrase, shown) as session:
        prepared = papers.paper(session, arguments.name, arguments.code or shown.language.code)
        papers.save(session, prepared, prepared.make[form](), arguments.out)
        gaps = controller.missing(controller.read(session))
    if arguments.json:
        shown.data({"file": str(arguments.out), "name": arguments.name, "not_entered": list(gaps)})
        return 0
    if gaps:
        shown.complain(shown.language.text(_GAPS))
    shown.say(_("Written to {file}."), file=arguments.out)
    return 0


def _form_of(out: Path) -> Form:
    try:
        return Form(out.suffix.removeprefix(".").lower())
    except ValueError:
        raise Refused(_("A paper is a file that ends in .pdf or .rtf."), field="out") from None
