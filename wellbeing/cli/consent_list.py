"""`wellbeing consent list`: every answer of one case, as it was given and withdrawn."""

import argparse

from wellbeing.app import consents
from wellbeing.app.consents import Overview
from wellbeing.app.names import PURPOSE, WAY
from wellbeing.cli import arguments as common
from wellbeing.cli import case_argument, consent_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.consent import Consent
from wellbeing.language import Language, _


def add(parser: Parser) -> None:
    """CASE, --vault, --passphrase-file and --json."""
    case_argument.add(parser)
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Show them, the oldest first."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        found = consents.overview(session, consent_argument.case_of(session, arguments))
    if arguments.json:
        shown.data([_as_data(one, found) for one in found.history])
        return 0
    for one in found.history:
        shown.line("  ".join(_words(one, found, shown.language)))
    if not found.history:
        shown.say(_("Nothing was asked yet."))
    return 0


def _to(one: Consent, found: Overview) -> str:
    return (one.recipient or "") if one.service_id is None else found.services[one.service_id].name


def _words(one: Consent, found: Overview, reader: Language) -> list[str]:
    words = [reader.moment(one.given_at), reader.text(PURPOSE[one.purpose]), _to(one, found)]
    words += [reader.text(_("yes") if one.answer else _("no")), reader.text(WAY[one.way])]
    words.append(f"{one.text} ({one.language})")
    if one.withdrawn_at is not None:
        words.append(reader.text(_("withdrawn on {moment}"), moment=reader.moment(one.withdrawn_at)))
    return [part for part in words if part]


def _as_data(one: Consent, found: Overview) -> dict[str, object]:
    return {
        "id": one.uid,
        "purpose": one.purpose,
        "to": _to(one, found) or None,
        "answer": one.answer,
        "way": one.way,
        "text": one.text,
        "language": one.language,
        "given_at": one.given_at.isoformat(timespec="seconds"),
        "withdrawn_at": one.withdrawn_at.isoformat(timespec="seconds") if one.withdrawn_at else None,
        "in_force": one.in_force,
    }
