"""`wellbeing consent withdraw`: the officer takes a consent back; what has already left is told."""

import argparse

from wellbeing.app import consents, counted_in
from wellbeing.app.counted_in import CountedIn
from wellbeing.app.names import FILE_KIND
from wellbeing.cli import arguments as common
from wellbeing.cli import consent_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.consent import Purpose
from wellbeing.language import _


def add(parser: Parser) -> None:
    """CASE, --for, --to, --vault, --passphrase-file and --json."""
    consent_argument.add(parser)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Withdraw it. Raises Refused for an unknown case or service, and where none is in force."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        case_id = consent_argument.case_of(session, arguments)
        consent = consent_argument.in_force(session, case_id, arguments)
        found = consents.overview(session, case_id)
        consents.withdraw(session, consent.id)
    left = [file for file in found.files if file.consent_uid == consent.uid]
    counted = found.counted if consent.purpose is Purpose.STATISTICS else CountedIn()
    if arguments.json:
        files = [{"kind": file.kind, "how": file.carrier, "at": file.at.isoformat()} for file in left]
        periods = {
            "counted_in": counted.left,
            "to_contribute_again": counted.sent,
            "left_out_of": counted.frozen,
        }
        labels = {name: [period.label for period in found] for name, found in periods.items()}
        shown.data({"id": consent.uid, "purpose": consent.purpose, "left": files, **labels})
        return 0
    shown.say(_("Withdrawn. From now on nothing rests on it."))
    for file in left:
        kind, day = shown.text(FILE_KIND[file.kind]), shown.language.date(file.at.astimezone().date())
        shown.say(_("Already left, and can't be called back: {kind}, {date}."), kind=kind, date=day)
    if counted.left:
        told = _("Counted already in the figures of {period}, which stay as they are.")
        shown.say(told, period=counted_in.names(counted.left, shown.language))
    if counted.sent:
        shown.say(counted_in.SENT, period=counted_in.names(counted.sent, shown.language))
    if counted.frozen:
        told = _("Left out of the figures of {period}, of which nothing has left.")
        shown.say(told, period=counted_in.names(counted.frozen, shown.language))
    return 0
