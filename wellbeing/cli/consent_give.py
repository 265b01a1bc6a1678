"""`wellbeing consent give`: note what the officer answered, after the words that were read aloud."""

import argparse

from wellbeing.app import consents
from wellbeing.app.session import Session
from wellbeing.cli import arguments as common
from wellbeing.cli import consent_argument
from wellbeing.cli.console import Console
from wellbeing.cli.opened import opened
from wellbeing.cli.parser import Parser
from wellbeing.domain.consent import Consent, Purpose, Way
from wellbeing.language import _


def add(parser: Parser) -> None:
    """CASE, --for, --to, --way, --no, --vault, --passphrase-file and --json."""
    consent_argument.add(parser)
    parser.option(
        "--way",
        words=_("how it was said: {names}"),
        names=", ".join(Way),
        value=_("WAY"),
        choices=[way.value for way in Way],
        required=True,
    )
    parser.option("--no", words=_("the officer said no"), action="store_true", dest="no")
    common.vault(parser)
    common.json(parser)


def run(arguments: argparse.Namespace, shown: Console) -> int:
    """Note it. Raises Refused for an unknown case or service, and before figures may be asked about."""
    with opened(common.vault_of(arguments), shown.passphrase(arguments.passphrase_file), shown) as session:
        noted = _noted(session, arguments)
    if arguments.json:
        shown.data({"id": noted.uid, "purpose": noted.purpose, "answer": noted.answer, "text": noted.text})
    else:
        shown.say(_("Noted: yes.") if noted.answer else _("Noted: no."))
    return 0


def _noted(session: Session, arguments: argparse.Namespace) -> Consent:
    case_id = consent_argument.case_of(session, arguments)
    purpose, way, yes = Purpose(arguments.purpose), Way(arguments.way), not arguments.no
    if purpose is Purpose.STATISTICS:
        consents.answer_statistics(session, case_id, yes=yes, way=way)
    elif purpose is Purpose.SERVICE:
        service = consent_argument.service_of(session, case_id, arguments.to)
        consents.answer_service(session, case_id, service, yes=yes, way=way)
    else:
        consents.answer_employer(session, case_id, purpose, arguments.to, yes=yes, way=way)
    return consents.of_case(session, case_id)[-1]
