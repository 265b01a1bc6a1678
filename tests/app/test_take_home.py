"""The page to take home: in the officer's language, with whom to call, and silent about what happened unless chosen."""

import dataclasses

import pytest

from tests.reports import reading
from wellbeing.app import cases, debriefs, incidents, preferences
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.letters import Part
from wellbeing.app.session import Session
from wellbeing.app.take_home import NEXT_DATE, take_home
from wellbeing.content import codes, library
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Mode
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused
from wellbeing.language import PSEUDO, language, shipped
from wellbeing.vault import officers

LANGUAGES = [*shipped(), PSEUDO]


def open_case(session: Session, act: str = "ASSAULT", alias: str = "Heron") -> CaseId:
    officer = Involved(alias=alias, name="Ada Officer", contact="0100 300")
    return incidents.open_incident(session, NewIncident(act=act, officers=[officer], agreed=True))[0]


def speaks(session: Session, case_id: CaseId, code: str) -> None:
    """The officer's own language."""
    officer = cases.case_file(session, case_id).officer
    with session.store.transaction("officer.corrected", officer.uid):
        officers.update(session.store, dataclasses.replace(officer, language=code))


def test_who_reads_the_page_at_home_cannot_tell_what_happened(session: Session) -> None:
    pages = set()
    for number, act in enumerate(code.code for code in codes.acts().codes):
        prepared = take_home(session, open_case(session, act, f"Bird {number}"))
        assert [what for what, _says in prepared.carried] == ["next date"]
        pages.add(prepared.make())
    assert len(pages) == 1, "whatever happened, the page is the same, letter by letter"


def test_what_tells_of_the_event_is_there_when_it_is_chosen_and_is_noted(session: Session) -> None:
    case_id = open_case(session)
    offered = take_home(session, case_id).parts
    told = [part for part in offered if part.tells_event]
    assert told
    assert not any(part.chosen for part in told)
    prepared = take_home(session, case_id, chosen=[told[0].key])
    assert prepared.carried == (("what happened", told[0].title),)
    assert told[0].title in reading.flowing(prepared.make())
    assert [part.key for part in prepared.parts if part.chosen] == [told[0].key]


def test_the_next_date_stands_there_only_if_it_is_wanted(session: Session) -> None:
    case_id = open_case(session)
    with_date, without = take_home(session, case_id), take_home(session, case_id, chosen=[])
    ((_what, date),) = with_date.carried
    assert date in reading.flowing(with_date.make())
    assert without.carried == ()
    assert date not in reading.flowing(without.make())
    assert NEXT_DATE in {part.key for part in without.parts}


def test_whom_to_call_is_never_empty_and_no_line_is_without_a_number(session: Session) -> None:
    case_id = open_case(session)
    bare = reading.flowing(take_home(session, case_id).make())
    assert "Emergency number 112" in bare
    assert "Duty commander" in bare
    assert "Your representative" not in bare.split("What is normal")[0]
    preferences.save(
        session, preferences.Preferences(representative="R. Rep", contact="0100 200", union="Union North", country="DE")
    )
    assert "R. Rep 0100 200" in reading.flowing(take_home(session, case_id).make())


@pytest.mark.parametrize("window", LANGUAGES)
@pytest.mark.parametrize("own", LANGUAGES)
def test_the_page_speaks_the_officers_language_whatever_the_window_speaks(
    session: Session, window: str, own: str
) -> None:
    case_id = open_case(session)
    speaks(session, case_id, own)
    session.language = language("en")
    expected = take_home(session, case_id).make()
    session.language = language(window)
    assert take_home(session, case_id).make() == expected
    assert language(own).text("What is normal now") in reading.flowing(expected)


@pytest.mark.parametrize("step", Step)
def test_as_it_comes_the_page_is_one_sheet_at_every_step(session: Session, step: Step) -> None:
    preferences.save(session, preferences.Preferences(representative="R. Rep", contact="0100 200", country="DE"))
    case_id = open_case(session)
    debriefs.start(session, case_id, step, Mode.IN_PERSON)
    for code in LANGUAGES:
        page = take_home(session, case_id, code).make()
        assert reading.pages(page) <= 2
        assert reading.outside(page) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_point_that_two_parts_bring_along_stands_there_once(session: Session, code: str) -> None:
    case_id = open_case(session)
    debriefs.start(session, case_id, Step.DAY_3, Mode.IN_PERSON)
    rest = language(code).text("Rest between duties: 11 hours in a row each day")
    page = reading.flowing(take_home(session, case_id, code).make())
    assert page.count(rest) == 1
    assert page.index(rest) < page.index(language(code).text("When to get help"))


def only_may_fit(part: Part) -> bool:
    """Whether it is of a guide that is offered beside the one that fits: a colleague died on duty, or by suicide."""
    topic = library.checklist(part.key.split("/")[0]).topic if "/" in part.key else None
    return topic is not None and not topic.by_itself


def test_two_guides_of_which_one_fits_at_most_are_refused_together_in_a_sentence(session: Session) -> None:
    """A death on duty and a suicide are never one event; both at once are more than one sheet."""
    case_id = open_case(session, "TRAUMA_COLLEAGUE")
    parts = take_home(session, case_id).parts
    assert any(only_may_fit(part) for part in parts)
    with pytest.raises(Refused, match="more than one sheet"):
        take_home(session, case_id, "en", [part.key for part in parts]).make()


@pytest.mark.parametrize("code", shipped())
def test_with_everything_chosen_it_still_is_one_sheet(session: Session, code: str) -> None:
    preferences.save(
        session, preferences.Preferences(representative="R. Rep", contact="0100 200", union="Union North", country="DE")
    )
    for number, act in enumerate(["SEXUAL", "TRAUMA_FIREARM", "TRAUMA_COLLEAGUE", "ASSAULT_SERIOUS"]):
        case_id = open_case(session, act, f"Bird {number}")
        every = [part.key for part in take_home(session, case_id).parts if not only_may_fit(part)]
        page = take_home(session, case_id, code, every).make()
        assert reading.pages(page) <= 2
        assert reading.outside(page) == []


def test_more_than_one_sheet_is_refused_and_never_printed(session: Session) -> None:
    case_id = open_case(session, "TRAUMA_FIREARM")
    debriefs.finish(session, debriefs.start_topic(session, case_id, "court-anniversary", Mode.IN_PERSON))
    debriefs.finish(session, debriefs.start_topic(session, case_id, "return-to-duty", Mode.IN_PERSON))
    parts = [part.key for part in take_home(session, case_id).parts]
    with pytest.raises(Refused, match="more than one sheet"):
        take_home(session, case_id, "xx", parts).make()
    fewer = take_home(session, case_id, "xx", parts[:3]).make()
    assert reading.pages(fewer) == 2


def test_every_topic_that_brings_a_part_along_has_one_for_its_case(session: Session) -> None:
    fitting = {part.key.split("/")[0] for part in take_home(session, open_case(session, "TRAUMA_FIREARM")).parts}
    assert "firearm" in fitting
    assert library.checklist("firearm").take_home
