"""Retention: per kind of data a time, and proposals once it is over. Nothing is erased by itself, and nothing silently.

The times are those of resources/codes/retention.csv until the union sets its own in the vault. Backups and the access
log have none: rotation removes backups, and the log's chain holds random ids only and stays whole.
"""

import datetime as dt
from collections.abc import Mapping

from wellbeing.app.restricted import refuse_held_case
from wellbeing.app.session import Changed, Session
from wellbeing.content import codes
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.domain.retention import LONGEST_MONTHS, Kind, Proposal, months_after
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, erasures, imports, retention, settings
from wellbeing.vault.retention import Closed

_GONE = _("This is not here any more, or its time is not over.")
_PARTS = (Kind.NOTES, Kind.TALKS, Kind.CONTACT, Kind.REFERRALS)
"""Parts of a case that may go before the whole of it."""


_OURS = _("The law sets no number, only that it is no longer than needed (GDPR Art. 5(1)(e)); this one is ours.")
_CLAIMS = _(
    "After the usual time in which claims lapse: three years in Germany (BGB § 195), elsewhere up to five or more."
)
SOURCE: Mapping[Kind, str] = {
    Kind.NOTES: _OURS,
    Kind.TALKS: _OURS,
    Kind.CONTACT: _CLAIMS,
    Kind.REFERRALS: _CLAIMS,
    Kind.RECORD: _CLAIMS,
    Kind.HISTORY: _OURS,
}
"""From where the months are that come with the program."""


def months(session: Session) -> dict[Kind, int]:
    """How many months each kind is kept: the union's, else those that come with the program."""
    return {kind: int(session.setting(f"retention_{kind}") or shipped(kind)) for kind in Kind}


def shipped(kind: Kind) -> int:
    """The months that come with the program."""
    return int(next(code.attributes["months"] for code in codes.retention() if code.code == kind))


def set_months(session: Session, wanted: Mapping[Kind, int | None]) -> None:
    """Set the union's own times. Raises Refused (field: the kind) for what is no number of months, and where a part
    of a case would be kept longer than the whole."""
    found: dict[Kind, int] = {}
    for kind, number in wanted.items():
        if number is None or not 1 <= number <= LONGEST_MONTHS:
            raise Refused(_("Please enter a number of months from 1 to {most}."), field=kind, most=LONGEST_MONTHS)
        found[kind] = number
    whole = found.get(Kind.RECORD, months(session)[Kind.RECORD])
    for kind in _PARTS:
        if found.get(kind, 0) > whole:
            raise Refused(_("A part is not kept longer than the whole record of a case."), field=kind)
    with session.store.transaction("vault.settings"):
        for kind, number in found.items():
            settings.put(session.store, f"retention_{kind}", str(number))
    session.note_change(Changed.SETTINGS)
    session.note_change(Changed.CASES)


def due(session: Session) -> list[Proposal]:
    """Everything whose time is over and that nobody decided to keep longer, the oldest first.

    Not while a hold or a restriction stands. Where a whole case is due, its parts are not named; name and contact
    stay as long as the officer has another case that is not due.
    """
    today, times = session.today(), months(session)
    kept = retention.kept(session.store, today)
    found = [*_of_cases(session, times, today), *_of_imports(session, times, today)]
    return [one for one in found if (one.kind, one.case_id, one.import_id) not in kept]


def _of_cases(session: Session, times: Mapping[Kind, int], today: dt.date) -> list[Proposal]:
    held = retention.officers_held(session.store, today)
    soonest = months_after(today, -min(times[kind] for kind in (*_PARTS, Kind.RECORD)))
    ended = [one for one in retention.closed_cases(session.store, soonest) if one.officer_id not in held]
    needed = retention.officers_needed(session.store, months_after(today, -times[Kind.CONTACT]))
    found: list[Proposal] = []
    named: set[int] = set()
    for one in ended:
        if _due_on(one, times[Kind.RECORD]) <= today:
            found.append(_proposal(one, Kind.RECORD, times, 1))
            continue
        for kind in _PARTS:
            count = one.counts[kind]
            if not count or _due_on(one, times[kind]) > today:
                continue
            if kind is Kind.CONTACT:
                if one.officer_id in needed or one.officer_id in named:
                    continue
                named.add(one.officer_id)
            found.append(_proposal(one, kind, times, count))
    return found


def _due_on(one: Closed, number: int) -> dt.date:
    return months_after(one.closed_at.astimezone().date(), number)


def _proposal(one: Closed, kind: Kind, times: Mapping[Kind, int], count: int) -> Proposal:
    return Proposal(
        kind=kind,
        about=one.alias,
        since=one.closed_at.astimezone().date(),
        due_on=_due_on(one, times[kind]),
        count=count,
        case_id=one.case_id,
    )


def _of_imports(session: Session, times: Mapping[Kind, int], today: dt.date) -> list[Proposal]:
    found = []
    for one in retention.imports(session.store):
        since = one.at.astimezone().date()
        due_on = months_after(since, times[Kind.HISTORY])
        if due_on <= today:
            found.append(
                Proposal(
                    kind=Kind.HISTORY,
                    about=one.source,
                    since=since,
                    due_on=due_on,
                    count=one.cases,
                    import_id=one.import_id,
                )
            )
    return found


def keep_longer(session: Session, proposal: Proposal, reason: str, until: dt.date | None) -> None:
    """Keep it until the end of a day, for a reason. Raises Refused (field `reason` or `until`)."""
    _refuse_gone(session, proposal)
    if not reason.strip():
        raise Refused(_("Please say why it is needed longer."), field="reason")
    if until is None or until <= session.today():
        raise Refused(_("Please enter a day to come, until which it is kept."), field="until")
    if until > months_after(session.today(), LONGEST_MONTHS):
        raise Refused(_("This day is years away. Please check the year."), field="until")
    with session.store.transaction("retention.kept-longer", _subject(session, proposal)):
        retention.keep(
            session.store,
            proposal.kind,
            proposal.case_id,
            proposal.import_id,
            until,
            reason.strip(),
            session.now(),
        )
    session.note_change(Changed.CASES)


def erase(session: Session, proposal: Proposal) -> None:
    """Erase what was proposed, for good. Raises Refused where it is not due any more, or a hold stands."""
    _refuse_gone(session, proposal)
    store, subject = session.store, _subject(session, proposal)
    if proposal.case_id is None:
        assert proposal.import_id is not None
        held = retention.officers_held(store, session.today())
        found = [one for one, officer in retention.cases_of_import(store, proposal.import_id) if officer not in held]
        if not found:
            raise Refused(_("A hold or a restriction stands for everybody in this import."), field="hold")
        with erasures.erasing_all(store, "retention.erased", found, session.now(), subject):
            pass
        store.drafts.end({f"retention-import-{proposal.import_id}"})
    elif proposal.kind is Kind.RECORD:
        refuse_held_case(session, proposal.case_id)
        with erasures.erasing_all(store, "retention.erased", [proposal.case_id], session.now(), subject):
            pass
    else:
        refuse_held_case(session, proposal.case_id)
        with store.transaction("retention.erased", subject):
            retention.erase(store, proposal.kind, proposal.case_id, session.now())
        store.drafts.end({f"retention-{proposal.case_id}-{proposal.kind}", erasures.OF_SEVERAL})
    session.note_change(Changed.CASES)


def _refuse_gone(session: Session, proposal: Proposal) -> None:
    same = (proposal.kind, proposal.case_id, proposal.import_id)
    if same not in {(one.kind, one.case_id, one.import_id) for one in due(session)}:
        raise Refused(_GONE)


def _subject(session: Session, proposal: Proposal) -> Uid:
    if proposal.case_id is not None:
        return cases.get(session.store, CaseId(proposal.case_id)).uid
    return next(one.uid for one in imports.batches(session.store) if one.id == proposal.import_id)
