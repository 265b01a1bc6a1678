"""An office's quarters in words. What is next is said as on the command line."""

from collections.abc import Iterable, Mapping

from wellbeing.anonymise.period import period_name
from wellbeing.app.office import words as shared
from wellbeing.app.office.enrolment import Enrolled
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.standing import AreaStanding, Document, Kind, Standing
from wellbeing.content.codes import regions
from wellbeing.exchange.contribution.document import Areas
from wellbeing.gui.quarters.shown import Action, Detail, Group, Line, Press, QuarterShown
from wellbeing.language import Language, _
from wellbeing.office.quarter import Step

MOST = 100
"""Names that stand on the page of a quarter."""
FEW = 5
"""Names that stand in the row of a quarter; more of them are on its page."""
GIVE: Mapping[Gives, str] = {
    Gives.ROSTER: _("Give the roster"),
    Gives.ACCEPTANCE: _("Give the acceptance list"),
    Gives.ACTIVITY: _("Give the activity"),
    Gives.SUMS: _("Give the sums"),
    Gives.CLOSING: _("Give the closing list"),
}
CLOSE_EMPTY = _("Close it with an empty list")
_AGAIN: Mapping[Gives, str] = {
    Gives.ROSTER: _("The roster"),
    Gives.ACCEPTANCE: _("The acceptance list"),
    Gives.ACTIVITY: _("The activity"),
    Gives.SUMS: _("The sums"),
    Gives.CLOSING: _("The closing list"),
}
_HAPPENED: Mapping[tuple[Kind, bool], str] = {
    (Kind.PROPOSED_ROSTER, True): _("Roster made and signed"),
    (Kind.ROSTER, True): _("Roster countersigned"),
    (Kind.ROSTER, False): _("Roster signed by both offices came"),
    (Kind.ACCEPTANCE, True): _("Acceptance list made"),
    (Kind.ACCEPTANCE, False): _("Acceptance list of the other office came"),
    (Kind.ACTIVITY, True): _("Activity given"),
    (Kind.ACTIVITY, False): _("Activity of the other office came"),
    (Kind.SUMS, True): _("Sums given"),
    (Kind.SUMS, False): _("Sums of the other office came, and were opened"),
    (Kind.PROPOSED_CLOSING, True): _("Closing list made and signed"),
    (Kind.CLOSING, True): _("Closing list countersigned"),
    (Kind.CLOSING, False): _("Closing list signed by both offices came"),
}
_OPENS = {None: _("Is opened with the sums"), False: _("Opened"), True: _("Void: it counts in a later quarter")}
_VOID = _("Void: {area}. The sums contradict themselves, so nothing of it is used. It counts in a later quarter.")
_SPOILED = _("Not opened: {area}. Its activity can't be true. It counts in a later quarter.")


class Wording:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def quarter(self, one: Standing) -> QuarterShown:
        """A quarter in its row."""
        chip, tone = self._stands(one)
        return QuarterShown(
            label=one.period.label,
            what=period_name(one.period, self._language),
            chip=self._words(chip),
            tone=tone,
            next=shared.next_told(one, self._language),
            action=self._action(one),
            lines=tuple(self._lines(one)),
        )

    def _stands(self, one: Standing) -> tuple[str, str]:
        if one.is_closed:
            return _("Closed"), "good"
        if shared.is_due(one):
            return _("To do"), "warning"
        return (_("Waiting") if shared.waits(one) else _("Not over yet")), "plain"

    def _action(self, one: Standing) -> Action | None:
        if shared.lacks_people(one):
            return Action(words=self._words(_("Enrol representatives")), press=Press.ENROL)
        what = shared.gives(one)
        if what is not None:
            told = CLOSE_EMPTY if shared.closes_empty(one) else GIVE[what]
            return Action(words=self._words(told), press=Press.GIVE, what=what)
        if shared.waits(one):
            return Action(words=self._words(_("Take files in")), press=Press.TAKE)
        return None

    def _lines(self, one: Standing) -> Iterable[str]:
        if not one.is_closed:
            yield self._date(one)
        if one.areas and one.next_step not in (Step.AWAIT_END, Step.CLOSED):
            yield self._reported(one)
        together = [area.area for area in one.areas if len(area.area) > 1]
        opened = [batch.area for batch in one.batches if len(batch.area) > 1]
        for area in sorted({*together, *opened}):
            yield self._words(_("Counted together: {areas}."), areas=self.area(area))
        for batch in one.batches:
            if batch.void:
                yield self._words(_VOID, area=self.area(batch.area))
        for area in one.spoiled:
            yield self._words(_SPOILED, area=self.area(area))

    def _date(self, one: Standing) -> str:
        until = _("It ends on {date}.") if one.next_step in _BEFORE_ITS_END else _("It ended on {date}.")
        return self._words(until, date=self._language.date(one.period.last_day))

    def _reported(self, one: Standing) -> str:
        told = self._words(
            _("{reported} of {representatives} have reported."),
            reported=self._language.number(sum(area.reported for area in one.areas)),
            representatives=self._language.number(sum(area.representatives for area in one.areas)),
        )
        if not one.missing:
            return told
        names = [person.name for person in one.missing[:FEW]]
        left = len(one.missing) - FEW
        if left > 0:
            names.append(self._language.plural("{count} more", "{count} more", left))
        return " ".join((told, self._words(_("Missing: {names}."), names=self._language.listing(names))))

    def area(self, area: Areas) -> str:
        """The names of its regions, with their codes."""
        known = regions()
        return self._language.listing(
            f"{found.label} ({code})" if (found := known.get(code)) is not None else code for code in area
        )

    # -- the page of one

    def detail(self, one: Standing) -> Detail:
        """Everything of a quarter."""
        return Detail(
            quarter=self.quarter(one),
            groups=tuple(group for group in self._groups(one) if group.lines),
            events=tuple(map(self._event, one.documents)),
            again=tuple(
                Action(words=self._words(_AGAIN[what]), press=Press.GIVE, what=what) for what in one.can_give_again
            ),
            may_not_go_on=shared.may_not_go_on(one),
        )

    def _groups(self, one: Standing) -> Iterable[Group]:
        words = self._words
        yield Group(heading=words(_("Areas")), lines=tuple(map(self._area, one.areas)))
        opens = tuple(Line(what=self.area(batch.area), why=words(_OPENS[batch.void])) for batch in one.batches)
        yield Group(heading=words(_("What is opened")), lines=opens)
        yield self.people(_("Missing"), one.missing)
        yield self.people(_("Have reported"), one.reported)

    def people(self, heading: str, people: Iterable[Enrolled]) -> Group:
        """Representatives by name, with the pseudonym that both offices use."""
        found = tuple(people)
        lines = [Line(what=one.name, why=" · ".join((one.pseudonym, self.area((one.area,))))) for one in found[:MOST]]
        if len(found) > MOST:
            lines.append(Line(what=self._language.plural("{count} more", "{count} more", len(found) - MOST)))
        return Group(heading=self._words(heading), lines=tuple(lines))

    def _area(self, one: AreaStanding) -> Line:
        number = self._language.number
        told = self._words(
            _("{reported} of {representatives} have reported."),
            reported=number(one.reported),
            representatives=number(one.representatives),
        )
        if one.agreed is not None:
            agreed = (
                _("Both offices accepted {agreed}: enough.")
                if one.enough
                else _("Both offices accepted {agreed}: too few, this area does not open.")
            )
            told = " ".join((told, self._words(agreed, agreed=number(one.agreed))))
        return Line(what=self.area(one.area), why=told)

    def _event(self, one: Document) -> tuple[str, str, str]:
        what = self._words(_HAPPENED[one.kind, one.given])
        return self._language.date(one.at.astimezone().date(), "medium"), what, ""


_BEFORE_ITS_END = (Step.ROSTER, Step.AWAIT_ROSTER, Step.AWAIT_END)
