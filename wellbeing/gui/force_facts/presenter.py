"""Facts of forces, without Qt: what is here, and a sheet that is looked at before anything is taken in."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.indicators.facts import ForceFact, Told
from wellbeing.app import indicators, preferences
from wellbeing.app.indicators import KeptFact, Looked, ReadFact
from wellbeing.app.session import Session
from wellbeing.errors import WellbeingError
from wellbeing.gui.force_facts.shown import Part, PreviewShown, YearShown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST_LINES = 30
"""Lines shown of each part of a preview."""
TOLD = {
    Told.MISSING: _("missing"),
    Told.NOT_COLLECTED: _("not collected"),
    Told.SUPPRESSED: _("suppressed by who sent it"),
}


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_here(self, years: tuple[YearShown, ...], replaced: str) -> None:
        """What is here; `replaced` says how many earlier facts are kept beside, empty for none."""

    def show_preview(self, shown: PreviewShown) -> None:
        """What the file would bring."""

    def tell(self, tone: str, heading: str, words: str = "") -> object:
        """Say above everything what came of it."""


class Presenter:
    """One file at a time."""

    def __init__(
        self, view: View, ask: "Ask", go: Callable[..., None], language: Language, back_to: str = "summary"
    ) -> None:
        """`back_to` is the place of the figures."""
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._back_to = back_to
        self._looked: Looked | None = None

    def start(self) -> None:
        """Show what is here."""
        self._start(lambda: None)

    def _start(self, then: Callable[[], object]) -> None:
        def read(session: Session) -> tuple[list[KeptFact], int]:
            return indicators.kept(session), len(indicators.replaced(session))

        def show(found: tuple[list[KeptFact], int]) -> None:
            kept, replaced = found
            self._looked = None
            self._view.show_here(tuple(self._years(kept)), self._earlier(replaced))
            then()

        self._ask(read, show)

    def look(self, file: Path) -> None:
        """Look at a file; nothing is written."""
        self._ask(lambda session: indicators.look(session, file), self._found, self._refused)

    def accept(self) -> None:
        """Take in what was shown, in the name of the vault's representative."""
        looked = self._looked
        if looked is not None:
            self._ask(
                lambda session: indicators.take_in(session, looked, preferences.read(session).representative),
                self._taken,
                self._refused,
            )

    def save_sheet(self, path: Path) -> None:
        """Save an empty sheet to fill in."""
        told = self._language.text(_("The sheet was saved. A row without value and state is left alone."))
        self._ask(
            lambda _session: indicators.save_empty_sheet(path, self._language),
            lambda _done: self._view.tell("good", told),
            self._refused,
        )

    def leave(self) -> None:
        """Back to the figures."""
        self._go(self._back_to)

    def _years(self, kept: Iterable[KeptFact]) -> Iterable[YearShown]:
        words = self._language.text
        labels = {fact.code: words(fact.label) for fact in indicators.definitions().facts}
        for year, found in groupby(kept, key=lambda one: one.year):
            facts = list(found)
            yield YearShown(
                heading=str(year),
                heads=(words(_("Fact")), words(_("Value"))),
                rows=tuple(
                    (
                        words(
                            _("{force}: {fact} ({source})"),
                            force=one.fact.force,
                            fact=labels.get(one.fact.fact, one.fact.fact),
                            source=one.source,
                        ),
                        self._value(one.fact),
                    )
                    for one in facts
                ),
                came="\n".join(dict.fromkeys(self._came(one) for one in facts)),
            )

    def _value(self, fact: ForceFact) -> str:
        return self._language.text(TOLD[fact.told]) if fact.value is None else self._language.number(fact.value)

    def _came(self, one: KeptFact) -> str:
        return self._language.text(
            _("{file}: taken in by {name} on {date}"),
            file=one.came.file,
            name=one.came.by,
            date=self._language.date(one.came.at.astimezone().date()),
        )

    def _earlier(self, count: int) -> str:
        if not count:
            return ""
        return self._language.plural(
            "{count} earlier fact was replaced and is kept.",
            "{count} earlier facts were replaced and are kept.",
            count,
        )

    def _found(self, looked: Looked) -> None:
        self._looked = looked
        plural, words = self._language.plural, self._language.text
        count = len(looked.to_take_in)
        quiet = words(_("Nothing has been written yet. A file is taken in whole or not at all."))
        same = plural("{count} fact is here already as it is.", "{count} facts are here already as they are.",
                      looked.same)  # fmt: skip
        parts = (
            self._part(_("New"), "good", [(self._row(one.row), self._said(one)) for one in looked.new]),
            self._part(_("Changed"), "plain", [self._changed(one, held) for one, held in looked.changed]),
            self._part(_("Wrong"), "danger", self._wrong(looked)),
        )
        self._view.show_preview(
            PreviewShown(
                title=looked.file,
                quiet=" ".join((quiet, same)) if looked.same else quiet,
                parts=tuple(part for part in parts if part.lines),
                accept=plural("Take in {count} fact", "Take in {count} facts", count) if count and looked.fits else "",
            )
        )

    def _part(self, heading: str, tone: str, lines: Sequence[tuple[str, str]]) -> Part:
        left = len(lines) - MOST_LINES
        return Part(
            heading=self._language.text(_("{part}: {count}"), part=self._language.text(heading), count=len(lines)),
            tone=tone,
            lines=tuple(lines[:MOST_LINES]),
            more=self._language.plural("and {count} more", "and {count} more", left) if left > 0 else "",
        )

    def _said(self, one: ReadFact) -> str:
        return self._language.text(
            _("{force}, {year}, {fact}: {value}"),
            force=one.fact.force,
            year=str(one.year),
            fact=one.fact.fact,
            value=self._value(one.fact),
        )

    def _changed(self, one: ReadFact, held: KeptFact) -> tuple[str, str]:
        before = self._language.text(_("until now: {value}"), value=self._value(held.fact))
        return self._row(one.row), "\n".join((self._said(one), before))

    def _wrong(self, looked: Looked) -> list[tuple[str, str]]:
        words = self._language.text
        lines = [(words(_("Together")), words(sentence, **values)) for sentence, values in looked.contradictions]
        for one in looked.wrong:
            why = words(one.sentence, **one.values)
            lines.append((self._row(one.row), f"{one.column}: {why}" if one.column else why))
        return lines

    def _row(self, number: int) -> str:
        return self._language.text(_("Row {row}"), row=number)

    def _taken(self, count: int) -> None:
        told = self._language.plural("{count} fact was taken in", "{count} facts were taken in", count)
        self._start(lambda: self._view.tell("good", told))

    def _refused(self, error: WellbeingError) -> bool:
        self._view.tell("warning", self._language.text(_("Nothing was changed")), error.told(self._language))
        return True
