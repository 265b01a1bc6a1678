"""One service, without Qt: read, corrected, supplemented, marked as checked, offered or not."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import services
from wellbeing.app.session import Session
from wellbeing.content import regions
from wellbeing.domain.identity import ServiceId
from wellbeing.domain.referral import Service
from wellbeing.errors import WellbeingError
from wellbeing.gui.services.form import entered_of, form_of, read_form
from wellbeing.gui.services.shown import CardShown, Entered, FormShown, Options
from wellbeing.gui.services.wording import Wording
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_card(self, shown: CardShown) -> None:
        """A service to read."""

    def show_form(self, shown: FormShown) -> None:
        """A service to write."""

    def show_note_form(self, title: str, note: str) -> None:
        """What the union adds to a service of a content pack."""

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that what was typed may mean."""

    def show_error(self, field: str, words: str) -> bool:
        """Under a field of the form; whether there is such a field."""

    def ask_to_remove(self) -> None:
        """Ask once more."""

    def saved(self) -> None:
        """What was typed is in the vault."""


class Presenter:
    """A service on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._service = services.blank()
        self._country = ""

    def arrive(self, service_id: ServiceId | None) -> None:
        """Read a service, or enter a new one."""

        def find(session: Session) -> tuple[Service, str, Wording]:
            found = services.get(session, service_id) if service_id else services.blank()
            return found, session.country, Wording(self._language, session.today())

        self._ask(find, lambda found: self._found(*found))

    def reload(self) -> None:
        """The entry changed."""
        if self._service.id:
            self.arrive(self._service.id)

    def change(self) -> None:
        """Correct the entry, or what the union adds to an entry of a pack."""
        if self._service.pack:
            self._view.show_note_form(self._service.name, self._service.note or "")
        else:
            self._view.show_form(form_of(self._service, entered_of(self._service, self._language), self._language))

    def mark_checked(self) -> None:
        """Everything in the entry was checked today."""
        service_id = self._service.id
        self._ask(lambda session: services.mark_checked(session, [service_id])[0], self.arrive)

    def hide(self, *, hidden: bool) -> None:
        """Offer it no more, or again."""
        service_id = self._service.id
        self._ask(lambda session: services.hide(session, service_id, hidden=hidden), self.arrive)

    def remove(self, *, sure: bool = False) -> None:
        """Take an entry that is not offered any more out for good, after asking once more."""
        if not sure:
            self._view.ask_to_remove()
            return
        service_id = self._service.id
        self._service = services.blank()  # it is gone before the screen hears that something changed
        self._ask(lambda session: services.remove(session, service_id), lambda _none: self._go("services"))

    def type_place(self, text: str) -> None:
        """A town or region is typed."""
        found = regions.find_region(text, self._country or None)
        none = self._language.text(_("No region found. Try the name of a larger town.")) if text.strip() else ""
        self._view.show_regions(tuple((one.code, one.label) for one in found), none)

    def save(self, entered: Entered) -> None:
        """Keep what stands in the form, or say under a field what does not fit."""
        service, errors = read_form(entered, self._service, self._language)
        if errors:
            field, sentence = next(iter(errors.items()))
            self._view.show_error(field, sentence)
            return
        self._ask(lambda session: services.save(session, service), self._kept, self._refused)

    def save_note(self, note: str) -> None:
        """Keep what the union adds."""
        service_id = self._service.id
        self._ask(lambda session: services.supplement(session, service_id, note), self._kept, self._refused)

    def take_over(self) -> None:
        """Make an own entry of a service of a content pack."""
        service_id = self._service.id
        self._ask(lambda session: services.take_over(session, service_id), self.arrive)

    def leave(self) -> None:
        """Back to the directory."""
        self._view.saved()
        self._go("services")

    def give_up(self) -> None:
        """Leave the form without saving."""
        self._view.saved()
        if self._service.id:
            self.arrive(self._service.id)
        else:
            self._go("services")

    def _found(self, service: Service, country: str, wording: Wording) -> None:
        self._service, self._country = service, country
        if service.id:
            self._view.show_card(wording.card(service))
        else:
            self.change()

    def _kept(self, service_id: ServiceId) -> None:
        self._view.saved()
        self.arrive(service_id)

    def _refused(self, error: WellbeingError) -> bool:
        return error.field is not None and self._view.show_error(error.field, error.told(self._language))
