"""Puts a debrief's standing into words."""

import re
from collections.abc import Callable, Mapping

from wellbeing.app import country_notes, guides, standing
from wellbeing.app.guides import Offer
from wellbeing.app.standing import Known, Standing
from wellbeing.content import codes
from wellbeing.domain.asked_later import AskedLater, Later
from wellbeing.domain.cadence import Step
from wellbeing.domain.carry_over import CarryOver
from wellbeing.domain.checklist import ActionKind, Checklist, Evidence, Question, StepKind
from wellbeing.domain.codes import CodeList
from wellbeing.domain.condition import Answer
from wellbeing.domain.country import CountryProfile
from wellbeing.domain.court import ENDED
from wellbeing.domain.proposal import Proposal
from wellbeing.gui import labels
from wellbeing.gui.debrief.shown import Asked, Beginning, Guide, Newer, Offered, OpenFact, Parts, Told
from wellbeing.gui.red_flag.wording import alarm
from wellbeing.gui.reviewed import reviewed
from wellbeing.gui.talk_names import talk_name
from wellbeing.language import Language, _

TICKED = "yes"
_WHOLE = re.compile(r"-?[0-9]{1,9}")

_QUESTIONS: Mapping[Later, str] = {
    Later.CARE_TIME: _("How long was it until a doctor looked at the officer?"),
    Later.RECORDED: _("Has the employer put it on record?"),
    Later.LEGAL_AID: _("Was legal aid granted?"),
    Later.JUSTICE: _("How does the case against the attacker stand?"),
}
_BOOKS: Mapping[Later, Callable[[], CodeList]] = {
    Later.CARE_TIME: codes.care_times,
    Later.RECORDED: codes.yes_no,
    Later.LEGAL_AID: codes.legal_aid,
    Later.JUSTICE: codes.justice_outcomes,
}


class Wording:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = language.text
        self._worded: tuple[Checklist, tuple[Question, ...]] | None = None
        self._sections: Parts = ()

    def beginning(self, step: Step | None, topic: str, offer: Offer | None) -> Beginning:
        """What is said before a talk begins: that of a step, or about a topic alone."""
        words = self._words
        joining = self._language.listing(words(head.title) for head in offer.joining) if offer else ""
        alone = next((head for head in guides.every_topic() if head.name == topic), None)
        return Beginning(
            title=words(labels.STEP[step]) if step else words(alone.title if alone else ""),
            purpose=words(labels.STEP_PURPOSE[step]) if step else words(alone.topic.about if alone else ""),
            joining=words(_("Also part of this talk: {topics}"), topics=joining) if joining else "",
            fitting=tuple(
                (head.name, words(head.title), words(head.topic.about)) for head in (offer.fitting if offer else ())
            ),
        )

    def guide(self, shown: Standing, profile: CountryProfile) -> Guide:
        """Everything the screen says."""
        words = self._words
        question = shown.question
        at_start = bool(shown.way) and question == shown.way[0]
        parts = (shown.alias, words(talk_name(shown.debrief)), words(labels.MODE[shown.mode]))
        return Guide(
            crumb=" · ".join(parts),
            title=words(question.title) if question else words(_("What comes out of this talk")),
            mode=shown.mode.value,
            answered=shown.progress.answered,
            total=shown.progress.total,
            parts=self._parts(shown),
            done=frozenset(key for key, given in shown.debrief.answers.items() if given is not None),
            now=question.id if question else "",
            warning=words(shown.checklist.warning or "") if shown.lawyer_first else "",
            notes=country_notes.on_the_warning(profile, self._language) if shown.lawyer_first else (),
            opening=words(shown.checklist.opening.for_mode(shown.mode)) if at_start else "",
            known=tuple((known.question.id, self._known(known)) for known in _known_here(shown)),
            newer=self._newer(shown.newer) if shown.newer else None,
            asked=self._asked(question, shown, profile) if question else None,
            alarms=tuple(
                alarm(
                    open_.flag,
                    shown.mode,
                    self._language,
                    numbers=profile.emergency_block(),
                    done=open_.done,
                    handled=open_.handled,
                )
                for open_ in shown.flags
            ),
            told=self._told(question, shown),
            offered=self._offered(question, shown),
            open_facts=tuple(map(self._open_fact, shown.asked_later)),
            next_words=self._next(question, shown),
            can_go_back=not at_start,
            public=standing.public_words(shown),
            vouched=self._vouched(shown),
        )

    def _parts(self, shown: Standing) -> Parts:
        """The sections with the questions that are on the way: put into words once, until an answer changes it."""
        if (shown.checklist, shown.way) != self._worded:
            self._worded, self._sections = (shown.checklist, shown.way), self._put_into_words(shown)
        return self._sections

    def _put_into_words(self, shown: Standing) -> Parts:
        asked = {question.id for question in shown.way}
        found = []
        for section in shown.checklist.sections:
            steps = tuple((step.id, self._words(step.title)) for step in section.steps if step.id in asked)
            if steps:
                found.append((self._words(section.title), steps))
        return tuple(found)

    def _asked(self, question: Question, shown: Standing, profile: CountryProfile) -> Asked:
        words = self._words
        options = tuple((option.id, words(option.label)) for option in question.options)
        if question.kind is StepKind.TICK:
            options = ((TICKED, words(question.ask or question.title)),)
        bounds = question.bounds
        said = question.say or question.opening
        return Asked(
            id=question.id,
            kind=question.kind.value,
            title=words(question.title),
            ask="" if question.kind is StepKind.TICK else words(question.ask),
            say=words(said.for_mode(shown.mode)) if said else "",
            avoid=tuple(words(line) for line in question.avoid),
            points=tuple(words(line) for line in question.points),
            why=words(question.why),
            evidence=tuple(self._evidence(line) for line in question.evidence),
            options=options,
            bounds=(bounds.low, bounds.high, words(bounds.low_label), words(bounds.high_label)) if bounds else None,
            given=as_keys(shown.given),
            notes=country_notes.beside(profile, question.country, self._language),
        )

    def _open_fact(self, asked: AskedLater) -> OpenFact:
        book = _BOOKS[asked.fact]()
        return OpenFact(
            fact=asked.fact,
            question=self._words(_QUESTIONS[asked.fact]),
            options=tuple((code.code, self._words(code.label)) for code in book),
            given=asked.given,
            with_day=ENDED if asked.fact is Later.JUSTICE else frozenset(),
            proposed=self._proposed(asked.proposed, book),
        )

    def _proposed(self, code: str | None, book: CodeList) -> tuple[str, str, str] | None:
        if code is None:
            return None
        answer = self._words(book.label(code))
        told = self._words(_("As talks and referrals tell: {answer}"), answer=answer)
        return code, told, self._words(_("Yes, keep “{answer}”"), answer=answer)

    def _evidence(self, line: Evidence) -> str:
        values = {
            "text": self._words(line.text),
            "source": self._words(line.source),
            "strength": self._words(labels.STRENGTH[line.strength]),
        }
        if line.year:
            return self._words(_("{text} ({source}, {year}. {strength}.)"), year=line.year, **values)
        return self._words(_("{text} ({source}. {strength}.)"), **values)

    def _told(self, question: Question | None, shown: Standing) -> tuple[Told, ...]:
        if question is None:
            return self._named(shown.named)
        chosen = as_keys(shown.given)
        told = tuple(
            Told(tone="warning", title=self._words(option.notice.title), text=self._words(option.notice.text))
            for option in question.options
            if option.notice and option.id in chosen
        )
        return (*self._told_before(shown.given_before), *told, *self._named(shown.named))

    def _named(self, aliases: tuple[str, ...]) -> tuple[Told, ...]:
        if not aliases:
            return ()
        title = self._words(_("Somebody else is named"))
        return (Told(tone="warning", title=title, text=labels.named_words(aliases, self._language)),)

    def _told_before(self, known: Known | None) -> tuple[Told, ...]:
        if known is None:
            return ()
        text = self._words(_("{known}. Change it where that is no longer so."), known=self._answer(known))
        return (Told(tone="info", title=self._words(_("Known already")), text=text),)

    def _known(self, known: Known) -> str:
        return self._words(
            _("{question}: {answer}"), question=self._words(known.question.title), answer=self._answer(known)
        )

    def _answer(self, known: Known) -> str:
        """What is known, and since which talk."""
        labels_of = {option.id: self._words(option.label) for option in known.question.options}
        chosen = [labels_of.get(key, self._words(_("Yes"))) for key in as_keys(known.answer)]
        said = self._language.listing(chosen)
        by = known.settled_by
        if by is None:
            return said
        day = self._language.date(by.started_at.astimezone().date(), "medium")
        return self._words(_("{answer} ({step}, {date})"), answer=said, step=self._words(talk_name(by)), date=day)

    def _newer(self, over: CarryOver) -> Newer:
        kept = sum(answer is not None for answer in over.kept.values())
        stays = self._language.plural("{count} answer stays as it is.", "{count} answers stay as they are.", kept)
        return Newer(
            kept=stays if kept else "",
            lost=tuple(self._words(question.title) for question in over.lost),
            new=tuple(self._words(question.title) for question in over.new),
        )

    def _offered(self, question: Question | None, shown: Standing) -> tuple[Offered, ...]:
        """What this question's answer proposes; at the end everything, what was taken on first."""
        if question is not None:
            return tuple(self._one(found) for found in shown.proposals if found.question == question.id)
        return tuple(self._one(found) for found in sorted(shown.proposals, key=lambda found: not found.is_taken))

    def _one(self, found: Proposal) -> Offered:
        key, label = self._way_of(found.action.kind, found.action.detail)
        return Offered(
            about=found.action.label,
            words=self._words(found.action.label),
            kind=self._words(labels.ACTION_KIND[found.action.kind]),
            taken=self._taken(found),
            day=found.day,
            key=key,
            action=label,
        )

    def _taken(self, found: Proposal) -> str:
        if found.follow_up is not None:
            return self._words(_("agreed for {date}"), date=self._language.date(found.follow_up.due_day, "medium"))
        if found.task is None:
            return ""
        if found.task.done_at is not None:
            return self._words(_("taken on, and done"))
        return self._words(_("taken on, until {date}"), date=self._language.date(found.task.due_on, "medium"))

    def _way_of(self, kind: ActionKind, detail: str | None) -> tuple[str, str]:
        if kind is ActionKind.REFERRAL:
            return f"referral {detail or ''}".strip(), self._words(_("Start a referral"))
        if kind is ActionKind.CONSENT:
            return "consent", self._words(_("To consent"))
        return "", ""

    def _next(self, question: Question | None, shown: Standing) -> str:
        if question is None:
            return self._words(_("Finish"))
        places = [step.id for step in shown.way]
        following = places.index(question.id) + 1 if question.id in places else len(places)
        if following >= len(places):
            return self._words(_("Next: what comes out of it"))
        return self._words(_("Next: {title}"), title=self._words(shown.way[following].title))

    def _vouched(self, shown: Standing) -> str:
        """Which guide the question comes from, and who has looked at it."""
        guide = shown.checklist.guide_of(shown.question.id) if shown.question else shown.checklist
        said = reviewed(guide, self._language)
        if guide.topic is None or shown.question is None or shown.question.title == guide.title:
            return said
        return self._words(_("{topic} · {reviewed}"), topic=self._words(guide.title), reviewed=said)


def _known_here(shown: Standing) -> tuple[Known, ...]:
    """What is known of the questions that lie between the one asked before and this one."""
    if not shown.known:
        return ()
    place = shown.checklist.place
    here = place(shown.question.id) if shown.question else len(shown.checklist.questions)
    before = max((place(question.id) for question in shown.way if place(question.id) < here), default=-1)
    return tuple(known for known in shown.known if before < place(known.question.id) < here)


def as_keys(given: Answer | None) -> tuple[str, ...]:
    """An answer as the keys or the text that a control shows."""
    if given is None or given is False:
        return ()
    if given is True:
        return (TICKED,)
    return tuple(given) if isinstance(given, list) else (str(given),)


def as_answer(kind: str, keys: tuple[str, ...]) -> Answer | None:
    """What a control shows as an answer; None where it is empty."""
    match StepKind(kind):
        case StepKind.TICK | StepKind.INFORMATION:
            return TICKED in keys
        case StepKind.SEVERAL:
            return list(keys)
        case StepKind.NUMBER | StepKind.SCALE:
            return int(keys[0]) if keys and _WHOLE.fullmatch(keys[0]) else None
        case _:
            return keys[0] if keys and keys[0].strip() else None
