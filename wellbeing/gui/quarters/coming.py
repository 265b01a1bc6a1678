"""Files that come to an office: each is taken in or refused by itself, and told of in one sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wellbeing.app.office import taking
from wellbeing.app.office.taking import Taken
from wellbeing.app.office.words import taken_told
from wellbeing.app.session import Session
from wellbeing.gui.one_by_one import Done, OneByOne
from wellbeing.gui.quarters.shown import Group, Line, Outcome
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

MOST = 100
"""Files that are told of by name, taken in or not."""


class Sight(Protocol):
    """What shows it."""

    def show_work(self, done: int, whole: int) -> None: ...
    def show_outcome(self, shown: Outcome) -> None: ...


class Coming:
    """One file after the other, so that a bad one stops none of the rest."""

    def __init__(self, sight: Sight, ask: "Ask", language: Language) -> None:
        self._sight, self._ask, self._language = sight, ask, language
        self._work: OneByOne | None = None
        self._taken: dict[str, Taken] = {}
        self._lost: Path | None = None
        """A closing list whose sums somebody has to say are lost."""
        self._lost_by: str | None = None

    def take(self, files: Sequence[Path]) -> None:
        """Begin. What another file may need is taken in first."""
        self._taken, self._lost_by = {}, None
        self._begin(files)

    def take_lost(self, by: str) -> None:
        """Take the closing list in whose sums are lost, as somebody says by this name."""
        if self._lost is not None:
            self._taken, self._lost_by = {}, by
            self._begin([self._lost])

    def _begin(self, files: Sequence[Path]) -> None:
        self._lost = None

        def sorted_out(paths: list[Path]) -> None:
            self._work = OneByOne(self._ask, list(map(str, paths)), self._one, self._sight.show_work, self._ended)
            self._work.go()

        self._ask(lambda _session: taking.in_turn(files), sorted_out)

    def _one(self, session: Session, key: str) -> None:
        self._taken[key] = taking.take(session, Path(key), self._lost_by)

    def stop(self) -> None:
        """No further file."""
        if self._work is not None:
            self._work.stop()

    def _ended(self, came: Done) -> None:
        self._work = None
        words, plural = self._language.text, self._language.plural
        new = [key for key in came.done if self._taken[key].new]
        known = [key for key in came.done if not self._taken[key].new]
        refused = [Line(what=Path(key).name, why=error.told(self._language)) for key, error in came.not_done]
        self._lost = next((Path(key) for key, error in came.not_done if error.field == "lost_by"), None)
        groups = (
            self._group(words(_("Not taken in")), refused),
            self._group(words(_("Taken in")), self._lines(new)),
            self._group(words(_("Here already")), self._lines(known)),
            self._group(words(_("Left where you stopped")), [Line(what=Path(key).name) for key in came.left]),
        )
        heading = plural("{count} file was taken in", "{count} files were taken in", len(new))
        not_taken = plural(
            "{count} file was not taken in. The others are not touched by it.",
            "{count} files were not taken in. The others are not touched by them.",
            len(refused),
        )
        self._sight.show_outcome(
            Outcome(
                tone="warning" if refused else "good" if new else "info",
                heading=heading if new else words(_("Nothing new was taken in")),
                told=not_taken if refused else "",
                groups=tuple(group for group in groups if group.lines),
                lost=self._lost.name if self._lost is not None else "",
            )
        )

    def _lines(self, keys: Sequence[str]) -> list[Line]:
        return [Line(what=Path(key).name, why=taken_told(self._taken[key], self._language)) for key in keys]

    def _group(self, heading: str, lines: Sequence[Line]) -> Group:
        left = len(lines) - MOST
        more = (Line(what=self._language.plural("{count} more", "{count} more", left)),) if left > 0 else ()
        return Group(heading=heading, lines=(*lines[:MOST], *more))
