"""Looking up in an open vault what a process claimed to have saved, by the use cases that the window reads with."""

import json
from collections.abc import Callable

from wellbeing.app import cases, consents, referrals, search, vaults
from wellbeing.app.session import Session
from wellbeing.app.standing import standing
from wellbeing.domain.debrief import Debrief
from wellbeing.domain.identity import CaseId, ServiceId

NOT_THERE = ""


def found_in(session: Session) -> Callable[[str], str]:
    """A function that gives the value of a claim's key, or an empty text."""
    aliases = {row.alias: row.case_id for row in _rows(session)}

    def found(key: str) -> str:
        what, *parts = key.split("|")
        if what in _PLAIN:
            return _PLAIN[what](session, *parts)
        case_id = aliases.get(parts[0])
        return NOT_THERE if case_id is None else _OF_CASE[what](session, case_id, *parts)

    return found


def _rows(session: Session) -> list[cases.CaseRow]:
    rows: list[cases.CaseRow] = []
    while page := cases.rows(session, offset=len(rows)):
        rows += page
    return rows


def _setting(session: Session, name: str) -> str:
    return session.setting(name)


def _draft(session: Session, name: str) -> str:
    draft = vaults.drafts(session).read(name)
    return NOT_THERE if draft is None else draft.content.decode()


def _case(session: Session, case_id: CaseId, alias: str) -> str:
    """Its state; only if the search finds it too."""
    hits = search.find(session, alias)
    searched = case_id in {row.case_id for row in hits.cases} | set(hits.rest)
    return cases.case_file(session, case_id).case.state.value if searched else "not found by the search"


def _name(session: Session, case_id: CaseId, _alias: str) -> str:
    return cases.case_file(session, case_id).officer.name or NOT_THERE


def _note(session: Session, case_id: CaseId, _alias: str, word: str) -> str:
    notes = cases.case_file(session, case_id).notes
    return next((text for _at, text in notes if text.startswith(word)), NOT_THERE)


def _debrief_of(session: Session, case_id: CaseId, step: str) -> Debrief | None:
    return next((one for one in cases.case_file(session, case_id).debriefs if one.step == step), None)


def _debrief(session: Session, case_id: CaseId, _alias: str, step: str) -> str:
    debrief = _debrief_of(session, case_id, step)
    return NOT_THERE if debrief is None else debrief.state.value


def _answer(session: Session, case_id: CaseId, _alias: str, step: str, question: str) -> str:
    debrief = _debrief_of(session, case_id, step)
    if debrief is None or question not in debrief.answers:
        return NOT_THERE
    return json.dumps(standing(session, debrief.id).debrief.answers[question])


def _referral(session: Session, case_id: CaseId, _alias: str, service: str) -> str:
    made = [one for one in referrals.of_case(session, case_id) if one.service_id == int(service)]
    return made[-1].state.value if made else NOT_THERE


def _consent(session: Session, case_id: CaseId, _alias: str, service: str) -> str:
    given = [one for one in consents.of_case(session, case_id) if one.service_id == ServiceId(int(service))]
    return str(given[-1].answer) if given else NOT_THERE


_PLAIN: dict[str, Callable[..., str]] = {"setting": _setting, "draft": _draft}
_OF_CASE: dict[str, Callable[..., str]] = {
    "case": _case,
    "name": _name,
    "note": _note,
    "debrief": _debrief,
    "answer": _answer,
    "referral": _referral,
    "consent": _consent,
}
