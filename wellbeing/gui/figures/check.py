"""The check in words: what the program's own attack on a release found, and what a reader could work out."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from wellbeing.anonymise.audit import Audit
from wellbeing.anonymise.cell import Cell
from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.anonymise.intervals import Interval
from wellbeing.anonymise.ledger import LedgerEntry
from wellbeing.anonymise.period import Period, period_name
from wellbeing.anonymise.primary import Why
from wellbeing.anonymise.published import State
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.schema import Schema
from wellbeing.gui.figures.shown import Verdict
from wellbeing.language import Language, _
from wellbeing.reports.figures import words as signs

_WITHIN = _("withheld, between {least} and {most} or closer")
"""Aloud, of a figure of which only single sums were looked at."""


class Leaving(Protocol):
    """What would leave, and the attack on it: of a representative's year, or of an office's. `ledger` is what left
    before; `why` a cell is withheld, where that may be told."""

    @property
    def schema(self) -> Schema: ...
    @property
    def ledger(self) -> Sequence[LedgerEntry]: ...
    @property
    def release(self) -> Release: ...
    @property
    def audit(self) -> Audit: ...
    def why(self, cell: Cell) -> Why | None: ...


class CheckWording:
    """Words for one preview at a time."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def period(self, period: Period) -> str:
        """A period by name."""
        return period_name(period, self._language)

    def verdict(self, shown: Leaving) -> Verdict:
        """The sentence of the check with its detail."""
        words, number = self._words, self._language.number
        if shown.release.too_few:
            fewest = number(FEWEST_OFFICERS)
            return Verdict(
                tone="info",
                heading=words(_("Fewer than {count} officers: no number leaves"), count=fewest),
                detail=words(
                    _("With so few, any figure could tell something about one of them. A release says only that.")
                ),
            )
        total = shown.release.withheld + self._published(shown)
        withheld = words(
            _("{withheld} of {total} figures are withheld."),
            withheld=number(shown.release.withheld),
            total=number(total),
        )
        if shown.audit.ok:
            return Verdict(
                tone="good",
                heading=words(_("Nothing that is withheld can be worked out")),
                detail=" ".join((self._attacked(shown), withheld)),
                key="check",
                action=words(_("See the check")),
            )
        return Verdict(
            tone="danger",
            heading=words(_("Something could be worked out, so nothing can leave")),
            detail=words(_("The program's own attack found figures that say too much.")),
            key="check",
            action=words(_("See the check")),
        )

    def _attacked(self, shown: Leaving) -> str:
        before = self.releases_together(shown)
        if before:
            return self._words(
                _("Every withheld figure was attacked, together with the release of {periods}."),
                periods=self._language.listing(before),
            )
        return self._words(_("Every withheld figure was attacked with all that would leave."))

    def releases_together(self, shown: Leaving) -> list[str]:
        """Earlier releases that speak of the same cases, by name."""
        here = shown.release.period
        found = (entry.published() for entry in shown.ledger)
        about = {here, Period(year=here.year, imported=here.imported)}
        about |= set(Period(year=here.year, imported=here.imported).quarters())
        return [self.period(past.period) for past in found if past.has_figures and past.period in about]

    def _published(self, shown: Leaving) -> int:
        return sum(figure.state is State.VALUE for figure in shown.release.cells.values())

    def found(self, audit: Audit, schema: Schema) -> list[str]:
        """What the attack found, one line each; empty where it found nothing."""
        sentences = (
            (audit.exact, _("{figure}: it could be worked out exactly.")),
            (audit.narrow, _("{figure}: it could be worked out too closely.")),
            (audit.too_small, _("{figure}: it is too small to be shown.")),
            (audit.speaks_of_group, _("{figure}: it says something about nearly everyone in a group.")),
        )
        lines = [
            self._words(sentence, figure=self.about(cell, schema))
            for spots, sentence in sentences
            for _p, cell in spots
        ]
        lines += [self._words(_("{figure}: it is missing."), figure=self.about(cell, schema)) for cell in audit.missing]
        if audit.narrow_share:
            lines.append(self._words(_("The share of counted cases tells too closely how many were left out.")))
        if audit.narrow_reported:
            lines.append(self._words(_("The share of those who reported tells too closely how many are missing.")))
        if audit.infeasible:
            lines.append(self._words(_("The figures contradict each other or an earlier release.")))
        return list(dict.fromkeys(lines))

    def about(self, cell: Cell, schema: Schema) -> str:
        """What a figure counts, by its codes."""
        parts = [self._words(schema.dimensions[name][code].label) for name, code in cell.at]
        unit = self._words(signs.UNITS.get(cell.unit, _("Officers")))
        return ": ".join((unit, ", ".join(parts) or self._words(_("All"))))

    def bounds(self, interval: Interval, width: int) -> str:
        """What somebody could work out of a withheld figure; where that is not settled, what each sum leaves by itself.
        `width` is how many counts are left open at least, by the attack."""
        if not interval.settled:
            return self._by_sums(interval, width)
        if interval.most is None:
            least = self._language.number(interval.least)
            return self._words(_("it could be {least} or any number above"), least=least)
        return self._words(
            _("it could be anything from {least} to {most}"),
            least=self._language.number(interval.least),
            most=self._language.number(interval.most),
        )

    def range(self, interval: Interval) -> str:
        """From the least to the most, in few words."""
        least = self._language.number(interval.least)
        if interval.most is None:
            return self._words(_("{least} or more"), least=least)
        return self._words(_("{least} to {most}"), least=least, most=self._language.number(interval.most))

    def too_much_work(self, shown: Leaving) -> str:
        """Of how many figures only single sums were looked at, and what that means; empty where of none."""
        own = [found for (period, _cell), found in shown.audit.intervals.items() if period == shown.release.period]
        unsettled = sum(not found.settled for found in own)
        if not unsettled:
            return ""
        told = _(
            "Of {count} of {whole} that would be too much work: there stands what each sum leaves by itself. "
            "Somebody who takes all sums together can come closer, but leaves a range of at least {width}."
        )
        number = self._language.number
        return self._words(told, count=number(unsettled), whole=number(len(own)), width=number(shown.schema.width))

    def at_least(self, width: int) -> str:
        """The narrowest withheld figure, where it is only known that none is narrower than `width` counts."""
        return self._words(_("{width} or wider"), width=self._language.number(width))

    def _by_sums(self, interval: Interval, width: int) -> str:
        number = self._language.number
        if interval.most is None:
            told = _(
                "each sum by itself leaves {least} or any number above, and all of them together a range of at least "
                "{width}"
            )
            return self._words(told, least=number(interval.least), width=number(width))
        return self._words(
            _("each sum by itself leaves {least} to {most}, and all of them together a range of at least {width}"),
            least=number(interval.least),
            most=number(interval.most),
            width=number(width),
        )

    def aloud(self, interval: Interval) -> str:
        """The same for a screen reader, as short as it can be said."""
        least = self._language.number(interval.least)
        if interval.most is None:
            return self._words(_("withheld, {least} or more"), least=least)
        most = self._language.number(interval.most)
        told = _("withheld, between {least} and {most}") if interval.settled else _WITHIN
        return self._words(told, least=least, most=most)


def narrowest(found: Iterable[Interval], width: int) -> Interval | None:
    """The narrowest of these intervals; None where there is none, or where one that is not settled may be narrower."""
    every = list(found)
    bounded = [(one.width, one.least, one) for one in every if one.settled and one.most is not None]
    least = min(bounded, default=None, key=lambda one: one[:2])
    if least is None or (least[0] > width and any(not one.settled for one in every)):
        return None
    return least[2]
