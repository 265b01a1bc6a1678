"""`wellbeing contribution offices`: show the two offices to which contributions go, or name them."""

import argparse
from pathlib import Path

from wellbeing.app.contributing import offices
from wellbeing.app.contributing.offices import Heard, Offices
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _


def add(parser: Parser) -> None:
    """Both cards with the fingerprints that were heard, --country, --as, --vault, --passphrase-file and --json."""
    heard = _("its fingerprint as the office reads it out on the telephone, in quotes")
    parser.option(
        "--releasing", words=_("the card of the office that will release the figures"), value=_("FILE"), type=Path
    )
    parser.option("--releasing-fingerprint", words=heard, value=_("SIGNS"), default="")
    parser.option("--second", words=_("the card of the other office"), value=_("FILE"), type=Path)
    parser.option("--second-fingerprint", words=heard, value=_("SIGNS"), default="")
    parser.option("--country", words=_("the country for which they count, by code or name"), value=_("COUNTRY"))
    parser.option("--as", dest="pseudonym", words=_("the name by which both offices know you"), value=_("NAME"))
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Name them where cards are given, then tell. Raises Refused where a fingerprint is another one."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        if arguments.releasing or arguments.second:
            _name(session, arguments)
        every = offices.every(session)
    if arguments.json:
        shown.data([_as_data(found) for found in every])
        return 0
    if not every:
        shown.say(_("No offices are named. Contributions go to two, so that neither can read a number alone."))
    for found in every:
        if found.since:
            shown.say(_("From {year} on:"), year=found.since)
        releasing, second = (" · ".join(part for part in (card.name, card.union) if part) for card in found.cards)
        shown.say(_("Releases the figures: {office}"), office=releasing)
        shown.line(found.releasing.fingerprint)
        shown.say(_("Second office: {office}"), office=second)
        shown.line(found.second.fingerprint)
        shown.say(_("Country: {country}. They know you as {name}."), country=found.country, name=found.pseudonym)
    return 0


def _name(session: Session, arguments: argparse.Namespace) -> None:
    if not (arguments.releasing and arguments.second):
        raise Refused(_("Please give both cards: --releasing and --second."), field="second")
    offices.name(
        session,
        releasing=Heard(card=offices.look(arguments.releasing), fingerprint=arguments.releasing_fingerprint),
        second=Heard(card=offices.look(arguments.second), fingerprint=arguments.second_fingerprint),
        country=arguments.country or session.country or "",
        pseudonym=arguments.pseudonym or "",
    )


def _as_data(found: Offices) -> dict[str, object]:
    return {
        "since": found.since or None,
        "releasing": {"name": found.releasing.name, "fingerprint": found.releasing.fingerprint},
        "second": {"name": found.second.name, "fingerprint": found.second.fingerprint},
        "country": found.country,
        "as": found.pseudonym,
    }
