"""Self-checks: worked out from the official form, told with what it is not, and kept only where the officer asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.app import incidents
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Changed, Session
from wellbeing.content import self_checks
from wellbeing.domain.cadence import WINDOWS, Step
from wellbeing.domain.case import CaseState
from wellbeing.domain.identity import CaseId, SelfCheckId, new_uid
from wellbeing.domain.self_check import KeptSelfCheck, SelfCheck, Signpost
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, erasures, officers
from wellbeing.vault import incidents as stored_incidents
from wellbeing.vault import self_checks as stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the page of a case's self-check shows. `may_keep` is false where nothing is written down that may not be
    protected."""

    alias: str
    check: SelfCheck
    signposts: tuple[Signpost, ...]
    kept: tuple[KeptSelfCheck, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A value, what to say to it, and whether a referral is worth offering. It names no condition."""

    value: int
    highest: int
    say: str
    note: str
    refer: bool


def look(session: Session, case_id: CaseId) -> Look:
    """Everything for the page of a case."""
    case = cases.get(session.store, case_id)
    return Look(
        alias=officers.get(session.store, case.officer_id).alias,
        check=self_checks.self_check(),
        signposts=self_checks.signposts(),
        kept=tuple(stored.of_case(session.store, case_id)),
        may_keep=_may_keep(session, case_id),
    )


def is_offered(session: Session, case_id: CaseId) -> bool:
    """Whether it is time to offer it: from the one-month step on, while the case is open."""
    case = cases.get(session.store, case_id)
    occurred = incidents.occurred(stored_incidents.get(session.store, case.incident_id))
    hours = (session.now() - occurred).total_seconds() / 3600
    return case.state is CaseState.OPEN and hours >= WINDOWS[Step.MONTH_1].opens


def work_out(numbers: Sequence[int | None], total: int | None) -> Told:
    """The value of all numbers, or of their sum alone. Refused where neither is whole, or both contradict."""
    check = self_checks.self_check()
    given = [number for number in numbers if number is not None]
    if given and len(given) < check.items:
        raise Refused(_("One of the numbers is missing. The sum alone is enough."), field="numbers")
    if not given and total is None:
        raise Refused(_("Please enter the numbers, or only their sum."), field="numbers")
    if given and total is not None and sum(given) != total:
        raise Refused(_("The numbers add up to another sum. Please look at the form again."), field="total")
    try:
        value = check.value_of(given) if given else check.value_of_sum(total or 0)
    except ValueError:
        raise Refused(_("A number lies outside of what the form can give."), field="numbers") from None
    reached = check.reached(value)
    return Told(
        value=value,
        highest=check.highest_value,
        say=reached.say if reached else check.above,
        note=check.note,
        refer=reached is not None,
    )


def keep(session: Session, case_id: CaseId, told: Told) -> SelfCheckId:
    """Keep date and value, because the officer asks for it. Refused where the lawyer comes first, and for a case that
    is not open."""
    refuse_restricted(session, case_id)
    if not _may_keep(session, case_id):
        raise Refused(_("Nothing is kept for this case: what is written here may not be protected."), field="keep")
    check = self_checks.self_check()
    kept = KeptSelfCheck(
        id=SelfCheckId(0),
        uid=new_uid(),
        case_id=case_id,
        name=check.name,
        version=check.version,
        taken_on=session.today(),
        value=told.value,
    )
    with session.store.transaction("self-check.kept", kept.uid):
        made = stored.add(session.store, kept)
    session.note_change(Changed.CASES)
    return made


def remove(session: Session, self_check_id: SelfCheckId) -> None:
    """The officer wants a kept value gone: it stays gone, also after a restore."""
    kept = stored.get(session.store, self_check_id)
    with session.store.transaction("self-check.removed", kept.uid):
        stored.remove(session.store, self_check_id)
        erasures.note(session.store, {kept.uid: session.now()})
    session.note_change(Changed.CASES)


def _may_keep(session: Session, case_id: CaseId) -> bool:
    case = cases.get(session.store, case_id)
    incident = stored_incidents.get(session.store, case.incident_id)
    return case.state is CaseState.OPEN and not incident.without_free_text
