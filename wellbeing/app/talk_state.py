"""A talk with all that it is walked by: its guide, the facts of its case, and what earlier talks settled."""

import dataclasses
from dataclasses import dataclass

from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.domain import walk
from wellbeing.domain.answer import YesNo
from wellbeing.domain.cadence import Step
from wellbeing.domain.case import Case
from wellbeing.domain.checklist import Checklist, Mode, Question, RedFlag
from wellbeing.domain.condition import Facts
from wellbeing.domain.consent import Purpose
from wellbeing.domain.debrief import Debrief, DebriefState
from wellbeing.domain.identity import CaseId, DebriefId
from wellbeing.domain.incident import Incident
from wellbeing.domain.settled import after_talk
from wellbeing.domain.walk import Way
from wellbeing.vault import cases, consents, debriefs, incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A debrief with what it is walked by. `settled` names what earlier talks settled, and which one did; `way` is
    what is asked and what is known."""

    debrief: Debrief
    case: Case
    incident: Incident
    checklist: Checklist
    facts: Facts
    settled: dict[str, Debrief]
    way: Way

    def moved_to(self, position: str | None) -> "Talk":
        """The same talk at another question: its way is the same one."""
        return dataclasses.replace(self, debrief=dataclasses.replace(self.debrief, position=position))

    def next_question(self, position: str | None) -> Question | None:
        """The question after `position`; None at the end."""
        return walk.following(self.checklist, self.way.asked, position)

    def previous_question(self, position: str) -> Question | None:
        """The question before `position`; None at the start."""
        return walk.preceding(self.checklist, self.way.asked, position)

    @property
    def flags(self) -> tuple[RedFlag, ...]:
        """The red flags that its answers raise."""
        return walk.raised_flags(self.checklist, self.debrief.answers, self.facts, self.settled)

    def free_text_allowed(self, question: Question) -> bool:
        """Whether a note may be written at this question."""
        return walk.free_text_allowed(self.checklist, question, self.debrief.answers, self.facts)


def talk_of(session: Session, debrief_id: DebriefId) -> Talk:
    """A debrief with its guide, facts and what is settled."""
    return talk_with(session, debriefs.get(session.store, debrief_id))


def talk_with(session: Session, debrief: Debrief) -> Talk:
    """The same for a debrief that is at hand, stored or not."""
    case, incident = case_of(session, debrief.case_id)
    checklist = checklist_of(debrief)
    known = facts(session, case, incident, debrief.step, Mode(debrief.mode))
    settled = settled_before(session, debrief)
    return Talk(
        debrief=debrief,
        case=case,
        incident=incident,
        checklist=checklist,
        facts=known,
        settled=settled,
        way=walk.way(checklist, debrief.answers, known, settled),
    )


def checklist_of(debrief: Debrief) -> Checklist:
    """The guide of a debrief with the topics that joined it, in the versions they are bound to."""
    return _woven(debrief, _bound(debrief))


def newest_checklist_of(debrief: Debrief) -> Checklist | None:
    """The same guide in its newest version, where that is another one and the talk is not finished."""
    if debrief.state is DebriefState.DONE:
        return None
    bound = _bound(debrief)
    newest = _woven(debrief, {name: library.newest_version(name, held) for name, held in bound.items()})
    return newest if versions_of(newest) != bound else None


def versions_of(checklist: Checklist) -> dict[str, int]:
    """The version of every guide of a talk, by name."""
    return {guide.name: guide.version for guide in checklist.guides or (checklist,)}


def _bound(debrief: Debrief) -> dict[str, int]:
    return {debrief.checklist: debrief.version, **{one.checklist: one.version for one in debrief.topics}}


def _woven(debrief: Debrief, versions: dict[str, int]) -> Checklist:
    """The guides of a debrief in `versions`."""
    topics = [(one.checklist, versions[one.checklist], one.after) for one in debrief.topics]
    return library.talk(debrief.checklist, versions[debrief.checklist], topics)


def case_of(session: Session, case_id: CaseId) -> tuple[Case, Incident]:
    """A case and its incident."""
    case = cases.get(session.store, case_id)
    return case, incidents.get(session.store, case.incident_id)


def facts(session: Session, case: Case, incident: Incident, step: Step | None, mode: Mode) -> Facts:
    """What conditions may ask of the case."""
    flags = debriefs.flags(session.store, case.id)
    return {
        "act": incident.act,
        "alone": _truth(case.conditions.alone),
        "circumstance": incident.circumstance,
        "other_cases": len(cases.of_officer(session.store, case.officer_id)) - 1,
        "environment": incident.environment,
        "flags": sorted(flag.value for flag in incident.flags),
        "injured": _injured(case.injuries),
        "means": incident.means,
        "membership": case.membership.value,
        "mode": mode.value,
        "red_flags": sorted({raised.flag for raised in flags}),
        "relation": case.relation.value,
        "role": case.role,
        "severity": case.days_lost,
        "statistics_consent": consented(session, case.id),
        "step": step.value if step else None,
        "under_investigation": incident.under_investigation or None,
    }


def _injured(injuries: tuple[str, ...]) -> bool | None:
    known = set(injuries) - {"000"}
    return bool(known - {"NONE"}) if known else None


def consented(session: Session, case_id: CaseId) -> str | None:
    """The officer's answer about statistics as it stands: yes, no, or not asked."""
    answer = consents.latest(session.store, case_id, Purpose.STATISTICS)
    return None if answer is None else "yes" if answer.in_force else "no"


def _truth(answer: YesNo | None) -> bool | None:
    return {YesNo.YES: True, YesNo.NO: False}.get(answer) if answer else None


def settled_before(session: Session, debrief: Debrief) -> dict[str, Debrief]:
    """What the other talks of the case have settled, each with the talk that did so last."""
    settled: dict[str, Debrief] = {}
    for held in debriefs.of_case(session.store, debrief.case_id, besides=debrief.id):
        holds = after_talk(settled, checklist_of(held), held.answers)
        settled = {thing: settled.get(thing, held) for thing in holds}
    return settled
