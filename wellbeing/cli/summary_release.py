"""`wellbeing summary release`: the release folder of a year; a second time the same bytes again."""

import argparse
from pathlib import Path

from wellbeing.anonymise.period import Period
from wellbeing.app import departures, summary, vaults
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli import periods
from wellbeing.cli.console import Console
from wellbeing.cli.parser import Parser
from wellbeing.language import _


def add(parser: Parser) -> None:
    """--vault, --passphrase-file, --year, --part, --out, --card and --json."""
    common.vault(parser)
    periods.add(parser)
    parser.option(
        "--out", words=_("the release folder; it must not exist yet"), value=_("FOLDER"), type=Path, required=True
    )
    parser.option(
        "--card",
        words=_("write the signer's card to this file too; hand it on by another way than the release"),
        value=_("FILE"),
        type=Path,
    )
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Release, or hand out again what left before. Fails closed: on any doubt nothing is written."""
    session = vaults.unlock(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown.language)
    try:
        period = periods.period_of(session, arguments)
        again = summary.was_released(session, period)
        _release(session, period, arguments.out, shown, again=again)
        card = summary.card(session)
        if arguments.card is not None:
            departures.save(card.to_bytes(), arguments.card)
    finally:
        vaults.close(session)
    if arguments.json:
        shown.data(
            {
                "period": period.label,
                "folder": str(arguments.out),
                "handed_out_again": again,
                "fingerprint": card.fingerprint,
                "files": sorted(file.name for file in arguments.out.iterdir()),
            }
        )
        return 0
    told = _("Handed out again, byte for byte: {folder}") if again else _("Released: {folder}")
    shown.say(told, folder=arguments.out)
    shown.say(_("Fingerprint of the signer's keys: {fingerprint}"), fingerprint=card.fingerprint)
    return 0


def _release(session: Session, period: Period, folder: Path, shown: Console, *, again: bool) -> None:
    if again:
        summary.hand_out_again(session, period, folder)
        return
    preview = summary.preview(periods.gather(session, period), session.today())
    summary.release(session, preview, folder, shown.language)
