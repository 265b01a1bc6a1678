"""Works a self-check out and tells it, without Qt. Nothing is kept unless the officer asks."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import self_checks
from wellbeing.app.self_checks import Look, Told
from wellbeing.domain.identity import CaseId, SelfCheckId
from wellbeing.domain.self_check import KeptSelfCheck
from wellbeing.errors import Refused
from wellbeing.gui.self_check.shown import Kept, Result, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the page."""

    def show_check(self, shown: Shown) -> None:
        """All of it, without a result."""

    def show_result(self, result: Result) -> None:
        """What came out."""

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """What is kept."""

    def show_error(self, words: str) -> None:
        """What does not fit."""


class Presenter:
    """One case's self-check."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None
        self._look: Look | None = None
        self._told: Told | None = None

    def load(self, case: CaseId) -> None:
        """Show the page of a case; what was worked out for another one is gone."""
        self._case, self._look, self._told = case, None, None
        self._ask(lambda session: self_checks.look(session, case), self._arrived)

    def refresh(self) -> None:
        """Records changed: only what is kept is read again."""
        case = self._case
        if case is not None:
            self._ask(lambda session: self_checks.look(session, case), self._looked_again)

    def _arrived(self, look: Look) -> None:
        self._look = look
        words, check = self._language.text, look.check
        form = words(_("{form} ({owner}, {version})"), form=check.form, owner=check.owner, version=check.version)
        self._view.show_check(
            Shown(
                crumb=look.alias,
                form=form,
                points=tuple(map(words, check.points)),
                note=words(check.note),
                lines=tuple(
                    words(_("Line {number}"), number=self._language.number(number + 1)) for number in range(check.items)
                ),
                numbers=tuple(range(check.low, check.high + 1)),
                sums=tuple(range(check.lowest_sum, check.highest_sum + 1)),
                kept=self._kept(look),
                signposts=tuple((one.name, words(one.about)) for one in look.signposts),
            )
        )

    def _looked_again(self, look: Look) -> None:
        self._look = look
        self._view.show_kept(self._kept(look))

    def _kept(self, look: Look) -> tuple[Kept, ...]:
        return tuple(Kept(key=one.id, words=self._words_of(one)) for one in look.kept)

    def _words_of(self, kept: KeptSelfCheck) -> str:
        date = self._language.date(kept.taken_on)
        return self._language.text(_("{value} on {date}"), value=self._language.number(kept.value), date=date)

    # -- what a person wants

    def work_out(self, numbers: Sequence[int | None], total: int | None) -> None:
        """The numbers of the form, or their sum."""
        self._told = None
        try:
            told = self_checks.work_out(numbers, total)
        except Refused as refused:
            self._view.show_error(refused.told(self._language))
            return
        self._told = told
        words, number = self._language.text, self._language.number
        barred = self._look is not None and not self._look.may_keep
        self._view.show_result(
            Result(
                value=words(_("{value} of {highest}"), value=number(told.value), highest=number(told.highest)),
                say=words(told.say),
                note=words(told.note),
                refer=told.refer,
                not_kept=words(_("Nothing of it is kept for this case.")) if barred else "",
            )
        )

    def keep(self) -> None:
        """The officer asks that the value is kept."""
        case, told = self._case, self._told
        if case is not None and told is not None:
            self._ask(lambda session: self_checks.keep(session, case, told), lambda _id: self.refresh())

    def remove(self, key: int) -> None:
        """The officer wants a kept value gone."""
        self._ask(lambda session: self_checks.remove(session, SelfCheckId(key)), lambda _done: self.refresh())

    def refer(self) -> None:
        """Offer somebody else's help."""
        self._go("new-referral", case=self._case)

    def leave(self) -> None:
        """Declined, or done: back to the case. What was worked out is gone."""
        self._told = None
        self._go("case", case=self._case)
