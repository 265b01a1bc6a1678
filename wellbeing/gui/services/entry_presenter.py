"""One service, without Qt: read, corrected, marked as checked."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.app import services
from wellbeing.app.session import Session
from wellbeing.content import codes, regions
from wellbeing.content.languages import read_languages, written
from wellbeing.domain.identity import ServiceId
from wellbeing.domain.referral import Service
from wellbeing.errors import WellbeingError
from wellbeing.gui.services.presenter import kind_options
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

    def show_regions(self, found: Options, none_words: str) -> None:
        """Regions that what was typed may mean."""

    def show_error(self, field: str, words: str) -> None:
        """Under a field of the form: name, kind, languages or usual_days."""

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
        """Correct the entry."""
        service = self._service
        words = self._language.text
        self._view.show_form(
            FormShown(
                title=service.name or words(_("New service")),
                entered=Entered(
                    name=service.name,
                    kind=service.kind,
                    whom=service.whom or "",
                    region=service.region,
                    languages=written(service.languages, self._language),
                    reach=service.reach or "",
                    hours=service.hours or "",
                    cost=service.cost or "",
                    confidentiality=service.confidentiality or "",
                    days="" if service.usual_days is None else str(service.usual_days),
                ),
                kinds=kind_options(self._language),
                region_words=codes.regions().label(service.region) if service.region else "",
            )
        )

    def mark_checked(self) -> None:
        """Everything in the entry was checked today."""
        service_id = self._service.id
        self._ask(lambda session: services.mark_checked(session, [service_id])[0], self.arrive)

    def type_place(self, text: str) -> None:
        """A town or region is typed."""
        found = regions.find_region(text, self._country or None)
        none = self._language.text(_("No region found. Try the name of a larger town.")) if text.strip() else ""
        self._view.show_regions(tuple((one.code, one.label) for one in found), none)

    def save(self, entered: Entered) -> None:
        """Keep what stands in the form, or say under a field what does not fit."""
        words = self._language.text
        spoken, unknown = read_languages(entered.languages, self._language)
        days = read_days(entered.days)
        if unknown:
            wrong = _("“{word}” is not known as a language. Please write them with a comma between.")
            self._view.show_error("languages", words(wrong, word=unknown))
            return
        if days is None and entered.days.strip():
            self._view.show_error("usual_days", words(_("Please give a number of days, or leave it empty.")))
            return
        service = dataclasses.replace(
            self._service,
            name=entered.name.strip(),
            kind=entered.kind,
            whom=entered.whom.strip() or None,
            region=entered.region,
            languages=spoken,
            reach=entered.reach.strip() or None,
            hours=entered.hours.strip() or None,
            cost=entered.cost.strip() or None,
            confidentiality=entered.confidentiality.strip() or None,
            usual_days=days,
        )
        self._ask(lambda session: services.save(session, service), self._kept, self._refused)

    def take_over(self) -> None:
        """Keep a service of a content pack as one's own entry."""
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
        if error.field in ("name", "kind", "usual_days"):
            self._view.show_error(error.field, error.told(self._language))
            return True
        return False


_MOST_DIGITS = 9


def read_days(words: str) -> int | None:
    """The number of days that was typed; None for anything else."""
    days = words.strip()
    return int(days) if days.isascii() and days.isdecimal() and len(days) <= _MOST_DIGITS else None
