"""Search over everything: cases by alias, name, place, note and act; services by name and address."""

from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.app import silence
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import Service
from wellbeing.vault import cases, search, services
from wellbeing.vault.cases import CaseRow

LIMIT = 50
"""Most that a search finds; another letter narrows it down."""
AT_ONCE = 16
"""Rows read with the search itself: what fits into sight. The others are read when somebody moves on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search shows: the newest cases first, then services. `rest` are further cases for `rows_of`."""

    cases: tuple[CaseRow, ...]
    rest: tuple[CaseId, ...]
    services: tuple[Service, ...]


def find(session: Session, text: str) -> Found:
    """Cases and services that fit every word of `text`; at most fifty."""
    case_ids, service_ids = search.find(session.store, text, LIMIT)
    if len(case_ids) < LIMIT and len(text.strip()) > 2:
        case_ids += [found for found in _by_act(session, text) if found not in set(case_ids)]
    return Found(
        cases=tuple(rows_of(session, case_ids[:AT_ONCE])),
        rest=tuple(case_ids[AT_ONCE:LIMIT]),
        services=tuple(
            service for service_id in service_ids if not (service := services.get(session.store, service_id)).hidden
        ),
    )


def rows_of(session: Session, case_ids: Sequence[CaseId]) -> list[CaseRow]:
    """The rows of cases that a search found, in its order."""
    return silence.mark_peace(session, cases.rows_of(session.store, list(case_ids), session.now()))


def _by_act(session: Session, text: str) -> list[CaseId]:
    wanted = text.strip().casefold()
    acts = [code.code for code in codes.acts() if wanted in session.language.text(code.label).casefold()]
    return search.of_acts(session.store, acts, LIMIT)
