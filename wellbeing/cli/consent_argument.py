"""--for and --to: which consent is meant, and whom it lets know."""

import argparse

from wellbeing.app import consents, hand_over
from wellbeing.app.session import Session
from wellbeing.cli import case_argument
from wellbeing.cli.parser import Parser
from wellbeing.domain.consent import EMPLOYER, Consent, Purpose
from wellbeing.domain.identity import CaseId, ServiceId
from wellbeing.errors import Refused
from wellbeing.language import _

PURPOSES = (Purpose.STATISTICS, Purpose.SERVICE, *sorted(EMPLOYER))
"""What can be asked about here; a hand-over is asked about where it is made, a record where a case is opened."""


def add(parser: Parser) -> None:
    """CASE, --for and --to."""
    case_argument.add(parser)
    parser.option(
        "--for",
        words=_("what the officer agrees to: {names}"),
        names=", ".join(PURPOSES),
        value=_("PURPOSE"),
        dest="purpose",
        choices=[purpose.value for purpose in PURPOSES],
        required=True,
    )
    parser.option("--to", words=_("name of the service or office that gets to know"), value=_("NAME"), default="")


def case_of(session: Session, arguments: argparse.Namespace) -> CaseId:
    """The case that is meant. Raises Refused where there is none, or more than one."""
    return hand_over.by_words(session, arguments.case)


def service_of(session: Session, case_id: CaseId, name: str) -> ServiceId:
    """The service of a referral of the case. Raises Refused where none is called so."""
    wanted = " ".join(name.split()).casefold()
    for recipient in consents.overview(session, case_id).recipients:
        if recipient.service.name.casefold() == wanted and recipient.service.id is not None:
            return recipient.service.id
    raise Refused(_("No referral of this case is to a service of this name."), field="to")


def in_force(session: Session, case_id: CaseId, arguments: argparse.Namespace) -> Consent:
    """The consent that is meant. Raises Refused where none is in force."""
    purpose, to = Purpose(arguments.purpose), arguments.to
    service = service_of(session, case_id, to) if purpose is Purpose.SERVICE else None
    recipient = to if purpose in EMPLOYER else None
    given = [
        one
        for one in consents.of_case(session, case_id)
        if one.in_force and (one.purpose, one.service_id, one.recipient) == (purpose, service, recipient)
    ]
    if not given:
        raise Refused(_("This consent is not in force."))
    return given[-1]
