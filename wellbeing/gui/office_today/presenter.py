"""An office's Today without Qt: what is to be done, what is waited for, and what the vault needs."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app.office import today as use_cases
from wellbeing.app.office import words as shared
from wellbeing.app.office.standing import Standing
from wellbeing.app.office.today import OfficeToday
from wellbeing.gui.today import backups, vault_rows
from wellbeing.gui.today.shown import Group, Row
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_today(self, quiet: str, groups: tuple[Group, ...], empty: str, *, takes: bool) -> None: ...


class Presenter:
    """Loads Today and follows its buttons."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go = view, ask, go
        self._language, self._words = language, language.text
        self._ways: dict[str, tuple[str, dict[str, object]]] = {}

    def load(self) -> None:
        """Ask for the present state."""
        self._ask(use_cases.today, self._arrived)

    def follow(self, key: str) -> None:
        """Where the button of a row leads."""
        place, what = self._ways[key]
        self._go(place, **what)

    def take(self) -> None:
        """To the quarters, where whatever came is taken in."""
        self._go("quarters", part="take")

    def _arrived(self, found: OfficeToday) -> None:
        self._ways.clear()
        due = [one for one in found.quarters if shared.is_due(one)]
        rest = [one for one in found.quarters if not shared.is_due(one)]
        first = [*self._first(found), *(self._quarter(one) for one in due), *map(self._year, found.ready)]
        groups = (
            self._group("", first),
            self._group(_("Waiting"), (self._quarter(one) for one in rest)),
            self._group(_("For this vault"), self._of_the_vault(found)),
        )
        self._view.show_today(
            self._language.date(found.date, "full"),
            tuple(group for group in groups if group.rows),
            "" if first else self._words(_("Nothing is to be done here today.")),
            takes=found.knows_other,
        )

    def _group(self, heading: str, rows: Iterable[Row]) -> Group:
        return Group(heading=self._words(heading) if heading else "", rows=tuple(rows))

    def _first(self, found: OfficeToday) -> Iterable[Row]:
        words = self._words
        if found.sheets_used:
            self._ways[vault_rows.SHEETS_USED] = ("keys", {})
            yield vault_rows.sheets_used(self._language)
        if not found.knows_other:
            self._ways["other office"] = ("two-offices", {})
            yield Row(
                key="other office",
                what=words(_("Name the other office")),
                why=words(_("Two offices work together: each takes in the card of the other one first.")),
                action=words(_("Begin")),
                chip=words(_("To do")),
                tone="warning",
            )
        if found.closed:
            self._ways["releasing"] = ("releasing", {})
            yield Row(
                key="releasing",
                what=words(_("Nothing is opened at present")),
                why=words(_("This vault was restored from a backup. Please say first what has left since then.")),
                action=words(_("Say what has left")),
                chip=words(_("To do")),
                tone="warning",
            )

    def _quarter(self, one: Standing) -> Row:
        key, due = f"quarter {one.period.label}", shared.is_due(one)
        self._ways[key] = ("quarters", {"quarter": one.period.label})
        return Row(
            key=key,
            what=period_name(one.period, self._language),
            why=shared.next_told(one, self._language),
            action=self._words(_("Open")),
            chip=self._words(_("To do")) if due else "",
            tone="warning" if due else "plain",
        )

    def _year(self, year: Period) -> Row:
        key = f"year {year.label}"
        self._ways[key] = ("national", {"year": year.label})
        return Row(
            key=key,
            what=self._words(_("National release {year}"), year=period_name(year, self._language)),
            why=self._words(_("Every quarter of this year that was begun is closed. Next: look at what would leave.")),
            action=self._words(_("Open")),
            chip=self._words(_("To do")),
            tone="warning",
        )

    def _of_the_vault(self, found: OfficeToday) -> Iterable[Row]:
        if not found.has_sheets:
            self._ways[vault_rows.RECOVERY_SHEETS] = ("keys", {"part": "sheets"})
            yield vault_rows.recovery_sheets(self._language)
        for number, notice in enumerate(found.backups):
            row = backups.row(notice, number, found.date, self._language)
            self._ways[row.key] = ("backup", {})
            yield row
