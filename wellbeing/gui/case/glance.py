"""A case at a glance: what is known of it in short lines."""

import datetime as dt
from dataclasses import dataclass

from wellbeing.app.cases import CaseFile
from wellbeing.app.consents import StatisticsConsent
from wellbeing.app.who_was_there import WhoWasThere
from wellbeing.content import codes
from wellbeing.domain.follow_up import Result
from wellbeing.gui import labels
from wellbeing.gui.case.shown import Fact
from wellbeing.gui.who_was_there.presenter import counted
from wellbeing.language import Language, _


@dataclass(frozen=True, slots=True)
class Glance:
    """One case in the words of one language."""

    file: CaseFile
    statistics: StatisticsConsent
    there: WhoWasThere
    language: Language

    def facts(self) -> tuple[Fact, ...]:
        """What is known, and what was not asked yet, line by line."""
        words, file = self.language.text, self.file
        case = file.case
        unasked = words(labels.NOT_ASKED)
        injuries = [words(codes.injuries().label(code)) for code in case.injuries]
        lines = [
            (_("Injury"), "\n".join(injuries) or unasked),
            (_("Days lost"), words(codes.days_lost().label(case.days_lost)) if case.days_lost else unasked),
            (_("Alone"), words(labels.YES_NO[case.conditions.alone]) if case.conditions.alone else unasked),
            (_("Hours"), self._hours()),
            (_("Kit missing"), self._kit()),
            *self._came_of_it(),
            (_("Who was there"), counted(self.there, self.language)),
            (_("Statistics"), self._consent()),
            (_("Follow-ups"), self._follow_ups()),
            (_("Reachable through"), words(labels.TIE[file.reachable.tie]) if file.reachable else unasked),
        ]
        return tuple(Fact(label=words(label), value=value) for label, value in lines)

    def _follow_ups(self) -> str:
        """How many were kept, late, missed: those of the cadence and those beside it."""
        results = [found.result for found in self.file.follow_ups]
        counted_results = [(result, results.count(result)) for result in Result if result is not Result.NOT_POSSIBLE]
        lines = [
            self.language.text(_("{count} {result}"), count=count, result=self.language.text(labels.RESULT[result]))
            for result, count in counted_results
            if count
        ]
        return "\n".join(lines) or self.language.text(_("none has ended yet"))

    def _hours(self) -> str:
        words, conditions = self.language.text, self.file.case.conditions
        parts = []
        if conditions.over_48h is not None:
            parts.append(words(_("over 48 a week: {answer}"), answer=words(labels.YES_NO[conditions.over_48h])))
        if conditions.rest_under_11h is not None:
            answer = words(labels.YES_NO[conditions.rest_under_11h])
            parts.append(words(_("under 11 of rest: {answer}"), answer=answer))
        return "\n".join(parts) or words(labels.NOT_ASKED)

    def _came_of_it(self) -> list[tuple[str, str]]:
        """What is asked later: only what somebody said."""
        words, case = self.language.text, self.file.case
        lines = []
        if case.care_time:
            lines.append((_("Medical care"), words(codes.care_times().label(case.care_time))))
        if case.recorded:
            lines.append((_("On record"), words(labels.YES_NO[case.recorded])))
        if case.legal_aid:
            lines.append((_("Legal aid"), words(codes.legal_aid().label(case.legal_aid))))
        if case.justice:
            ended = [self.language.date(case.justice_on, "medium")] if case.justice_on else []
            lines.append((_("In court"), "\n".join([words(codes.justice_outcomes().label(case.justice)), *ended])))
        return lines

    def _kit(self) -> str:
        missing = self.file.case.conditions.kit_missing
        return self.language.text(labels.YES_NO[missing] if missing else labels.NOT_ASKED)

    def _consent(self) -> str:
        words, answer = self.language.text, self.statistics.answer
        if answer is None:
            return words(labels.NOT_ASKED if self.statistics.may_ask else _("asked at the 72-hour talk"))
        if answer.withdrawn_at is not None:
            return words(_("withdrawn on {date}"), date=self._date(answer.withdrawn_at))
        said = _("yes, on {date}") if answer.answer else _("no, on {date}")
        return words(said, date=self._date(answer.given_at))

    def _date(self, at: dt.datetime) -> str:
        return self.language.date(at.astimezone().date(), "medium")
