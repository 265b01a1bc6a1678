"""`wellbeing release verify`: whether a release folder is whole, and whose it is."""

import argparse
from pathlib import Path

from wellbeing.app.summary import verify
from wellbeing.cli import arguments as common
from wellbeing.cli import card_file
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.errors import Tampered
from wellbeing.exchange.release.verifying import FILE_WORDS, FileState, Verification
from wellbeing.language import _


def add(parser: Parser) -> None:
    """The folder, the signer's card, --json."""
    parser.add_argument(
        "folder", metavar=parser.words(_("FOLDER")), type=Path, help=parser.words(_("the release as it was received"))
    )
    card_file.add(parser, _("the signer's card, received by another way; without it the author is not checked"))
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check it. A folder that is not intact, or another signer's, ends with the exit code of `Tampered`."""
    found = verify(arguments.folder, card_file.card_of(arguments))
    if arguments.json:
        shown.data(_as_data(found))
    else:
        _tell(found, shown)
    return 0 if found.ok else Tampered.exit_code


def _tell(found: Verification, shown: Console) -> None:
    for name, state in found.files:
        if state is not FileState.INTACT:
            shown.say(_("{file}: {state}"), file=name, state=shown.text(FILE_WORDS[state]))
    if found.fingerprint:
        shown.say(_("Fingerprint of the signer's keys: {fingerprint}"), fingerprint=found.fingerprint)
    if found.ok:
        shown.say(found.sentence)
    else:
        shown.complain(shown.text(found.sentence))


def _as_data(found: Verification) -> dict[str, object]:
    return {
        "intact": found.intact,
        "author": found.author.value,
        "fingerprint": found.fingerprint,
        "files": {name: state.value for name, state in found.files},
    }
