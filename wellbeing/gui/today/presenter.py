"""Puts Today into words. Shows aliases and steps only: a screen seen by the whole station tells nothing."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import today as use_cases
from wellbeing.app.contributing.words import CHANGE
from wellbeing.app.names import follow_up_name
from wellbeing.app.today import (
    AnswerRow,
    DueRow,
    EmergencyRow,
    Reminder,
    SilentRow,
    TalkRow,
    TaskRow,
    Today,
    WaitingRow,
)
from wellbeing.app.who_was_there import Unchecked
from wellbeing.domain.follow_up import Urgency
from wellbeing.gui import labels
from wellbeing.gui.today import away, backups, vault_rows
from wellbeing.gui.today.chips import due_tone, due_words, tried_words
from wellbeing.gui.today.shown import Group, Row, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 60
"""Rows per group; a longer list is read under Cases."""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_today(self, shown: Shown) -> None:
        """Replace everything below the title."""


class Presenter:
    """Loads Today and follows its buttons."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._ways: dict[str, tuple[str, dict[str, object]]] = {}

    def load(self) -> None:
        """Ask for the present state."""
        self._ask(use_cases.today, self._arrived)

    def new_incident(self) -> None:
        """Begin with who and what."""
        self._go("new-incident")

    def begin_office(self) -> None:
        """An empty vault becomes an office's."""
        self._go("office-begin")

    def all_cases(self) -> None:
        """To the list."""
        self._go("cases")

    def follow(self, key: str) -> None:
        """Where the button of a row leads."""
        place, what = self._ways[key]
        self._go(place, **what)

    def _arrived(self, found: Today) -> None:
        self._ways.clear()
        now_due = [self._due(row) for row in (*found.overdue, *found.due)]
        vault = (Reminder.ENTERED_TWICE, Reminder.RECOVERY_SHEETS, Reminder.COUNTRY)
        own = [self._reminder(reminder) for reminder in found.reminders if reminder in vault]
        for_you = [self._own_load() for reminder in found.reminders if reminder is Reminder.OWN_LOAD]
        used = [self._sheets_used() for reminder in found.reminders if reminder is Reminder.SHEETS_USED]
        used += [self._breach() for reminder in found.reminders if reminder is Reminder.BREACH]
        without_anybody, absences = self._absences(found)
        first = [*map(self._silent, found.silent), *map(self._emergency, found.emergencies), *without_anybody]
        meanwhile = [self._due(row) for row in found.meanwhile]
        now_due += map(self._unchecked, found.unchecked)
        now_due += map(self._task, found.tasks)
        now_due += map(self._answer, found.answers)
        together = [] if meanwhile else now_due
        groups = [
            self._group("", [*used, *first, *absences, *together]),
            self._group(_("Came due while you were away"), meanwhile),
            self._group(_("Due as well"), now_due if meanwhile else []),
            self._group(_("Put aside"), [self._talk(talk) for talk in found.talks]),
            self._group(_("Coming this week"), [self._due(row) for row in found.coming]),
            self._group(_("Waiting for an answer"), [self._waiting(row) for row in found.waiting]),
            self._group(_("For yourself"), for_you),
            self._group(
                _("For your own vault"), [*own, *self._of_quarters(found), *self._over(found), *self._backups(found)]
            ),
        ]
        self._view.show_today(
            Shown(
                quiet=self._quiet(found),
                groups=tuple(group for group in groups if group.rows),
                empty="" if first or meanwhile or now_due else self._empty(found),
                first=found.all_cases == 0,
            )
        )

    def _empty(self, found: Today) -> str:
        words = self._language.text
        if found.all_cases == 0:
            return words(_("Here you will see whom to call, and when. It begins with the first incident."))
        if found.open_cases == 0:
            return words(_("No case is open, so nobody waits for a call."))
        if found.coming:
            return words(_("Nobody has to be called today."))
        return words(_("Nobody has to be called in the next seven days."))

    def _quiet(self, found: Today) -> str:
        language, day = self._language, found.date
        meanwhile = sum(row.urgency is Urgency.OVERDUE for row in found.meanwhile)
        overdue = len(found.overdue) + len(found.silent) + meanwhile
        due = len(found.due) + len(found.meanwhile) - meanwhile
        parts = []
        if overdue:
            parts.append(language.plural("{count} overdue", "{count} overdue", overdue))
        if due:
            parts.append(language.plural("{count} due", "{count} due", due))
        state = language.listing(parts) if parts else language.text(_("nothing is due"))
        return language.text(_("{date} · {state}"), date=language.date(day, "full"), state=state)

    def _group(self, heading: str, rows: list[Row]) -> Group:
        left = len(rows) - MOST
        more = self._language.plural("{count} more in Cases", "{count} more in Cases", left) if left > 0 else ""
        return Group(heading=self._language.text(heading), rows=tuple(rows[:MOST]), more=more)

    def _due(self, row: DueRow) -> Row:
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
            why=self._joined([words(follow_up_name(row.step, row.reason)), self._tried(row), put_aside]),
            action=words(_("Go on")) if row.paused else words(_("Open")),
            chip=due_words(self._language, row.urgency, row.days),
            tone=due_tone(row.urgency, row.days),
        )

    def _tried(self, row: DueRow) -> str:
        if row.try_until is None:
            return tried_words(self._language, row.attempts)
        day = self._language.date(row.try_until, "MMMd")
        return self._language.text(_("tried once; one more try until {date} is enough"), date=day)

    def _silent(self, row: SilentRow) -> Row:
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

    def _emergency(self, row: EmergencyRow) -> Row:
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

    def _unchecked(self, row: Unchecked) -> Row:
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

    def _absences(self, found: Today) -> tuple[list[Row], list[Row]]:
        """After an emergency each contact that nobody makes then; and the absences."""
        alone = [away.without_anybody(one, self._language) for absent in found.away for one in absent.emergencies]
        rows = [away.row(absent, self._language) for absent in found.away]
        self._ways |= {row.key: ("absence", {}) for row in (*alone, *rows)}
        return alone, rows

    def _task(self, row: TaskRow) -> Row:
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

    def _answer(self, row: AnswerRow) -> Row:
        """A service that has not answered within its usual time."""
        language = self._language
        key = f"answer {row.referral_id}"
        self._ways[key] = ("referral", {"referral": row.referral_id})
        return Row(
            key=key,
            what=row.alias,
            why=self._joined([row.service, language.text(_("no answer so far"))]),
            action=language.text(_("Ask again")),
            chip=language.plural("{count} day", "{count} days", row.days),
            tone="warning",
        )

    def _talk(self, talk: TalkRow) -> Row:
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
            why=self._joined([words(resume), words(_("begun on {date}"), date=begun)]),
            action=words(_("Go on")),
        )

    def _waiting(self, row: WaitingRow) -> Row:
        language = self._language
        key = f"referral {row.referral_id}"
        self._ways[key] = ("referral", {"referral": row.referral_id})
        usual = ""
        if row.usual_days is not None:
            usual = language.plural("usual time {count} day", "usual time {count} days", row.usual_days)
        return Row(
            key=key,
            what=row.service,
            why=self._joined([row.alias, usual]),
            action=language.text(_("Ask again") if row.late else _("Open")),
            chip=language.plural("{count} day", "{count} days", row.days) if row.days else language.text(_("Today")),
            tone="warning" if row.late else "plain",
        )

    def _sheets_used(self) -> Row:
        self._ways[vault_rows.SHEETS_USED] = ("keys", {})
        return vault_rows.sheets_used(self._language)

    def _breach(self) -> Row:
        words = self._language.text
        self._ways["breach"] = ("breaches", {})
        return Row(
            key="breach",
            what=words(_("A personal data breach")),
            why=words(_("The authority has to be told. The clock runs.")),
            action=words(_("Show what to do")),
            chip=words(_("Now")),
            tone="danger",
        )

    def _own_load(self) -> Row:
        words = self._language.text
        self._ways["own load"] = ("own-load", {})
        return Row(
            key="own load",
            what=words(_("How are you doing?")),
            why=words(_("There was much lately. Take two minutes for yourself.")),
            action=words(_("Look")),
        )

    def _over(self, found: Today) -> list[Row]:
        """Records whose time is over: somebody decides, nothing goes by itself."""
        if not found.over:
            return []
        language = self._language
        self._ways["retention"] = ("retention", {})
        return [
            Row(
                key="retention",
                what=language.text(_("Kept long enough?")),
                why=language.plural(
                    "The time of {count} record is over. Erase it, or keep it longer for a reason.",
                    "The time of {count} records is over. Erase them, or keep them longer for a reason.",
                    found.over,
                ),
                action=language.text(_("Look")),
            )
        ]

    def _of_quarters(self, found: Today) -> list[Row]:
        return [*self._to_freeze(found), *self._to_contribute(found)]

    def _to_freeze(self, found: Today) -> list[Row]:
        """A quarter is over: what came in it is counted."""
        if found.to_freeze is None:
            return []
        words = self._language.text
        self._ways["freeze"] = ("summary", {"part": "quarters", "period": str(found.to_freeze.year)})
        return [
            Row(
                key="freeze",
                what=words(_("A quarter is over")),
                why=words(_("Freeze it, so that what came in it is counted once. Nothing leaves by that.")),
                action=words(_("Look")),
            )
        ]

    def _to_contribute(self, found: Today) -> list[Row]:
        """A quarter is contributed for the first time, or again since what may be counted has changed."""
        if not found.to_contribute:
            return []
        words, first = self._language.text, found.to_contribute[0]
        self._ways["contribution"] = ("contribution", {"year": str(first.period.year), "part": first.period.label})
        again = first.change is not None
        return [
            Row(
                key="contribution",
                what=words(_("A contribution is to be made again") if again else _("A contribution is to be made")),
                why=words(CHANGE[first.change])
                if first.change
                else words(_("One more quarter of this year is frozen.")),
                action=words(_("Make it again") if again else _("Contribute")),
            )
        ]

    def time_away(self) -> None:
        """To the representative's absences."""
        self._go("absence")

    def own_load(self) -> None:
        """To the representative's own page, whenever they like."""
        self._go("own-load")

    def _reminder(self, reminder: Reminder) -> Row:
        words = self._language.text
        key = f"reminder {reminder}"
        if reminder is Reminder.ENTERED_TWICE:
            self._ways[key] = ("duplicates", {})
            return Row(
                key=key,
                what=words(_("Entered twice?")),
                why=words(_("Two records seem to be about the same officer or the same incident.")),
                action=words(_("Look")),
            )
        if reminder is Reminder.RECOVERY_SHEETS:
            self._ways[vault_rows.RECOVERY_SHEETS] = ("keys", {"part": "sheets"})
            return vault_rows.recovery_sheets(self._language)
        self._ways[key] = ("settings", {"part": reminder.value})
        return Row(
            key=key,
            what=words(_("Choose your country")),
            why=words(_("So that the right emergency numbers and regions are shown.")),
            action=words(_("Choose")),
        )

    def _backups(self, found: Today) -> list[Row]:
        rows = [backups.row(notice, number, found.date, self._language) for number, notice in enumerate(found.backups)]
        self._ways |= {row.key: ("backup", {}) for row in rows}
        return rows

    def _joined(self, parts: Iterable[str]) -> str:
        return " · ".join(part for part in parts if part)
