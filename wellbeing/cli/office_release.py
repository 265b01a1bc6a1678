"""`wellbeing office release`: the national release of a year, as a folder."""

import argparse
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import departures, summary
from wellbeing.app.office import national, own
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--year, --out, --card, --vault and --passphrase-file."""
    parser.option("--year", words=_("the calendar year"), value=_("YEAR"), type=int, required=True)
    parser.option(
        "--out", words=_("the release folder; it must not exist yet"), value=_("FOLDER"), type=Path, required=True
    )
    parser.option(
        "--card",
        words=_("write the signer's card to this file too; hand it on by another way than the release"),
        value=_("FILE"),
        type=Path,
    )
    common.vault(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Release, or hand out again what left before. Fails closed: on any doubt nothing is written."""
    period = Period(year=arguments.year)
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        own.require_stored(session)  # a representative's year that left is not handed out as a national one
        again = summary.was_released(session, period)
        if again:
            summary.hand_out_again(session, period, arguments.out)
        else:
            preview = national.preview(national.gather(session, period), session.today())
            national.release(session, preview, arguments.out, shown.language)
        card = summary.card(session)
        if arguments.card is not None:
            departures.save(card.to_bytes(), arguments.card)
    told = _("Handed out again, byte for byte: {folder}") if again else _("Released: {folder}")
    shown.say(told, folder=arguments.out)
    shown.say(_("Fingerprint of the signer's keys: {fingerprint}"), fingerprint=card.fingerprint)
    return 0
