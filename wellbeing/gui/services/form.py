"""The form of a service, without Qt: what it shows of an entry, and the entry that was typed into it."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from wellbeing.content import codes
from wellbeing.content.languages import read_languages, written
from wellbeing.content.week_words import EXAMPLE, read_hours, written_hours
from wellbeing.domain.referral import Service
from wellbeing.gui.services.options import audience_options, kind_options
from wellbeing.gui.services.shown import Entered, FormShown
from wellbeing.language import Language, _

YES, NO = "yes", "no"
_ANSWERS: Mapping[str, bool | None] = MappingProxyType({"": None, YES: True, NO: False})
_MOST_DIGITS = 9


def form_of(service: Service, entered: Entered, reader: Language) -> FormShown:
    """The form of an entry, or of a new one."""
    return FormShown(
        title=service.name or reader.text(_("New service")),
        entered=entered,
        kinds=kind_options(reader),
        audiences=audience_options(reader),
        region_words=codes.regions().label(service.region) if service.region else "",
        hours_example=written_hours(EXAMPLE, reader),
    )


def entered_of(service: Service, reader: Language) -> Entered:
    """An entry as it stands in the form."""
    return Entered(
        name=service.name,
        kind=service.kind,
        audiences=service.audiences,
        whom=service.whom or "",
        region=service.region,
        languages=written(service.languages, reader),
        reach=service.reach or "",
        weekly_hours=written_hours(service.weekly_hours, reader),
        hours=service.hours or "",
        free=_answered(service.free),
        cost=service.cost or "",
        employer_learns=_answered(service.employer_learns),
        confidentiality=service.confidentiality or "",
        days="" if service.usual_days is None else str(service.usual_days),
        note=service.note or "",
    )


def _answered(answer: bool | None) -> str:
    return "" if answer is None else YES if answer else NO


def read_form(entered: Entered, service: Service, reader: Language) -> tuple[Service, dict[str, str]]:
    """The entry with what was typed, and what of it can't be understood: field and sentence, the first one first."""
    words = reader.text
    errors: dict[str, str] = {}
    hours = ""
    try:
        hours = read_hours(entered.weekly_hours, reader)
    except ValueError:
        example = written_hours(EXAMPLE, reader)
        errors["weekly_hours"] = words(_("Please write the hours like this: {example}"), example=example)
    days = read_days(entered.days)
    if days is None and entered.days.strip():
        errors["usual_days"] = words(_("Please give a number of days, or leave it empty."))
    spoken, unknown = read_languages(entered.languages, reader)
    if unknown:
        wrong = _("“{word}” is not known as a language. Please write them with a comma between.")
        errors["languages"] = words(wrong, word=unknown)
    changed = dataclasses.replace(
        service,
        name=entered.name.strip(),
        kind=entered.kind,
        audiences=entered.audiences,
        whom=entered.whom.strip() or None,
        region=entered.region,
        languages=spoken,
        reach=entered.reach.strip() or None,
        weekly_hours=hours,
        hours=entered.hours.strip() or None,
        free=_ANSWERS.get(entered.free),
        cost=entered.cost.strip() or None,
        employer_learns=_ANSWERS.get(entered.employer_learns),
        confidentiality=entered.confidentiality.strip() or None,
        usual_days=days,
        note=entered.note.strip() or None,
    )
    return changed, errors


def read_days(words: str) -> int | None:
    """The number of days that was typed; None for anything else."""
    days = words.strip()
    return int(days) if days.isascii() and days.isdecimal() and len(days) <= _MOST_DIGITS else None
