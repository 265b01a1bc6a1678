"""The page to take home: what is normal, what helps, whom to call, and what the guides of the case bring along.

It is in the officer's language and names nobody but the representative. Others at home may see it: nothing on it
tells what happened, unless the officer wants the part of a guide that does.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from wellbeing.app import calls, guides
from wellbeing.app.letters import CARRIED_DATE, Part, Prepared, filled, own_values
from wellbeing.app.restricted import refuse_restricted
from wellbeing.app.session import Session
from wellbeing.content import library
from wellbeing.content.letters import Holds
from wellbeing.domain.checklist import Checklist, Leaflet
from wellbeing.domain.departure import FileKind
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import Language, _, language
from wellbeing.reports.letters import Letter, Section, letter_pdf
from wellbeing.vault import cases, follow_ups, officers
from wellbeing.vault import debriefs as stored_debriefs

NEXT_DATE = "next-date"
"""The key of the part that is no leaflet."""

CARRIED_EVENT = _("what happened")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offered:
    """A leaflet that a guide brings along. That of a topic tells what happened."""

    part: Part
    leaflet: Leaflet


def take_home(
    session: Session, case_id: CaseId, code: str | None = None, chosen: Collection[str] | None = None
) -> Prepared:
    """The page in the language `code` (the officer's where None), with the parts `chosen` by their keys (where None,
    everything that does not tell what happened)."""
    refuse_restricted(session, case_id)
    case = cases.get(session.store, case_id)
    officer = officers.get(session.store, case.officer_id)
    reader = language(code or officer.language or session.language.code)
    dated = _next_date(session, case_id, reader)
    offered = tuple(_leaflets(session, case_id))
    wanted = _wanted(offered, chosen)
    date = dated if NEXT_DATE in wanted else ""
    leaflets = [one for one in offered if one.part.key in wanted]
    letter = filled(
        "take-home",
        reader,
        own_values(session, reader),
        {
            Holds.CALLS: (Section(facts=(*calls.of_session(session, reader), *_dated(date, reader)), prominent=True),),
            Holds.GUIDES: tuple(_section(one.leaflet, reader) for one in leaflets),
        },
    )
    letter = dataclasses.replace(letter, large=True, sections=tuple(_once(letter.sections)))
    carried = [(CARRIED_DATE, date)] if date else []
    carried += [(CARRIED_EVENT, reader.text(one.leaflet.title)) for one in leaflets if one.part.tells_event]
    dates = [Part(key=NEXT_DATE, title=_("Next date"), chosen=NEXT_DATE in wanted)] if dated else []
    return Prepared(
        kind=FileKind.TAKE_HOME,
        title=letter.title,
        file_name="page-to-take-home.pdf",
        carried=tuple(carried),
        parts=(*dates, *(dataclasses.replace(one.part, chosen=one.part.key in wanted) for one in offered)),
        consent="",
        consent_uid=None,
        case_id=case_id,
        make=lambda: _one_sheet(letter, reader),
    )


def _once(sections: Iterable[Section]) -> Iterator[Section]:
    """A point that several parts bring along stands where it comes first."""
    told: set[str] = set()
    for section in sections:
        points = tuple(point for point in section.bullets if point not in told)
        told.update(points)
        if points or not section.bullets or section.paragraphs:
            yield dataclasses.replace(section, bullets=points)


def _one_sheet(letter: Letter, reader: Language) -> bytes:
    try:
        return letter_pdf(letter, reader)
    except ValueError:
        raise Refused(_("All of this takes more than one sheet. Please choose fewer parts."), field="parts") from None


def _wanted(offered: Iterable[_Offered], chosen: Collection[str] | None) -> Collection[str]:
    if chosen is not None:
        return chosen
    return {NEXT_DATE, *(one.part.key for one in offered if not one.part.tells_event)}


def _next_date(session: Session, case_id: CaseId, reader: Language) -> str:
    """The day of the next follow-up that can still be kept; empty where there is none."""
    now = session.now()
    coming = [found for found in follow_ups.of_case(session.store, case_id) if found.result is None]
    following = next((found for found in coming if found.closes_at > now), None)
    return reader.date(max(following.due_at, now).astimezone().date(), "full") if following else ""


def _leaflets(session: Session, case_id: CaseId) -> Iterator[_Offered]:
    """What the guide of the step and the topic guides of the case add; the same words once."""
    told: set[Leaflet] = set()
    for guide in _guides(session, case_id):
        for number, leaflet in enumerate(guide.take_home):
            if leaflet not in told:
                told.add(leaflet)
                part = Part(key=f"{guide.name}/{number}", title=leaflet.title, tells_event=guide.topic is not None)
                yield _Offered(part=part, leaflet=leaflet)


def _guides(session: Session, case_id: CaseId) -> tuple[Checklist, ...]:
    """The step's guide, then the topics of the talks, those that fit the case, and those that may fit at this step."""
    held = stored_debriefs.of_case(session.store, case_id)
    steps = [found for found in held if found.step is not None and found.checklist != library.HELP_NOW]
    coming = [found.step for found in follow_ups.of_case(session.store, case_id) if found.result is None and found.step]
    named: list[tuple[str, int]] = []
    if steps:
        named.append((steps[-1].checklist, steps[-1].version))
    elif coming:
        guide = library.checklist_for_step(coming[0].value)
        named.append((guide.name, guide.version))
    named += [(found.checklist, found.version) for found in held if found.step is None]
    named += [(topic.checklist, topic.version) for found in held for topic in found.topics]
    step = steps[-1].step if steps else next(iter(coming), None)
    now = guides.offer(session, case_id, step).fitting
    named += [(head.name, head.version) for head in (*guides.offer(session, case_id).joining, *now)]
    return tuple(library.newest_or_bound(name, version) for name, version in dict(named).items())


def _dated(date: str, reader: Language) -> tuple[tuple[str, str], ...]:
    return ((reader.text(_("Next date")), date),) if date else ()


def _section(leaflet: Leaflet, reader: Language) -> Section:
    return Section(
        heading=reader.text(leaflet.title),
        paragraphs=tuple(map(reader.text, leaflet.paragraphs)),
        bullets=tuple(map(reader.text, leaflet.points)),
    )
