"""One case in words, for 'What we keep about you': everything of it, but the random ids."""

from collections.abc import Iterator
from dataclasses import dataclass

from wellbeing.app import counted_in
from wellbeing.app.cases import CaseFile
from wellbeing.app.flag_words import FlagWords
from wellbeing.app.names import (
    AGE_BAND,
    CASE_STATE,
    CONDITION,
    HELPED,
    MEMBERSHIP,
    OUTCOME,
    PURPOSE,
    REACH,
    REFERRAL_STATE,
    RESULT,
    STEP,
    TIE,
    WAY,
    YES_NO,
    follow_up_name,
)
from wellbeing.app.session import Session
from wellbeing.app.talk_state import checklist_of
from wellbeing.content import codes
from wellbeing.domain.answer import YesNo
from wellbeing.domain.checklist import Question
from wellbeing.domain.condition import Answer
from wellbeing.domain.consent import EMPLOYER
from wellbeing.domain.debrief import Debrief
from wellbeing.language import Language, _
from wellbeing.reports.letters import Section

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class KeptCase:
    """One case in words."""

    session: Session
    file: CaseFile
    flags: FlagWords
    reader: Language

    def sections(self) -> Iterator[Section]:
        """In the order of the work."""
        words, file = self.reader.text, self.file
        act = words(codes.acts().label(file.incident.act))
        heading = words(_("{what}, {when}"), what=act, when=self.reader.date(file.incident.occurred_on))
        yield Section(heading=heading, facts=tuple(self._facts()))
        yield from listed(words(_("Contacts")), self._contacts())
        for talk in file.debriefs:
            yield from self._talk(talk)
        yield from listed(words(_("Warning signs and what was done")), self._flags())
        yield from listed(words(_("Notes")), (f"{self._day(at)}: {text}" for at, text in file.notes))
        yield from listed(words(_("Tasks")), self._tasks())
        yield from listed(words(_("Help from others")), self._referrals())
        yield from listed(words(_("Your consent")), self._consents())

    def _day(self, at: object) -> str:
        return self.reader.moment(at)  # type: ignore[arg-type]

    def _facts(self) -> Iterator[Row]:
        words, case, incident = self.reader.text, self.file.case, self.file.incident
        yield words(_("State")), words(CASE_STATE[case.state])
        coded = (
            (_("Means"), codes.means(), incident.means),
            (_("How it came about"), codes.circumstances(), incident.circumstance),
            (_("Kind of place"), codes.environments(), incident.environment),
            (_("Region"), codes.regions(), incident.region),
            (_("Days lost"), codes.days_lost(), case.days_lost),
            (_("Sex"), codes.sexes(), case.sex),
            (_("Role"), codes.roles(), case.role),
            (_("Time to medical care"), codes.care_times(), case.care_time),
            (_("Recorded by the employer"), codes.yes_no(), case.recorded),
            (_("Legal aid"), codes.legal_aid(), case.legal_aid),
            (_("Outcome in court"), codes.justice_outcomes(), case.justice),
        )
        if incident.occurred_at is not None:
            yield words(_("Time")), self.reader.time(incident.occurred_at)
        if incident.place:
            yield words(_("Place")), incident.place
        if incident.alias:
            yield words(_("Name of the incident")), incident.alias
        if incident.under_investigation:
            yield words(_("Under investigation")), words(YES_NO[YesNo.YES])
        for label, book, code in coded:
            if code:
                yield words(label), words(book.label(code))
        if case.justice_on:
            yield words(_("Day of the outcome in court")), self.reader.date(case.justice_on)
        if incident.flags:
            yield words(_("Flags")), self.reader.listing(words(codes.flags().label(flag)) for flag in incident.flags)
        if case.injuries:
            yield words(_("Injury")), self.reader.listing(words(codes.injuries().label(code)) for code in case.injuries)
        yield words(_("Tie to the union")), words(MEMBERSHIP[case.membership])
        if case.age_band:
            yield words(_("Age")), words(AGE_BAND[case.age_band])
        for label, said in ((_("Rank"), case.rank), (_("Unit"), case.unit), (_("Medical care"), case.medical)):
            if said:
                yield words(label), said
        for name, label in CONDITION.items():
            if (answer := getattr(case.conditions, name)) is not None:
                yield words(label), words(YES_NO[answer])
        if reachable := self.file.reachable:
            yield words(_("Reachable through")), f"{words(TIE[reachable.tie])}, {reachable.number}"
        for check in self.file.self_checks:
            yield (
                words(_("Self-check of {date}"), date=self.reader.date(check.taken_on)),
                self.reader.number(check.value),
            )
        counted = counted_in.of_case(self.session, case.id)
        if periods := (*counted.left, *counted.sent, *counted.frozen):
            yield words(_("Counted in the figures of")), counted_in.names(periods, self.reader)

    def _contacts(self) -> Iterator[str]:
        words = self.reader.text
        steps = {found.id: words(follow_up_name(found.step, found.reason)) for found in self.file.follow_ups}
        for step, contact in self.file.contacts:
            said = _("{step}: reached") if contact.reached else _("{step}: not reached")
            yield " · ".join((words(said, step=steps[step]), words(REACH[contact.reach]), self._day(contact.at)))
        for found in self.file.follow_ups:
            if found.result is not None and found.closed_at is not None:
                yield words(
                    _("{step}: {result}, {when}"),
                    step=steps[found.id],
                    result=words(RESULT[found.result]),
                    when=self._day(found.closed_at),
                )
            else:
                yield words(
                    _("{step}: planned for {when}"),
                    step=steps[found.id],
                    when=self.reader.date(found.due_at.astimezone().date()),
                )

    def _talk(self, talk: Debrief) -> Iterator[Section]:
        words, guide = self.reader.text, checklist_of(talk)
        name = words(STEP[talk.step]) if talk.step is not None else words(guide.title)
        rows = [
            (words(question.title), self._answer(question, talk.answers[question.id]))
            for question in guide.questions
            if question.id in talk.answers
        ]
        known = {question.id for question in guide.questions}
        rows += [(asked, self._raw(answer)) for asked, answer in talk.answers.items() if asked not in known]
        heading = words(_("{what}, {when}"), what=name, when=self._day(talk.started_at))
        nothing = () if rows else (words(_("Nothing was ticked.")),)
        yield Section(heading=heading, facts=tuple(rows), paragraphs=nothing)

    def _raw(self, answer: Answer | None) -> str:
        """An answer to a question that its guide does not have any more, as it was kept."""
        if answer is None:
            return self.reader.text(_("skipped"))
        if isinstance(answer, bool):
            return self.reader.text(_("gone through") if answer else _("not gone through"))
        return self.reader.listing(answer) if isinstance(answer, list) else str(answer)

    def _answer(self, question: Question, answer: Answer | None) -> str:
        if answer is None or not question.options:
            return self._raw(answer)
        given = answer if isinstance(answer, list) else [str(answer)]
        told = [(option, question.option(option)) for option in given]
        return self.reader.listing(self.reader.text(known.label) if known else raw for raw, known in told)

    def _flags(self) -> Iterator[str]:
        words = self.reader.text
        for raised in self.file.flags:
            flag = self.flags[(raised.debrief_id, raised.flag)]
            labels = {option.id: words(option.label) for option in flag.done}
            done = self.reader.listing(labels.get(code, code) for code in raised.done)
            yield " · ".join(part for part in (self._day(raised.raised_at), words(flag.title), done) if part)

    def _tasks(self) -> Iterator[str]:
        words = self.reader.text
        for task in self.file.tasks:
            when = _("{what}: by {date}") if task.is_open else _("{what}: done, was due by {date}")
            yield words(when, what=words(task.about), date=self.reader.date(task.due_on))

    def _referrals(self) -> Iterator[str]:
        words = self.reader.text
        for referral in self.file.referrals:
            parts = [self.file.services[referral.service_id].name, words(REFERRAL_STATE[referral.state])]
            if referral.appointment_on:
                appointment = self.reader.date(referral.appointment_on)
                parts.append(words(_("first appointment on {date}"), date=appointment))
            parts += [words(OUTCOME[referral.outcome])] if referral.outcome else []
            parts += [words(HELPED[referral.helped])] if referral.helped else []
            yield " · ".join(parts)

    def _consents(self) -> Iterator[str]:
        words = self.reader.text
        for consent in self.file.consents:
            named = self.file.services.get(consent.service_id or 0)
            parts = [words(PURPOSE[consent.purpose]), *([named.name] if named else [])]
            parts += [consent.recipient or ""] if consent.purpose in EMPLOYER else []
            parts += [words(_("yes")) if consent.answer else words(_("no")), words(WAY[consent.way])]
            parts.append(self._day(consent.given_at))
            if consent.withdrawn_at is not None:
                parts.append(words(_("withdrawn on {date}"), date=self._day(consent.withdrawn_at)))
            yield " · ".join(parts)


def listed(heading: str, lines: Iterator[str]) -> Iterator[Section]:
    """A section of `lines`, where there are any."""
    bullets = tuple(lines)
    if bullets:
        yield Section(heading=heading, bullets=bullets)
