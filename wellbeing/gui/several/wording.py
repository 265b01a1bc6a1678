"""What several cases are asked about and what becomes of them, in one reader's language."""

import datetime as dt
from collections.abc import Mapping, Sequence

from wellbeing.app import several, several_hand_over
from wellbeing.app.several import Act, Looked
from wellbeing.domain.absence import Absence
from wellbeing.domain.hand_over import Basis
from wellbeing.gui import labels
from wellbeing.gui.one_by_one import Done
from wellbeing.gui.several.shown import Line, Options, Outcome, Plan, Question
from wellbeing.language import Language, _

_BASIS = {
    Basis.CONSENT.value: _("The officer agreed."),
    Basis.EMERGENCY.value: _("Emergency: the officer is told first there, and may object."),
    Basis.RETURN.value: _("It goes back to where it came from."),
    several_hand_over.AGAIN: _("It went already. The package is written once more."),
}
_STAY = (
    "stay",
    _("They stay here"),
    _("Ask these officers first, each on the page of their case."),
)


class Wording:
    """In one reader's language."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    # -- questions

    def follow_ups(
        self, days: Sequence[tuple[dt.date, int]], absence: Absence | None, given: Mapping[str, str]
    ) -> tuple[Question, ...]:
        """What is to be done, and what that needs."""
        words = self._words
        acts = [
            (Act.ATTEMPT.value, words(_("Note an attempt")), words(_("You tried to reach them, and nobody answered.")))
        ]
        if days:
            acts.append(
                (
                    Act.DAY.value,
                    words(_("Put them on one day")),
                    words(_("Within the window of each: what counts as kept stays the same.")),
                )
            )
        if absence is not None:
            acts.append((Act.ABSENCE.value, words(_("Let them rest while you are away")), self._absence(absence)))
        found = [self._question("act", _("What is to be done?"), tuple(acts), given)]
        match given.get("act"):
            case Act.ATTEMPT.value:
                reaches = tuple((key.value, words(label), "") for key, label in labels.REACH.items())
                found.append(self._question("reach", _("How did you try?"), reaches, given))
            case Act.DAY.value:
                found.append(self._question("day", _("Which day?"), self._days(days), given))
        return tuple(found)

    def _absence(self, absence: Absence) -> str:
        first, last = (self._language.date(day) for day in (absence.first_day, absence.last_day))
        return self._words(_("From {first} to {last}. You told these officers."), first=first, last=last)

    def _days(self, days: Sequence[tuple[dt.date, int]]) -> Options:
        plural = self._language.plural
        return tuple(
            (
                day.isoformat(),
                self._language.date(day, "full"),
                plural("It fits {count} case", "It fits {count} cases", count),
            )
            for day, count in days
        )

    def hand_over(self, people: Options, given: Mapping[str, str]) -> tuple[Question, ...]:
        """To whom, and what becomes of those who were not asked."""
        words = self._words
        found = [self._question("recipient", _("To whom?"), people, given)]
        if given.get("recipient"):
            stay = (_STAY[0], words(_STAY[1]), words(_STAY[2]))
            reasons = tuple(
                (reason.value, words(label), words(_("An emergency: they are told first there, and may object.")))
                for reason, label in labels.EMERGENCY_REASON.items()
            )
            found.append(
                self._question("rest", _("What about officers who were not asked yet?"), (stay, *reasons), given)
            )
        return tuple(found)

    def _question(self, key: str, words: str, options: Options, given: Mapping[str, str]) -> Question:
        return Question(key=key, words=self._words(words), options=options, chosen=given.get(key, ""))

    # -- before and after

    def plan(self, plan: Sequence[Looked], wanted: "several.Wanted | several_hand_over.Wanted") -> Plan:
        """What would happen to which."""
        plural = self._language.plural
        does = [one for one in plan if one.why_not is None]
        stays = [one for one in plan if one.why_not is not None]
        if isinstance(wanted, several.Wanted):
            heading, action = self._does(wanted.act, len(does))
            told: tuple[str, ...] = ()
        else:
            heading = plural("{count} case goes", "{count} cases go", len(does))
            action = plural(
                "Choose a folder and hand {count} case over", "Choose a folder and hand {count} cases over", len(does)
            )
            told = (
                self._words(_("Each is a sealed package of its own. From then on these cases are looked after there.")),
            )
        return Plan(
            heading=heading,
            does=tuple(self._line(one, wanted) for one in does),
            heading_not=plural("Nothing happens in {count} case", "Nothing happens in {count} cases", len(stays))
            if stays
            else "",
            does_not=tuple(self._line(one, wanted) for one in stays),
            action=action if does else "",
            told=told if does else (),
        )

    def _does(self, act: Act, count: int) -> tuple[str, str]:
        """What happens to so many, and the button."""
        plural = self._language.plural
        match act:
            case Act.ATTEMPT:
                return (
                    plural("An attempt is noted in {count} case", "An attempt is noted in {count} cases", count),
                    plural("Note it in {count} case", "Note it in {count} cases", count),
                )
            case Act.DAY:
                return (
                    plural("{count} follow-up is put on this day", "{count} follow-ups are put on this day", count),
                    plural("Put {count} follow-up there", "Put {count} follow-ups there", count),
                )
            case Act.ABSENCE:
                return (
                    plural("{count} case rests while you are away", "{count} cases rest while you are away", count),
                    plural("Let {count} case rest", "Let {count} cases rest", count),
                )

    def outcome(
        self, plan: Sequence[Looked], came: Done, wanted: "several.Wanted | several_hand_over.Wanted"
    ) -> Outcome:
        """What happened to which, and what did not and why."""
        plural, words = self._language.plural, self._words
        known = {str(one.case_id): one for one in plan}
        failed = [Line(what=known[key].alias, why=error.told(self._language)) for key, error in came.not_done]
        stopped = [Line(what=known[key].alias, why=words(_("You stopped before it."))) for key in came.left]
        before = [self._line(one, wanted) for one in plan if one.why_not is not None]
        not_done = (*failed, *stopped, *before)
        done = len(came.done)
        return Outcome(
            tone="good" if done and not failed and not stopped else "info",
            heading=plural("Done in {count} case", "Done in {count} cases", done)
            if done
            else words(_("Nothing was done")),
            told=(words(_("The packages lie in the folder. Give them to the representative.")),)
            if done and not isinstance(wanted, several.Wanted)
            else (),
            done=tuple(self._line(known[key], wanted) for key in came.done),
            heading_not=plural("Not done in {count} case", "Not done in {count} cases", len(not_done))
            if not_done
            else "",
            not_done=not_done,
        )

    def _line(self, one: Looked, wanted: "several.Wanted | several_hand_over.Wanted") -> Line:
        if one.why_not is not None:
            why = one.why_not.told(self._language)
        elif isinstance(wanted, several.Wanted):
            why = self._words(one.what)
        else:
            why = self._words(_BASIS[one.what])
        return Line(what=one.alias, why=why)
