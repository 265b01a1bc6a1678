"""Search over everything: cases by alias, name, place, note and act; services by name and address."""

from dataclasses import dataclass

from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import Service
from wellbeing.vault import cases, search, services
from wellbeing.vault.cases import CaseRow

LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search shows: the newest cases first, then services."""

    cases: tuple[CaseRow, ...]
    services: tuple[Service, ...]


def find(session: Session, text: str) -> Found:
    """Cases and services that fit every word of `text`; at most fifty."""
    case_ids, service_ids = search.find(session.store, text, LIMIT)
    if len(case_ids) < LIMIT and len(text.strip()) > 2:
        case_ids += [found for found in _by_act(session, text) if found not in set(case_ids)]
    return Found(
        cases=tuple(cases.rows_of(session.store, case_ids[:LIMIT], session.now())),
        services=tuple(services.get(session.store, service_id) for service_id in service_ids),
    )


def _by_act(session: Session, text: str) -> list[CaseId]:
    wanted = text.strip().casefold()
    acts = [code.code for code in codes.acts() if wanted in session.language.text(code.label).casefold()]
    return search.of_acts(session.store, acts, LIMIT)
