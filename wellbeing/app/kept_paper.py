"""'What we keep about you', on paper: everything of one officer in words, in their language, with who saw it.

It says all that `wellbeing.app.kept` writes as a file, but the random ids. Nothing is left out, so it belongs in no
other hands: the paper says so first.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from wellbeing.app import actions, counted_in, kept, letters, rights_words
from wellbeing.app.cases import CaseFile, case_file
from wellbeing.app.flag_words import FlagWords, words_of_case
from wellbeing.app.kept import OPENED
from wellbeing.app.letters import Prepared
from wellbeing.app.names import (
    AGE_BAND,
    CARRIER,
    CASE_STATE,
    CONDITION,
    FILE_KIND,
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
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Letter, Section, letter_pdf
from wellbeing.vault import cases, officers, rights

Row = tuple[str, str]


def prepare(session: Session, officer_id: OfficerId, code: str | None = None) -> Prepared:
    """The paper in the language `code` (the officer's where None)."""
    officer = officers.get(session.store, officer_id)
    reader = language(code or officer.language or session.language.code)
    case_ids = cases.of_officer(session.store, officer_id)
    words = reader.text
    values = letters.own_values(session, reader)
    made = [
        _OfCase(session, case_file(session, case_id), words_of_case(session, case_id), reader) for case_id in case_ids
    ]
    letter = Letter(
        title=words(_("What we keep about you")),
        sender=(values["union"],) if values["union"] else (),
        lead=words(_("As it stands on {date}"), date=reader.date(session.today())),
        sections=(
            Section(
                note=(
                    words(_("This is everything, also what you said in talks.")),
                    words(
                        _(
                            "Keep it where nobody else reads it. While something is being investigated, speak with "
                            "your lawyer before you carry it around."
                        )
                    ),
                )
            ),
            _person(session, officer_id, reader),
            *itertools.chain.from_iterable(one.sections() for one in made),
            *_rights(session, officer_id, reader),
            _seen(session, officer_id, reader),
            _left(session, officer_id, reader),
            _what_you_can_do(values, reader),
        ),
    )
    return Prepared(
        kind=FileKind.OFFICER_RECORD,
        title=letter.title,
        file_name="what-we-keep.pdf",
        carried=((kept.CARRIED, ""),),
        consent="",
        consent_uid=None,
        case_id=case_ids[-1],
        make=lambda: letter_pdf(letter, reader),
    )


def _person(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    officer, words = officers.get(session.store, officer_id), reader.text
    rows = (
        (_("Alias"), officer.alias),
        (_("Name"), officer.name or ""),
        (_("Contact"), officer.contact or ""),
        (_("Language"), language(officer.language).name() if officer.language else ""),
        (_("Mark in a spreadsheet"), officer.reference or ""),
        (_("Here since"), reader.date(officer.created_at.astimezone().date())),
    )
    return Section(heading=words(_("Who you are")), facts=tuple((words(label), said) for label, said in rows if said))


@dataclass(frozen=True, slots=True)
class _OfCase:
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
        yield from _listed(words(_("Contacts")), self._contacts())
        for talk in file.debriefs:
            yield from self._talk(talk)
        yield from _listed(words(_("Warning signs and what was done")), self._flags())
        yield from _listed(words(_("Notes")), (f"{self._day(at)}: {text}" for at, text in file.notes))
        yield from _listed(words(_("Tasks")), self._tasks())
        yield from _listed(words(_("Help from others")), self._referrals())
        yield from _listed(words(_("Your consent")), self._consents())

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


def _listed(heading: str, lines: Iterator[str]) -> Iterator[Section]:
    bullets = tuple(lines)
    if bullets:
        yield Section(heading=heading, bullets=bullets)


def _rights(session: Session, officer_id: OfficerId, reader: Language) -> Iterator[Section]:
    """What was corrected, restricted and held."""
    words = reader.text
    corrected = (
        words(
            _("{what}: before {date} it said “{before}”"),
            what=words(rights_words.field(one.what)),
            date=reader.date(one.at.astimezone().date()),
            before=rights_words.value(one, reader),
        )
        for one in rights.corrections(session.store, officer_id)
    )
    yield from _listed(words(_("What was corrected")), corrected)
    restricted = (rights_words.restriction(one, reader) for one in rights.restrictions(session.store, officer_id))
    yield from _listed(words(_("Restrictions")), restricted)
    held = (rights_words.hold(one, reader) for one in rights.holds(session.store, officer_id))
    yield from _listed(words(_("Holds against erasing")), held)


_MOST_LINES = 60
"""Entries of the access log on paper; the file to take along holds all of them."""


def _seen(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    words, entries = reader.text, kept.accesses(session, officer_id)
    opened = [entry for entry in entries if entry.action in OPENED]
    others = [entry for entry in entries if entry.action not in OPENED]
    told = words(_("Only your representative opens the vault."))
    if opened:
        days = (reader.date(at.astimezone().date()) for at in (opened[0].at, opened[-1].at))
        first, last = days
        told += " " + reader.plural(
            "It was opened {count} time since you are in it, from {first} to {last}.",
            "It was opened {count} times since you are in it, from {first} to {last}.",
            len(opened),
            first=first,
            last=last,
        )
    sheets = [entry for entry in opened if entry.action != "vault.opened"]
    lines = [*sheets, *others][-_MOST_LINES:]
    left_out = len(sheets) + len(others) - len(lines)
    more = reader.plural(
        "{count} older entry stands in the file to take along.",
        "{count} older entries stand in the file to take along.",
        left_out,
    )
    return Section(
        heading=words(_("Who saw it, and what was done with it")),
        paragraphs=(told, more) if left_out else (told,),
        bullets=tuple(f"{reader.moment(entry.at)} · {actions.told(entry.action, reader)}" for entry in lines),
    )


def _left(session: Session, officer_id: OfficerId, reader: Language) -> Section:
    words = reader.text
    lines = []
    for file, recipient in kept.files(session, officer_id):
        told = words(
            _("{what}, {how} on {moment}"),
            what=words(FILE_KIND[file.kind]),
            how=words(CARRIER[file.carrier]),
            moment=reader.moment(file.at),
        )
        carried = reader.listing(words(what) for what in file.carried)
        lines.append(" · ".join(part for part in (told, recipient.who if recipient else "", carried) if part))
    return Section(
        heading=words(_("What left, and to whom")),
        paragraphs=() if lines else (words(_("Nothing has left.")),),
        bullets=tuple(lines),
    )


def _what_you_can_do(values: dict[str, str], reader: Language) -> Section:
    words = reader.text
    who = ", ".join(part for part in (values["representative"], values["contact"]) if part)
    return Section(
        heading=words(_("What you can do at any time")),
        bullets=(
            words(_("Have it corrected. What stood there before stays as history.")),
            words(_("Have its use restricted. It is then kept and not used.")),
            words(_("Take it along as a file that programs can read.")),
            words(_("Have it erased. You get a receipt of what went and what remains.")),
            words(_("Withdraw a consent. What has already left cannot be called back.")),
            words(_("Complain to the data protection authority of your country.")),
        ),
        paragraphs=(words(_("Ask {who}."), who=who),) if who else (),
    )


def of_case(session: Session, case_id: CaseId, code: str | None = None) -> Prepared:
    """The same for the officer of a case."""
    return prepare(session, cases.get(session.store, case_id).officer_id, code)
