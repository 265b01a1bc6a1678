"""The country profile without Qt: where its lines come from, what is missing, and keeping what was entered."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import country
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.content.countries import InUse
from wellbeing.content.country_lines import DUTY_COMMANDER_NAME, EMERGENCY_NAME
from wellbeing.domain.country import ForceDebrief, HelpNumber, Line, Origin
from wellbeing.errors import WellbeingError
from wellbeing.gui.country.shown import TITLES, CountryShown, Entered, Mark
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, code: str, shown: CountryShown) -> None:
        """Every line of the profile of a country."""

    def show_none(self) -> None:
        """No country was chosen yet."""

    def show_errors(self, errors: dict[str, str]) -> None:
        """Beside their fields; none takes them away."""

    def saved(self) -> None:
        """What was typed is kept."""

    def show_kept(self, words: str) -> None:
        """Say that it is."""


class Presenter:
    """One country on the screen: that of the vault."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._code = ""

    def load(self) -> None:
        """Show the profile as it is."""

        def read(session: Session) -> tuple[str, InUse | None]:
            return session.country, country.in_use(session)

        self._ask(read, lambda found: self._shown(*found))

    def _shown(self, code: str, found: InUse | None) -> None:
        self._code = code
        if found is None:
            self._view.show_none()
            return
        words, profile = self._language.text, found.profile
        missing = [line for line in profile.missing() if line in TITLES]
        told = self._language.plural(
            "{count} line is still to be completed.", "{count} lines are still to be completed.", len(missing)
        )
        self._view.show_form(
            code,
            CountryShown(
                name=words(profile.name),
                quiet=told if missing else words(_("Every line has been completed.")),
                trouble=found.trouble.told(self._language) if found.trouble else "",
                lines={line: country.in_words(getattr(profile, line.value), self._language) for line in Line},
                marks={line: self._mark(found, line, missing) for line in TITLES},
                kinds=tuple((kind.code, words(kind.label)) for kind in codes.referral_kinds()),
            ),
        )

    def _mark(self, found: InUse, line: Line, missing: list[Line]) -> Mark:
        words, told = self._language.text, found.country.told[line]
        if line is Line.FORCE_DEBRIEF and told.origin is Origin.SHIPPED:
            told = found.country.told[Line.FORCE_DEBRIEF_NOTE]
        if line in missing:
            return Mark(words=words(_("To be completed by the union")), tone="warning")
        if told.origin is Origin.PACK:
            return Mark(words=words(_("From {pack}"), pack=told.pack), tone="plain")
        if told.origin is Origin.OWN and told.changed_on is not None:
            day = self._language.date(told.changed_on, "medium")
            return Mark(words=words(_("Entered by you, {day}"), day=day), tone="good")
        return Mark(words=words(_("Shipped with the program")), tone="plain")

    def save(self, entered: Entered) -> None:
        """Keep what stands in the form, or say beside the fields what is not in order."""
        lines = _lines(entered)
        if errors := country.wrong(lines, self._language):
            self._view.show_errors(errors)
            return
        self._ask(lambda session: country.save(session, lines), lambda _none: self._kept(), self._refused)

    def _kept(self) -> None:
        self._view.saved()
        self.load()
        self._view.show_kept(self._language.text(_("Kept.")))

    def _refused(self, error: WellbeingError) -> bool:
        if error.field:
            self._view.show_errors({error.field: error.told(self._language)})
        return bool(error.field)

    def choose_country(self) -> None:
        """To where the country is chosen."""
        self._go("settings", part="country")

    def leave(self) -> None:
        """Back to the settings; what was typed is given up."""
        self._view.saved()
        self._go("settings")


def _lines(entered: Entered) -> dict[Line, object]:
    return {
        Line.EMERGENCY: _number(EMERGENCY_NAME, *entered.emergency),
        Line.DUTY_COMMANDER: _number(DUTY_COMMANDER_NAME, *entered.duty_commander),
        Line.NUMBERS: tuple(_number(*one) for one in entered.numbers),
        Line.FORCE_DEBRIEF: ForceDebrief(entered.force_debrief) if entered.force_debrief else None,
        Line.SERVICE_KINDS: entered.service_kinds,
        **{Line(name): text.strip() for name, text in entered.notes.items()},
    }


def _number(name: str, number: str, note: str) -> HelpNumber:
    return HelpNumber(name=name.strip(), number=" ".join(number.split()), note=note.strip())
