"""The papers of the demo: what one officer takes along and what one service gets, from the example vault."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from wellbeing.app import (
    agreed,
    cards,
    cases,
    country,
    departures,
    employer,
    letters,
    referral_letters,
    take_home,
    today,
)
from wellbeing.app.cases import CaseFile
from wellbeing.app.employer import Wish
from wellbeing.app.letters import Prepared
from wellbeing.app.session import Session
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.departure import Carrier
from wellbeing.domain.referral import ReferralState
from wellbeing.errors import Refused
from wellbeing.language import _

_AHEAD = dt.timedelta(days=3)
_TIME = dt.time(18, 30)
_ASKED = 2
"""Points of another duty that the letter to the employer asks for."""
_FEW = _("With so few example cases no officer has agreed to a referral yet. Ask for more of them with --cases.")


def write_papers(session: Session, folder: Path) -> list[Path]:
    """Prepare, record and save the papers of one officer: for a service, for home, and for the next date."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for prepared in _papers(session):
        file = folder / prepared.file_name
        departures.save(prepared.make(), file)
        letters.record(session, prepared, Carrier.SAVED, str(file))
        written.append(file)
    every = [one.name for one in cards.offered()]
    departures.save(cards.cards(every, country.of_session(session), session.language), folder / cards.FILE_NAME)
    return [*written, folder / cards.FILE_NAME]


def _papers(session: Session) -> Iterator[Prepared]:
    case = _agreed(session)
    referral = next(found for found in case.referrals if found.state is ReferralState.MADE)
    yield referral_letters.referral_letter(session, referral.id)
    yield referral_letters.confirmation(session, referral.id)
    wish = Wish(
        purpose=Purpose.EMPLOYER_DUTY, recipient=session.setting("employer"), changes=employer.changes()[:_ASKED]
    )
    employer.answer(session, case.case.id, wish, yes=True, way=Way.SPOKEN)
    yield employer.letter(session, case.case.id, wish)
    yield take_home.take_home(session, case.case.id)
    yield agreed.agreed(session, case.case.id)
    due = today.today(session)
    follow_up = (*due.due, *due.overdue, *due.coming)[0].follow_up_id
    day = session.today() + _AHEAD
    yield letters.slip(session, follow_up, day, _TIME, "")
    yield letters.calendar(session, follow_up, day, _TIME)


def _agreed(session: Session) -> CaseFile:
    """A case with a referral that its officer agreed to and that was just made."""
    for row in cases.rows(session):
        case = cases.case_file(session, row.case_id)
        told = {
            consent.service_id for consent in case.consents if consent.purpose is Purpose.SERVICE and consent.in_force
        }
        if any(found.state is ReferralState.MADE and found.service_id in told for found in case.referrals):
            return case
    raise Refused(_FEW, field="cases")
