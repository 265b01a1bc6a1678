"""`wellbeing office take`: take in what came from representatives, or from the other office."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wellbeing.app.office import taking, words
from wellbeing.cli import arguments as common
from wellbeing.cli import office_status
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import WellbeingError
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILES, --sums-lost, --vault, --passphrase-file and --json."""
    explained = parser.words(_("files as they came, or a folder of them; what each of them is, it says itself"))
    parser.add_argument("files", metavar=parser.words(_("FILE")), type=Path, nargs="+", help=explained)
    parser.option(
        "--sums-lost",
        words=_("the sums of what a closing list counts can't be opened again, as this person says; it is recorded"),
        value=_("NAME"),
    )
    common.vault(parser)
    common.json(parser)


def _every(named: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and those in a folder that was named."""
    for place in named:
        if place.is_dir():
            yield from sorted(file for file in place.iterdir() if file.is_file())
        else:
            yield place


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Take each of them in, or tell why not. The exit code is that of the last one that was refused."""
    code, told = 0, list[dict[str, Any]]()
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        for file in taking.in_turn(_every(arguments.files)):
            try:
                taken = taking.take(session, file, arguments.sums_lost)
            except WellbeingError as error:
                code = error.exit_code
                shown.complain(f"{file.name}: {error.told(shown.language)}")
                continue
            told.append({"file": file.name, "what": taken.what.value, "quarter": taken.period.label, "new": taken.new})
            if not arguments.json:
                shown.line(f"{file.name}: {words.taken_told(taken, shown.language)}")
    if arguments.json:
        shown.data(told)
        return code
    for quarter in sorted({one["quarter"] for one in told if one["new"]}):
        shown.say(office_status.SEE, quarter=quarter)
    return code
