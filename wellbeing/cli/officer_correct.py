"""`wellbeing officer correct`: correct how an officer is called and reached, and show who has to be told of it."""

import argparse

from wellbeing.app import officer_rights
from wellbeing.app.names import FILE_KIND
from wellbeing.app.officer_rights import Recipient
from wellbeing.cli import arguments as common
from wellbeing.cli import officer_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.errors import Refused
from wellbeing.language import _, shipped

_FIELDS = ("alias", "name", "contact", "officer_language")


def add(parser: Parser) -> None:
    """OFFICER, what is corrected, --vault, --passphrase-file and --json."""
    officer_argument.add(parser)
    parser.option("--alias", words=_("what the screen shows instead of the name"), value=_("WORD"))
    parser.option("--name", words=_("the name; empty takes it out"), value=_("NAME"))
    parser.option("--contact", words=_("how to reach the officer; empty takes it out"), value=_("WORDS"))
    parser.option(
        "--officer-language",
        words=_("the language of papers for the officer: {names}"),
        names=", ".join(shipped()),
        value=_("CODE"),
        choices=shipped(),
    )
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Correct it. What is not named stays; what stood there before is kept."""
    if all(getattr(arguments, field) is None for field in _FIELDS):
        raise Refused(_("Please say what is to be corrected."))
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        officer_id = officer_rights.by_words(session, arguments.officer)
        known = officer_rights.standing(session, officer_id).officer
        told = officer_rights.correct(
            session,
            officer_id,
            alias=known.alias if arguments.alias is None else arguments.alias,
            name=(known.name or "") if arguments.name is None else arguments.name,
            contact=(known.contact or "") if arguments.contact is None else arguments.contact,
            language=arguments.officer_language,
        )
    if arguments.json:
        shown.data({"tell": [_as_data(one) for one in told]})
        return 0
    shown.say(_("Corrected. What stood there before is kept as history."))
    if told:
        shown.say(_("They were told something about the officer. Please tell them of the correction:"))
    for one in told:
        what = shown.text(FILE_KIND[one.kind])
        shown.line("  ".join((one.who, what, shown.language.moment(one.at))))
    return 0


def _as_data(one: Recipient) -> dict[str, object]:
    return {"who": one.who, "by": one.kind, "at": one.at.isoformat(timespec="seconds")}
