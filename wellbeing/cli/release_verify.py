"""`wellbeing release verify`: whether a release folder is whole, and whose it is."""

import argparse
from pathlib import Path

from wellbeing.app.summary import verify
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused, Tampered
from wellbeing.exchange.release.card import LARGEST_CARD, Card, read_card
from wellbeing.exchange.release.verifying import FILE_WORDS, FileState, Verification
from wellbeing.language import _

_CARD_UNREADABLE = _("The card can't be read. Check its place.")


def add(parser: Parser) -> None:
    """The folder, the signer's card, --json."""
    parser.add_argument(
        "folder", metavar=parser.words(_("FOLDER")), type=Path, help=parser.words(_("the release as it was received"))
    )
    parser.option(
        "--card",
        words=_("the signer's card, received by another way; without it the author is not checked"),
        value=_("FILE"),
        type=Path,
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Check it. A folder that is not intact, or another signer's, ends with the exit code of `Tampered`."""
    found = verify(arguments.folder, _card(arguments.card))
    if arguments.json:
        shown.data(_as_data(found))
    else:
        _tell(found, shown)
    return 0 if found.ok else Tampered.exit_code


def _card(file: Path | None) -> Card | None:
    if file is None:
        return None
    try:
        with file.open("rb") as source:
            return read_card(source.read(LARGEST_CARD + 1))
    except OSError as error:
        raise Refused(_CARD_UNREADABLE, field="card") from error


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
