"""What was agreed, on paper for the officer: next contacts, help, who does what, what is kept, and their rights.

It is in the officer's language. Where the lawyer comes first it holds nothing that a talk brought up.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from wellbeing.app import calls
from wellbeing.app.cases import CaseFile, case_file
from wellbeing.app.letters import CARRIED_DATE, Part, Prepared, filled, own_values
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.app.talk_state import checklist_of
from wellbeing.content import codes
from wellbeing.content.letters import Holds
from wellbeing.domain.checklist import Checklist, Option, Question, StepKind
from wellbeing.domain.consent import Consent, Purpose
from wellbeing.domain.debrief import Debrief
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.domain.referral import Referral, ReferralState
from wellbeing.domain.settled import after_talk
from wellbeing.domain.task import Task
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Section, letter_pdf

CONTACTS, HELP, TALKS, LAST_TALK, EVENT = "contacts", "help", "talks", "last-talk", "event"
"""Keys of the parts that can be chosen."""

CARRIED_SERVICES = _("services that were asked")
CARRIED_TALKS = _("what the talks brought")
CARRIED_EVENT = _("what happened")

_TITLE: Mapping[str, str] = {
    CONTACTS: _("When we talk next"),
    HELP: _("Help that was asked for"),
    TALKS: _("What the talks brought"),
    LAST_TALK: _("Of the last talk only"),
    EVENT: _("What happened, with the day"),
}
_USUAL = frozenset({CONTACTS, HELP, TALKS})
_STATE: Mapping[ReferralState, str] = {
    ReferralState.CONSIDERED: _("You are thinking about it."),
    ReferralState.CONSENT_ASKED: _("You are thinking about it."),
    ReferralState.MADE: _("Asked on {date}. They have not answered yet."),
    ReferralState.ACKNOWLEDGED: _("Asked on {date}. They have confirmed it."),
    ReferralState.APPOINTMENT: _("First appointment on {appointment}."),
    ReferralState.UNDER_WAY: _("It is under way."),
    ReferralState.CLOSED: _("It has ended."),
}


def agreed(
    session: Session, case_id: CaseId, code: str | None = None, chosen: Collection[str] | None = None
) -> Prepared:
    """The paper in the language `code` (the officer's where None), with the parts `chosen` by their keys."""
    refuse_restricted(session, case_id)
    file = case_file(session, case_id)
    reader = language(code or file.officer.language or session.language.code)
    made = _Made(session, file, reader)
    offered = made.offered()
    wanted = frozenset(offered) & frozenset(_USUAL if chosen is None else chosen)
    letter = filled("agreed", reader, own_values(session, reader), made.held(wanted))
    carried = {
        CONTACTS: (CARRIED_DATE, made.contacts()[0] if made.contacts() else ""),
        HELP: (CARRIED_SERVICES, reader.listing(name for name, _state in made.help())),
        TALKS: (CARRIED_TALKS, reader.listing(made.titles())),
        EVENT: (CARRIED_EVENT, reader.text(codes.acts().label(file.incident.act))),
    }
    return Prepared(
        kind=FileKind.AGREED,
        title=letter.title,
        file_name="what-we-agreed.pdf",
        carried=tuple(carried[key] for key in carried if key in wanted and carried[key][1]),
        parts=tuple(
            Part(key=key, title=_TITLE[key], tells_event=key == EVENT, chosen=key in wanted) for key in offered
        ),
        consent="",
        consent_uid=None,
        case_id=case_id,
        make=lambda: letter_pdf(letter, reader),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """Puts one case into the sections of the paper."""

    session: Session
    file: CaseFile
    reader: Language

    def offered(self) -> list[str]:
        """The parts that have something to say; nothing of the talks where the lawyer comes first."""
        parts = [CONTACTS] if self.contacts() else []
        parts += [HELP] if self.help() else []
        if self._lawyer_first():
            return parts
        if self.tasks(self.file.debriefs) or self.done(self.file.debriefs):
            parts += [TALKS, LAST_TALK] if len(self.file.debriefs) > 1 else [TALKS]
        return [*parts, EVENT]

    def _lawyer_first(self) -> bool:
        guides = (guide for held in self.file.debriefs for guide in _guides(held))
        return self.file.incident.without_free_text or any(guide.lawyer_first for guide in guides)

    def held(self, wanted: Collection[str]) -> Mapping[Holds, tuple[Section, ...]]:
        """What stands in the parts of the template."""
        talks = self.file.debriefs[-1:] if LAST_TALK in wanted else self.file.debriefs
        held: dict[Holds, Section] = {
            Holds.CALLS: Section(facts=calls.of_session(self.session, self.reader), prominent=True),
            Holds.KEPT: Section(bullets=tuple(self._kept())),
        }
        if CONTACTS in wanted:
            held[Holds.CONTACTS] = self._contacts()
        if HELP in wanted:
            held[Holds.HELP] = Section(facts=self.help())
        if TALKS in wanted:
            held |= {Holds.TASKS: self._tasks(talks), Holds.DONE: Section(bullets=self.done(talks))}
        if EVENT in wanted:
            held[Holds.EVENT] = Section(facts=(self._event(),))
        return {name: (section,) for name, section in held.items() if section != Section()}

    def titles(self) -> tuple[str, ...]:
        """In one line each what the talks brought."""
        return (
            *(self.reader.text(task.about) for task in self.tasks(self.file.debriefs)),
            *self.done(self.file.debriefs),
        )

    def contacts(self) -> tuple[str, ...]:
        """The day of every contact that is to come, the next one first; none twice."""
        now = self.session.now()
        coming = [found for found in self.file.follow_ups if found.result is None and found.closes_at > now]
        days = dict.fromkeys(max(found.due_at, now).astimezone().date() for found in coming)
        return tuple(self.reader.date(day, "long" if place else "full") for place, day in enumerate(days))

    def _contacts(self) -> Section:
        words = self.reader.text
        first, *later = self.contacts()
        rows = [(words(_("Next")), first)]
        if later:
            rows.append((words(_("After that")), self.reader.listing(later)))
        says = words(_("{who} gets in touch with you. You may say no at any time."), who=self._representative())
        return Section(paragraphs=(says,), facts=tuple(rows))

    def help(self) -> tuple[tuple[str, str], ...]:
        """Service and where it stands. What was not wanted is left out."""
        wanted = [referral for referral in self.file.referrals if referral.state is not ReferralState.DECLINED]
        return tuple((self.file.services[found.service_id].name, self._stands(found)) for found in wanted)

    def _stands(self, referral: Referral) -> str:
        asked = (referral.made_at or referral.created_at).astimezone().date()
        appointment = referral.appointment_on or asked
        words = self.reader
        return words.text(_STATE[referral.state], date=words.date(asked), appointment=words.date(appointment))

    def tasks(self, talks: Collection[Debrief]) -> tuple[Task, ...]:
        """What was taken on since the first of these talks began and is still to be done, the most urgent first."""
        since = min((held.started_at for held in talks), default=self.session.now())
        open_ = (task for task in self.file.tasks if task.is_open and task.made_at >= since)
        return tuple(sorted(open_, key=lambda task: task.due_on))

    def _tasks(self, talks: Collection[Debrief]) -> Section:
        words = self.reader
        rows = tuple(
            (words.text(_("by {date}"), date=words.date(task.due_on)), words.text(task.about))
            for task in self.tasks(talks)
        )
        who = words.text(_("{who} takes this on:"), who=self._representative())
        return Section(paragraphs=(who,), facts=rows) if rows else Section()

    def done(self, talks: Collection[Debrief]) -> tuple[str, ...]:
        """What the talks settled, and what was taken on and done: once done, it stays done."""
        settled = _settled(talks)
        told: dict[str, str] = {}
        for question, option in _latest(talks):
            if option.settles is not None and option.settles in settled:
                told.setdefault(option.settles, self._done(question, option))
        since = min((held.started_at for held in talks), default=self.session.now())
        finished = (task for task in self.file.tasks if not task.is_open and task.made_at >= since)
        return (*told.values(), *(self.reader.text(task.about) for task in finished))

    def _done(self, question: Question, option: Option) -> str:
        label = self.reader.text(option.label)
        if question.kind is StepKind.SEVERAL:
            return label
        return self.reader.text(_("{what}: {answer}"), what=self.reader.text(question.title), answer=label)

    def _event(self) -> tuple[str, str]:
        incident = self.file.incident
        return self.reader.date(incident.occurred_on), self.reader.text(codes.acts().label(incident.act))

    def _kept(self) -> Iterator[str]:
        """What the vault holds, by kind; never what it says."""
        words, file = self.reader, self.file
        yield words.text(_("Your name or an alias, and how to reach you."))
        yield words.text(_("The facts of the case, as choices from a list, with the day."))
        if file.debriefs:
            yield words.plural("The ticks of {count} talk.", "The ticks of {count} talks.", len(file.debriefs))
        if file.tasks:
            yield words.text(_("What was taken on for you, as sentences from a list."))
        if file.reachable is not None:
            yield words.text(_("Through whom you can be reached in an emergency: a number, no name."))
        if file.self_checks:
            yield words.text(_("The value of a self-check, because you asked for it."))
        if file.notes:
            yield words.plural("{count} note.", "{count} notes.", len(file.notes))
        if file.files:
            yield words.plural(
                "A list of {count} paper that left, without its words.",
                "A list of {count} papers that left, without their words.",
                len(file.files),
            )
        yield self._figures(file.consents)

    def _figures(self, consents: tuple[Consent, ...]) -> str:
        asked = [consent for consent in consents if consent.purpose is Purpose.STATISTICS]
        if asked and asked[-1].in_force:
            day = self.reader.date(asked[-1].given_at.astimezone().date())
            return self.reader.text(_("Your yes to being counted in figures without your name, of {date}."), date=day)
        return self.reader.text(_("You are counted in no figures: you have not agreed to it."))

    def _representative(self) -> str:
        return self.session.setting("representative") or self.reader.text(_("Your representative"))


def _guides(held: Debrief) -> tuple[Checklist, ...]:
    talk = checklist_of(held)
    return talk.guides or (talk,)


def _settled(talks: Collection[Debrief]) -> set[str]:
    settled: set[str] = set()
    for held in talks:
        settled = after_talk(settled, checklist_of(held), held.answers)
    return settled


def _latest(talks: Collection[Debrief]) -> Iterator[tuple[Question, Option]]:
    """The options of the latest answer to every question of these talks."""
    answers: dict[str, tuple[Question, list[str]]] = {}
    for held in talks:
        guide = checklist_of(held)
        for question in guide.questions:
            answer = held.answers.get(question.id)
            if answer is not None and question.options:
                answers[question.id] = (question, answer if isinstance(answer, list) else [str(answer)])
    for question, given in answers.values():
        yield from ((question, option) for option in question.options if option.id in given)
