"""What Today says about cases, in one line each. Aliases and steps only, never what happened."""

from collections.abc import Iterable

from wellbeing.app.names import follow_up_name
from wellbeing.app.today import (
    AnswerRow,
    DueRow,
    EmergencyRow,
    SilentRow,
    TalkRow,
    TaskRow,
    Today,
    WaitingRow,
)
from wellbeing.app.who_was_there import Unchecked
from wellbeing.gui import labels
from wellbeing.gui.today import away
from wellbeing.gui.today.chips import due_tone, due_words, tried_words
from wellbeing.gui.today.shown import Row
from wellbeing.language import Language, _

Ways = dict[str, tuple[str, dict[str, object]]]
"""Where the button of a line leads, by the line's key: a place and what it is opened with."""


class CaseRows:
    """Makes the lines and notes in `ways` where each leads."""

    def __init__(self, language: Language, ways: Ways) -> None:
        self._language, self._ways = language, ways

    def due(self, row: DueRow) -> Row:
        """A step of the cadence, or a contact beside it."""
        words = self._language.text
        key = f"follow-up {row.follow_up_id}"
        if row.paused:
            self._ways[key] = ("debrief", {"case": row.case_id, "step": row.step})
        else:
            self._ways[key] = ("follow-up", {"follow_up": row.follow_up_id, "case": row.case_id})
        put_aside = words(_("begun and put aside")) if row.paused else ""
        return Row(
            key=key,
            what=row.alias,
            why=_joined([words(follow_up_name(row.step, row.reason)), self._tried(row), put_aside]),
            action=words(_("Go on")) if row.paused else words(_("Open")),
            chip=due_words(self._language, row.urgency, row.days),
            tone=due_tone(row.urgency, row.days),
        )

    def _tried(self, row: DueRow) -> str:
        if row.try_until is None:
            return tried_words(self._language, row.attempts)
        day = self._language.date(row.try_until, "MMMd")
        return self._language.text(_("tried once; one more try until {date} is enough"), date=day)

    def silent(self, row: SilentRow) -> Row:
        """After an emergency silence goes to a person: said in one sentence, with what to do."""
        words = self._language.text
        key = f"silent {row.follow_up_id}"
        self._ways[key] = ("follow-up", {"follow_up": row.follow_up_id, "case": row.case_id})
        if row.tie is not None:
            told = words(_("Call the person whom the officer named now: {tie}."), tie=words(labels.TIE[row.tie]))
        else:
            told = words(_("Call the clinician on duty now, or the duty commander."))
        since = _("Not reached after an emergency.") if row.tried else _("Nobody was in touch after an emergency.")
        return Row(
            key=key,
            what=row.alias,
            why=" ".join((words(since), told)),
            action=words(_("Show what to do")),
            chip=words(_("Now")),
            tone="danger",
        )

    def emergency(self, row: EmergencyRow) -> Row:
        """An emergency without a word on what was done."""
        words = self._language.text
        key = f"emergency {row.case_id} {row.debrief_id} {row.flag}"
        self._ways[key] = ("red-flag", {"case": row.case_id, "debrief": row.debrief_id, "flag": row.flag})
        return Row(
            key=key,
            what=row.alias,
            why=words(_("An emergency was noted, and not yet what was done about it.")),
            action=words(_("Say what was done")),
            chip=words(_("Now")),
            tone="danger",
        )

    def unchecked(self, row: Unchecked) -> Row:
        """Colleagues who were there too. Which incident it was stays unsaid."""
        language = self._language
        key = f"unchecked {row.incident_id}"
        self._ways[key] = ("who-was-there", {"incident": row.incident_id})
        others = language.plural(
            "{count} colleague without a case", "{count} colleagues without a case", row.without_case
        )
        whom = language.listing([*row.aliases, *([others] if row.without_case else [])])
        if row.is_empty:
            whom = language.text(_("An incident that was shared with you"))
        return Row(
            key=key,
            what=whom,
            why=language.text(_("Nobody has a case for it here yet."))
            if row.is_empty
            else language.plural(
                "Not spoken to yet. {count} officer was at this incident.",
                "Not spoken to yet. {count} officers were at this incident.",
                row.total,
            ),
            action=language.text(_("Who was there")),
            chip=language.text(_("Check on them")),
            tone="warning",
        )

    def absences(self, found: Today) -> tuple[list[Row], list[Row]]:
        """After an emergency each contact that nobody makes then; and the absences."""
        alone = [away.without_anybody(one, self._language) for absent in found.away for one in absent.emergencies]
        rows = [away.row(absent, self._language) for absent in found.away]
        self._ways |= {row.key: ("absence", {}) for row in (*alone, *rows)}
        return alone, rows

    def task(self, row: TaskRow) -> Row:
        """What the representative took on, and when it is due."""
        language = self._language
        key = f"tasks {row.case_id}"
        self._ways[key] = ("case", {"case": row.case_id})
        return Row(
            key=key,
            what=row.alias,
            why=language.plural("{count} thing that you took on", "{count} things that you took on", row.count),
            action=language.text(_("Open")),
            chip=language.text(_("Due today") if row.days == 0 else _("Due now")),
            tone="warning",
        )

    def answer(self, row: AnswerRow) -> Row:
        """A service that has not answered within its usual time."""
        language = self._language
        key = f"answer {row.referral_id}"
        self._ways[key] = ("referral", {"referral": row.referral_id})
        return Row(
            key=key,
            what=row.alias,
            why=_joined([row.service, language.text(_("no answer so far"))]),
            action=language.text(_("Ask again")),
            chip=language.plural("{count} day", "{count} days", row.days),
            tone="warning",
        )

    def talk(self, talk: TalkRow) -> Row:
        """The topic of a talk stays unnamed: it would tell what happened."""
        words = self._language.text
        key = f"talk {talk.debrief_id}"
        step = {"step": talk.step} if talk.step is not None else {"topic": talk.checklist}
        self._ways[key] = ("debrief", {"case": talk.case_id, **step})
        resume = labels.RESUME_STEP[talk.step] if talk.step is not None else _("Go on with the talk about a topic")
        begun = self._language.date(talk.started_at.astimezone().date(), "MMMd")
        return Row(
            key=key,
            what=talk.alias,
            why=_joined([words(resume), words(_("begun on {date}"), date=begun)]),
            action=words(_("Go on")),
        )

    def waiting(self, row: WaitingRow) -> Row:
        """A service whose answer is awaited."""
        language = self._language
        key = f"referral {row.referral_id}"
        self._ways[key] = ("referral", {"referral": row.referral_id})
        usual = ""
        if row.usual_days is not None:
            usual = language.plural("usual time {count} day", "usual time {count} days", row.usual_days)
        return Row(
            key=key,
            what=row.service,
            why=_joined([row.alias, usual]),
            action=language.text(_("Ask again") if row.late else _("Open")),
            chip=language.plural("{count} day", "{count} days", row.days) if row.days else language.text(_("Today")),
            tone="warning" if row.late else "plain",
        )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
