"""Puts topic guides into words for one reader."""

from collections.abc import Iterable

from wellbeing.app import country_notes
from wellbeing.app.guides import Offer, practical
from wellbeing.domain.checklist import Checklist, Level, Mode, Question, RedFlag, Steps, TopicHead, Wording
from wellbeing.domain.country import CountryProfile, HelpNumber
from wellbeing.gui.guides.shown import Line, Listing, Passage, Reading, Sign
from wellbeing.gui.reviewed import reviewed
from wellbeing.language import Language, _

_TONE = {Level.EMERGENCY: "danger", Level.SAME_DAY: "danger", Level.WEEKS: "warning"}


class Words:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = language.text

    def listing(self, crumb: str, every: Iterable[TopicHead], offer: Offer | None) -> Listing:
        """All guides; those that fit the case first."""
        if offer is None:
            return Listing(crumb=crumb, groups=(("", self._lines(every)),))
        groups = (
            (self._words(_("They fit this case")), self._lines(offer.joining)),
            (self._words(_("They may fit")), self._lines(offer.fitting)),
            (self._words(_("All others")), self._lines(offer.others)),
        )
        return Listing(crumb=crumb, groups=tuple((heading, lines) for heading, lines in groups if lines))

    def _lines(self, heads: Iterable[TopicHead]) -> tuple[Line, ...]:
        lines = (
            Line(name=head.name, title=self._words(head.title), about=self._words(head.topic.about)) for head in heads
        )
        return tuple(sorted(lines, key=lambda line: line.title.casefold()))

    def reading(self, guide: Checklist, mode: Mode, profile: CountryProfile, *, crumb: str, can_talk: bool) -> Reading:
        """One guide on one page."""
        first, *others = guide.questions
        lists = practical(guide)
        return Reading(
            name=guide.name,
            crumb=crumb,
            title=self._words(guide.title),
            vouched=reviewed(guide, self._language),
            mode=mode.value,
            warning=self._words(guide.warning or "") if guide.lawyer_first else "",
            notes=country_notes.on_the_warning(profile, self._language) if guide.lawyer_first else (),
            opening=self._said(guide.opening, mode),
            points=self._all(first.points),
            avoid=self._all(first.avoid),
            why=self._words(first.why),
            signs=tuple(self._sign(flag, mode) for flag in guide.red_flags),
            calls=tuple(map(self._number, profile.emergency_block())),
            passages=tuple(self._passage(question, mode) for question in others if question not in lists),
            practical=tuple(
                dict.fromkeys(
                    self._words(option.label) for question in lists for option in question.options if option.settles
                )
            ),
            can_talk=can_talk,
            has_card=guide.card is not None,
        )

    def _passage(self, question: Question, mode: Mode) -> Passage:
        return Passage(
            title=self._words(question.title),
            say=self._said(question.say, mode) if question.say else "",
            points=self._all(question.points),
            avoid=self._all(question.avoid),
        )

    def _sign(self, flag: RedFlag, mode: Mode) -> Sign:
        return Sign(
            tone=_TONE[flag.level],
            title=self._words(flag.title),
            say=self._said(flag.say, mode) if flag.say else "",
            steps=self._all(_steps(flag.act_now, mode)),
            refusal=self._all(flag.refusal),
        )

    def _said(self, said: Wording, mode: Mode) -> str:
        return self._words(said.for_mode(mode))

    def _all(self, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._words(line) for line in lines)

    def _number(self, number: HelpNumber) -> str:
        shown = number.number or self._words(_("number not entered yet"))
        return self._words(_("{name}: {number}"), name=self._words(number.name), number=shown)


def _steps(steps: Steps, mode: Mode) -> tuple[str, ...]:
    return steps.for_mode(mode)
