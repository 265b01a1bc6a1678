"""Every paper can be in every shipped language, and the window's language changes no letter of it."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from tests.helpers.vaults import NOW, Clock
from tests.reports import reading
from wellbeing.app import (
    agreed,
    cards,
    cases,
    consent_form,
    consents,
    country,
    incidents,
    letters,
    preferences,
    referral_letters,
    referrals,
    services,
    take_home,
)
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId, FollowUpId, ReferralId
from wellbeing.language import PSEUDO, language, shipped

LANGUAGES = [*shipped(), PSEUDO]
DAY = NOW.date() + dt.timedelta(days=20)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the papers are about."""

    case: CaseId
    referral: ReferralId
    follow_up: FollowUpId


@pytest.fixture
def records(session: Session, clock: Clock) -> Records:
    preferences.save(
        session, preferences.Preferences(union="Union North", representative="R. Rep", contact="0100 200", country="DE")
    )
    officer = Involved(alias="Heron", name="Ada Officer", contact="0100 300")
    (case_id,) = incidents.open_incident(session, NewIncident(act="ASSAULT", officers=[officer], agreed=True))
    service = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Quiet Hour"))
    referral = referrals.consider(session, case_id, service)
    consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
    clock.forward(days=3)
    return Records(case=case_id, referral=referral, follow_up=cases.case_file(session, case_id).follow_ups[3].id)


Make = Callable[[Session, Records, str], bytes]
PAPERS: dict[str, tuple[Make, str]] = {
    "referral letter": (lambda s, r, code: referral_letters.referral_letter(s, r.referral, code).make(), "Referral"),
    "take home": (lambda s, r, code: take_home.take_home(s, r.case, code).make(), "A page for you"),
    "agreed": (lambda s, r, code: agreed.agreed(s, r.case, code).make(), "What we agreed"),
    "consent form": (lambda s, r, code: consent_form.consent_form(s, r.case, code).make(), "Consent form"),
    "slip": (lambda s, r, code: letters.slip(s, r.follow_up, DAY, dt.time(14), "", code).make(), "Next date"),
    "cards": (lambda s, _r, code: cards.cards(["assault"], country.of_session(s), language(code)), "After an assault"),
}
"""How each paper is made, and a word of its title."""


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_speaks_its_own_language_whatever_the_window_speaks(
    session: Session, records: Records, paper: str, code: str
) -> None:
    make, title = PAPERS[paper]
    made = set()
    for window in LANGUAGES:
        session.language = language(window)
        made.add(make(session, records, code))
    (pdf,) = made
    assert language(code).text(title) in reading.flowing(pdf)
    assert f"/Lang ({'en' if code == PSEUDO else code})".encode() in pdf
