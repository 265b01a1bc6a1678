"""How corrections, restrictions and holds are told, once for window, command line and paper."""

import datetime as dt
from collections.abc import Mapping

from wellbeing.app.names import AGE_BAND, MEMBERSHIP, YES_NO
from wellbeing.content import codes
from wellbeing.domain.answer import YesNo
from wellbeing.domain.case import AgeBand, Membership
from wellbeing.domain.rights import Correction, Ground, Hold, Restriction
from wellbeing.language import Language, _, language

GROUND: Mapping[Ground, str] = {
    Ground.ACCURACY: _("Something is said to be wrong and is being looked into"),
    Ground.UNLAWFUL: _("It should not have been kept, and is not to be erased yet"),
    Ground.CLAIM: _("The officer needs it for a claim"),
    Ground.OBJECTION: _("The officer objected, and that is being looked into"),
}

FIELD: Mapping[str, str] = {
    "officer.alias": _("Alias"),
    "officer.name": _("Name"),
    "officer.contact": _("Contact"),
    "officer.language": _("Language"),
    "case.membership": _("Tie to the union"),
    "case.relation": _("Relation to the representative"),
    "case.injuries": _("Injury"),
    "case.days_lost": _("Days lost"),
    "case.medical": _("Medical care"),
    "case.conditions": _("Working conditions"),
    "case.sex": _("Sex"),
    "case.age_band": _("Age"),
    "case.role": _("Role"),
    "case.rank": _("Rank"),
    "case.unit": _("Unit"),
    "case.justice": _("Outcome in court"),
    "case.care_time": _("Time to medical care"),
    "case.recorded": _("Recorded by the employer"),
    "case.legal_aid": _("Legal aid"),
    "case.justice_on": _("Day of the outcome in court"),
    "incident.occurred_on": _("Day"),
    "incident.occurred_at": _("Time"),
    "incident.act": _("What happened"),
    "incident.means": _("Means"),
    "incident.flags": _("Flags"),
    "incident.circumstance": _("How it came about"),
    "incident.environment": _("Kind of place"),
    "incident.place": _("Place"),
    "incident.region": _("Region"),
    "incident.alias": _("Name of the incident"),
    "incident.under_investigation": _("Under investigation"),
}
"""What was corrected, by `domain.rights.Correction.what`."""

_BOOKS = {
    "case.injuries": codes.injuries,
    "case.days_lost": codes.days_lost,
    "case.sex": codes.sexes,
    "case.role": codes.roles,
    "case.justice": codes.justice_outcomes,
    "case.care_time": codes.care_times,
    "case.recorded": codes.yes_no,
    "case.legal_aid": codes.legal_aid,
    "incident.act": codes.acts,
    "incident.means": codes.means,
    "incident.circumstance": codes.circumstances,
    "incident.environment": codes.environments,
    "incident.region": codes.regions,
}


def field(what: str) -> str:
    """The word of a field; one that a newer program corrected is shown as it is."""
    return FIELD.get(what, what)


def value(correction: Correction, reader: Language) -> str:
    """What stood there before, in words where it was a code."""
    what, before = correction.what, correction.before
    if what in _BOOKS:
        return reader.listing(reader.text(_BOOKS[what]().label(code)) for code in before.split())
    if what in ("incident.occurred_on", "case.justice_on") and before:
        return reader.date(dt.date.fromisoformat(before))
    if what == "officer.language":
        return language(before).name()
    known: Mapping[str, Mapping[str, str]] = {
        "case.membership": {one.value: MEMBERSHIP[one] for one in Membership},
        "case.age_band": {one.value: AGE_BAND[one] for one in AgeBand},
        "incident.under_investigation": {one.value: YES_NO[one] for one in YesNo},
    }
    return reader.text(known.get(what, {}).get(before, before))


def restriction(found: Restriction, reader: Language) -> str:
    """Since when, until when and why."""
    since, why = reader.date(found.since.astimezone().date()), reader.text(GROUND[found.ground])
    if found.lifted_at is None:
        return reader.text(_("Since {since}: {why}"), since=since, why=why)
    until = reader.date(found.lifted_at.astimezone().date())
    return reader.text(_("From {since} to {until}: {why}"), since=since, until=until, why=why)


def hold(found: Hold, reader: Language) -> str:
    """Until when and why."""
    if found.lifted_at is not None:
        lifted = reader.date(found.lifted_at.astimezone().date())
        return reader.text(_("{why}, lifted on {date}"), why=found.reason, date=lifted)
    return reader.text(_("{why}, until {date}"), why=found.reason, date=reader.date(found.until))
