"""Puts services into words, for the directory and for a referral."""

import datetime as dt

from wellbeing.content import codes
from wellbeing.content.languages import language_name
from wellbeing.content.week_words import written_hours
from wellbeing.domain.directory import is_unchecked
from wellbeing.domain.referral import Service
from wellbeing.domain.weekly_hours import ALWAYS
from wellbeing.gui.services.shown import CardShown
from wellbeing.gui.widgets.row import Row
from wellbeing.language import Language, _


def capital(words: str) -> str:
    """`words` as the beginning of a line."""
    return words[:1].upper() + words[1:]


def _both(short: str, words: str | None) -> str:
    """A short answer and what is said in words, where they say different things."""
    said = words or ""
    return said if short.casefold() == said.casefold() else "\n".join(part for part in (short, said) if part)


class Wording:
    """Words for one reader on one day."""

    def __init__(self, reader: Language, today: dt.date) -> None:
        self._reader, self._words, self._today = reader, reader.text, today

    def kind(self, code: str) -> str:
        """What kind of help."""
        return self._words(codes.referral_kinds().label(code))

    def marks(self, service: Service) -> tuple[tuple[str, str], ...]:
        """What to be careful about: an example, or an entry that may be out of date."""
        found = []
        if service.pack_title:
            found.append((self._words(_("From {pack}"), pack=service.pack_title), "plain"))
        elif service.pack:
            found.append((self._words(_("From a content pack that is not in use any more")), "warning"))
        if service.fictitious:
            found.append((self._words(_("Made up, never call")), "danger"))
        if service.hidden:
            found.append((self._words(_("Not offered any more")), "plain"))
        if is_unchecked(service, self._today):
            words = _("Never checked") if service.checked_on is None else _("Not checked for a year")
            found.append((self._words(words), "warning"))
        return tuple(found)

    def usual(self, service: Service) -> str:
        """The usual time to a first appointment, or nothing."""
        if service.usual_days is None:
            return ""
        if service.usual_days == 0:
            return self._words(_("usually the same day"))
        return self._reader.plural("usually {count} day", "usually {count} days", service.usual_days)

    def region(self, service: Service) -> str:
        """The name of its region, or the code where the list does not know it."""
        return codes.regions().label(service.region) if service.region else ""

    def audiences(self, service: Service) -> str:
        """For whom it is, by its codes."""
        return capital(self._reader.listing([self._words(codes.audiences().label(one)) for one in service.audiences]))

    def hours(self, service: Service) -> str:
        """Its hours of the week."""
        if service.weekly_hours == ALWAYS:
            return self._words(_("Day and night"))
        return written_hours(service.weekly_hours, self._reader)

    def _answer(self, answer: bool | None, yes: str, no: str) -> str:
        return "" if answer is None else self._words(yes if answer else no)

    def to_compare(self, service: Service) -> str:
        """What can be compared when an entry is checked."""
        reach = " / ".join((service.reach or "").splitlines())
        parts = (self.kind(service.kind), self.region(service), reach, self.hours(service), service.hours or "")
        return " · ".join(part for part in parts if part)

    def row(self, service: Service) -> Row:
        """For the list."""
        about = (self.kind(service.kind), self.region(service), service.whom or self.audiences(service))
        return Row(
            key=str(service.id),
            title=service.name,
            about=" · ".join(part for part in about if part),
            when=self.usual(service),
            state=" · ".join(words for words, _tone in self.marks(service)),
        )

    def card(self, service: Service) -> CardShown:
        """To read. What was never entered is left out, but for what the employer learns: that is always said."""
        words = self._words
        spoken = self._reader.listing([language_name(code, self._reader) for code in service.languages])
        learns = self._answer(service.employer_learns, _("Yes"), _("No"))
        free = self._answer(service.free, _("Free"), _("Not free"))
        facts = (
            (_("For whom"), _both(self.audiences(service), service.whom)),
            (
                _("Does the employer learn of it?"),
                _both(learns, service.confidentiality) or words(_("Not known. Please ask.")),
            ),
            (_("Cost"), _both(free, service.cost)),
            (_("Time to a first appointment"), self.usual(service)),
            (_("Hours"), _both(self.hours(service), service.hours)),
            (_("How to reach it"), service.reach),
            (_("Where"), self.region(service)),
            (_("Languages"), spoken if service.languages else ""),
            (_("Note of the union"), service.note),
            (_("Last checked"), self._reader.date(service.checked_on) if service.checked_on else ""),
        )
        return CardShown(
            name=service.name,
            kind=self.kind(service.kind),
            marks=self.marks(service),
            of_pack=bool(service.pack),
            hidden=service.hidden,
            note=service.note or "",
            facts=tuple((words(what), says) for what, says in facts if says),
        )
