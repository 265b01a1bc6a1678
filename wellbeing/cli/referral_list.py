"""`wellbeing referral list`: every referral, by alias and service."""

import argparse
import datetime as dt

from wellbeing.app import referrals
from wellbeing.app.names import OUTCOME, REFERRAL_STATE
from wellbeing.app.referrals import ListedReferral
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.language import Language, _

_ID = 8
"""Characters of an id that are shown; as many as tell one referral from another."""


def add(parser: Parser) -> None:
    """--open, --vault, --passphrase-file and --json."""
    parser.option("--open", words=_("only referrals that have not ended"), action="store_true")
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Tell."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        today = session.today()
        found = [one for one in referrals.listed(session) if one.referral.is_open or not arguments.open]
    if arguments.json:
        shown.data([_as_data(one, today) for one in found])
        return 0
    for one in found:
        shown.line("  ".join(_words(one, today, shown.language)))
    if not found:
        shown.say(_("There is no referral."))
    return 0


def _words(one: ListedReferral, today: dt.date, reader: Language) -> list[str]:
    referral = one.referral
    state = REFERRAL_STATE[referral.state] if referral.outcome is None else OUTCOME[referral.outcome]
    words = [referral.uid[:_ID], one.alias, one.service, reader.text(state)]
    if referral.waited_days is not None:
        words.append(
            reader.plural("first appointment after {count} day", "first appointment after {count} days",
                          referral.waited_days)
        )  # fmt: skip
    elif referral.is_open and (days := referral.waiting_days(today)) is not None:
        words.append(reader.plural("waiting for {count} day", "waiting for {count} days", days))
    return words


def _as_data(one: ListedReferral, today: dt.date) -> dict[str, object]:
    referral = one.referral
    waits = referral.is_open and referral.appointment_on is None
    return {
        "id": referral.uid,
        "alias": one.alias,
        "service": one.service,
        "kind": referral.kind,
        "state": referral.state,
        "made_on": None if referral.made_on is None else referral.made_on.isoformat(),
        "appointment_on": None if referral.appointment_on is None else referral.appointment_on.isoformat(),
        "waited_days": referral.waited_days,
        "waiting_days": referral.waiting_days(today) if waits else None,
        "outcome": referral.outcome,
        "helped": referral.helped,
    }
