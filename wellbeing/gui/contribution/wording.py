"""Contributions in words."""

from wellbeing.anonymise.period import Period, period_name
from wellbeing.app.contributing.offices import Offices
from wellbeing.app.contributing.standing import LeftBy, Standing
from wellbeing.app.contributing.words import CHANGE
from wellbeing.app.freezing import Quarter, Stands
from wellbeing.gui.contribution.shown import Leaving, OfficeShown, QuarterShown
from wellbeing.language import Language, _

NO_OFFICE_READS = _("Small counts that no office can read")
EXPLAINED = (
    _(
        "Few of your numbers are large enough to be shown alone. Two offices add up the small counts of at least ten "
        "representatives, without being able to read yours."
    ),
    _(
        "Every number is divided into two that look like chance, one for each office. Neither says anything alone. "
        "Only the sums of all are put together, and what is small in them is withheld once more."
    ),
    _("The offices share no keys, staff or machines. If they put both halves together, they could read your counts."),
)
NEVER = (
    _("No name, no alias, no story and no row for a person."),
    _("No case of an officer who did not agree or withdrew, and none that is restricted or erased."),
    _("Your counts as they are: each file alone holds random numbers."),
)
_ROLES = (_("Releases the figures"), _("Second office"))
_WAYS: dict[LeftBy | None, tuple[str, str, str]] = {
    None: (
        "info",
        _("How {year} leaves is not chosen yet"),
        _(
            "It is chosen once, with the first file that leaves: as an open release of your own figures, or as a "
            "contribution of every quarter. Never both, since somebody could work out from them what is withheld."
        ),
    ),
    LeftBy.CONTRIBUTION: (
        "good",
        _("{year} leaves as a contribution"),
        _("So there is no open release of this year. From both together somebody could work out what is withheld."),
    ),
    LeftBy.OPEN_RELEASE: (
        "info",
        _("{year} was released openly"),
        _("So nothing of it is contributed. From both together somebody could work out what is withheld."),
    ),
}


class Wording:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def way(self, year: int, path: LeftBy | None) -> tuple[str, str, str]:
        """How a year leaves: tone, heading, detail."""
        tone, heading, detail = _WAYS[path]
        return tone, self._words(heading, year=str(year)), self._words(detail)

    def offices(self, found: Offices | None) -> tuple[OfficeShown, ...]:
        """Both of them."""
        if found is None:
            return ()
        return tuple(
            OfficeShown(role=self._words(role), name=_of_union(card.name, card.union), fingerprint=card.fingerprint)
            for role, card in zip(_ROLES, found.cards, strict=True)
        )

    def known_as(self, found: Offices, newest: Offices) -> str:
        """Under which name and for which country, and what follows."""
        told = self._words(
            _("For the country {country}. Both offices know you as {name}."),
            country=found.country,
            name=found.pseudonym,
        )
        if newest.since <= found.since:
            return told
        return " ".join((told, self._words(_("From {year} on, others are named."), year=str(newest.since))))

    def quarter(self, one: Quarter, standing: Standing | None, *, can: bool) -> QuarterShown:
        """A quarter in its row. `can`: whether anything of its year may be contributed."""
        chip, tone, why, action = self._stands(one, standing)
        return QuarterShown(
            label=one.period.label,
            what=period_name(one.period, self._language),
            why=why,
            chip=self._words(chip),
            tone=tone,
            action=self._words(action) if can and action else "",
        )

    def _stands(self, one: Quarter, standing: Standing | None) -> tuple[str, str, str, str]:
        words, day = self._words, self._language.date
        if one.stands in (Stands.AHEAD, Stands.RUNNING):
            return _("Not over yet"), "plain", "", ""
        if one.stands is Stands.WAITING:
            return _("To be frozen"), "warning", words(_("It is contributed once it is frozen.")), ""
        if standing is None:
            return _("Without a case"), "plain", words(_("A contribution of zeros counts too.")), _("Contribute")
        if standing.counted is not None:
            sentence = (
                _("Both offices counted it. Its numbers stay as they are.")
                if standing.counted
                else _("Both offices closed it without your contribution. It counts with a later quarter.")
            )
            chip, tone = (_("Closed"), "good") if standing.counted else (_("Not counted"), "plain")
            return chip, tone, words(sentence), ""
        if standing.path is LeftBy.OPEN_RELEASE:
            return _("Released"), "plain", "", ""
        if standing.newest is None:
            return _("To be contributed"), "warning", self.counted(one), _("Contribute")
        left = words(_("contributed on {date}"), date=day(standing.newest.at.astimezone().date()))
        if standing.change is not None:
            told = " ".join((words(CHANGE[standing.change]), words(_("Both offices need it anew."))))
            return _("To be made again"), "warning", told, _("Make it again")
        return _("Contributed"), "good", " · ".join((self.counted(one), left)), _("Write the files again")

    def counted(self, one: Quarter) -> str:
        """How many cases and events."""
        return self._language.listing(
            (
                self._language.plural("{count} case", "{count} cases", one.cases or 0),
                self._language.plural("{count} event", "{count} events", one.events or 0),
            )
        )

    def stays(self, one: Quarter) -> tuple[str, ...]:
        """Own figures of a quarter."""
        plural = self._language.plural
        earlier = plural(
            "{count} of it from an earlier year", "{count} of them from earlier years", one.earlier_years or 0
        )
        return (
            plural("{count} case", "{count} cases", one.cases or 0),
            *((earlier,) if one.earlier_years else ()),
            plural("{count} event", "{count} events", one.events or 0),
        )

    def leaves(self, found: Offices, numbers: int) -> tuple[Leaving, ...]:
        """What each office gets."""
        number = self._language.number(numbers)
        each = (
            self._words(_("{number} random numbers, as many as there are counts."), number=number),
            self._words(_("One random key, from which {number} random numbers follow."), number=number),
        )
        return tuple(
            Leaving(
                heading=self._words(_("Only for {office}"), office=card.name),
                lines=(
                    line,
                    self._words(_("This file alone fits any counts. It does not even say whether you had a case.")),
                ),
            )
            for card, line in zip(found.cards, each, strict=True)
        )

    def files(self, period: Period) -> str:
        """The heading of what was written."""
        return self._words(_("Contribution for {period}"), period=period_name(period, self._language))


def _of_union(name: str, union: str) -> str:
    return " · ".join(part for part in (name, union) if part)
