"""Puts Today into words. Shows aliases and steps only: a screen seen by the whole station tells nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import today as use_cases
from wellbeing.app.contributing.words import CHANGE
from wellbeing.app.today import (
    Reminder,
    Today,
)
from wellbeing.domain.follow_up import Urgency
from wellbeing.gui.today import backups, vault_rows
from wellbeing.gui.today.case_rows import CaseRows, Ways
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
        self._ways: Ways = {}
        self._cases = CaseRows(language, self._ways)

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

    def time_away(self) -> None:
        """To the representative's absences."""
        self._go("absence")

    def own_load(self) -> None:
        """To the representative's own page, whenever they like."""
        self._go("own-load")

    def follow(self, key: str) -> None:
        """Where the button of a row leads."""
        place, what = self._ways[key]
        self._go(place, **what)

    def _arrived(self, found: Today) -> None:
        self._ways.clear()
        now_due = [self._cases.due(row) for row in (*found.overdue, *found.due)]
        vault = (Reminder.ENTERED_TWICE, Reminder.RECOVERY_SHEETS, Reminder.COUNTRY)
        own = [self._reminder(reminder) for reminder in found.reminders if reminder in vault]
        for_you = [self._own_load() for reminder in found.reminders if reminder is Reminder.OWN_LOAD]
        used = [self._sheets_used() for reminder in found.reminders if reminder is Reminder.SHEETS_USED]
        used += [self._breach() for reminder in found.reminders if reminder is Reminder.BREACH]
        without_anybody, absences = self._cases.absences(found)
        first = [
            *map(self._cases.silent, found.silent),
            *map(self._cases.emergency, found.emergencies),
            *without_anybody,
        ]
        meanwhile = [self._cases.due(row) for row in found.meanwhile]
        now_due += map(self._cases.unchecked, found.unchecked)
        now_due += map(self._cases.task, found.tasks)
        now_due += map(self._cases.answer, found.answers)
        together = [] if meanwhile else now_due
        groups = [
            self._group("", [*used, *first, *absences, *together]),
            self._group(_("Came due while you were away"), meanwhile),
            self._group(_("Due as well"), now_due if meanwhile else []),
            self._group(_("Put aside"), [self._cases.talk(talk) for talk in found.talks]),
            self._group(_("Coming this week"), [self._cases.due(row) for row in found.coming]),
            self._group(_("Waiting for an answer"), [self._cases.waiting(row) for row in found.waiting]),
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
