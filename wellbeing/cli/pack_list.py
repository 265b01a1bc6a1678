"""`wellbeing content pack list`: the packs on this computer."""

import argparse

from wellbeing.app import packs
from wellbeing.app.packs import Kept
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--json."""
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Those in use and those that were taken out of it; what is wrong with one goes where errors go."""
    every = packs.installed()
    if arguments.json:
        shown.data({"packs": [_as_data(kept, shown) for kept in every]})
        return 0
    if not every:
        shown.say(_("There is no pack on this computer."))
    for kept in every:
        _tell(kept, shown)
    return 0


def _tell(kept: Kept, shown: Console) -> None:
    for pack in kept.packs[:1]:
        words = (
            _("{name}, version {version}: {title}, signed with {fingerprint}. Taken out of use.")
            if kept.removed
            else _("{name}, version {version}: {title}, signed with {fingerprint}.")
        )
        shown.say(
            words,
            name=kept.name,
            version=shown.language.number(pack.version),
            title=pack.manifest.title,
            fingerprint=pack.card.fingerprint,
        )
    trouble = packs.trouble_of(kept)
    if trouble is not None:
        shown.complain(shown.text(_("{name}: {why}"), name=kept.name, why=trouble.told(shown.language)))


def _as_data(kept: Kept, shown: Console) -> dict[str, object]:
    newest = kept.packs[0] if kept.packs else None
    trouble = packs.trouble_of(kept)
    return {
        "name": kept.name,
        "version": newest.version if newest else None,
        "versions": [pack.version for pack in kept.packs],
        "title": newest.manifest.title if newest else None,
        "publisher": newest.manifest.publisher if newest else None,
        "fingerprint": newest.card.fingerprint if newest else None,
        "in_use": kept.in_use is not None,
        "installed_on": kept.installed_on.isoformat() if kept.installed_on else None,
        "problem": trouble.told(shown.language) if trouble else None,
    }
