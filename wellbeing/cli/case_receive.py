"""`wellbeing case receive`: look at a case package, and take the case in."""

import argparse
from pathlib import Path

from wellbeing.app import receiving
from wellbeing.app.receiving import Look
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.content import codes
from wellbeing.domain.hand_over import Basis
from wellbeing.language import _


def add(parser: Parser) -> None:
    """FILE, --look or --replace or --send-back, --vault, --passphrase-file and --json."""
    parser.add_argument(
        "file", metavar=parser.words(_("FILE")), type=Path, help=parser.words(_("the package that was received"))
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--look", help=parser.words(_("show what it holds, and take nothing in")), action="store_true")
    replaces = parser.words(_("the case comes back, and is open here too: let what comes back take its place"))
    how.add_argument("--replace", help=replaces, action="store_true")
    erased = parser.words(_("the case was erased here for good: write a receipt, so that it is open there again"))
    how.add_argument("--send-back", metavar=parser.words(_("FILE")), help=erased, type=Path)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show, and take in. Raises Refused and Tampered; nothing is taken in then."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.send_back is not None:
            receiving.send_back(session, arguments.file, arguments.send_back)
            shown.say(_("Nothing was taken in. Send the receipt in {file} to the sender."), file=arguments.send_back)
            return 0
        found = receiving.look(session, arguments.file)
        if not arguments.look:
            receiving.receive(session, arguments.file, replace=arguments.replace)
    taken = not arguments.look and found.received_at is None
    if arguments.json:
        shown.data(_as_data(found, taken=taken))
    else:
        _tell(found, shown, taken=taken)
    return 0


def _tell(found: Look, shown: Console, *, taken: bool) -> None:
    reader = shown.language
    act = reader.text(codes.acts().label(found.act)) if found.act in {code.code for code in codes.acts()} else found.act
    shown.line("  ".join((found.alias, act, reader.date(found.occurred_on))))
    shown.say(_("From {name}."), name=found.sender)
    shown.line(reader.plural("{count} talk", "{count} talks", found.talks))
    shown.line(reader.plural("{count} open follow-up", "{count} open follow-ups", found.open_follow_ups))
    shown.line(reader.plural("{count} referral", "{count} referrals", found.referrals))
    shown.line(reader.plural("{count} note", "{count} notes", found.notes))
    if found.officer_known:
        shown.say(_("This officer is known here."))
    if found.incident_known:
        shown.say(_("This incident is known here."))
    if found.received_at is not None:
        shown.say(
            _("This package was received before, on {moment}. Nothing was doubled."),
            moment=reader.moment(found.received_at),
        )
    elif taken:
        shown.say(_("The case was taken in."))
        if found.package.basis is Basis.EMERGENCY:
            shown.say(receiving.TELL)
    else:
        shown.say(_("Nothing was taken in yet."))


def _as_data(found: Look, *, taken: bool) -> dict[str, object]:
    return {
        "package": found.package.uid,
        "case": found.package.case_uid,
        "from": found.package.sender,
        "basis": found.package.basis,
        "expires": found.package.expires_at.isoformat(),
        "alias": found.alias,
        "talks": found.talks,
        "open_follow_ups": found.open_follow_ups,
        "referrals": found.referrals,
        "notes": found.notes,
        "officer_known": found.officer_known,
        "incident_known": found.incident_known,
        "comes_back": found.comes_back,
        "replaces": found.replaces,
        "received_before": found.received_at is not None,
        "taken_in": taken,
    }
