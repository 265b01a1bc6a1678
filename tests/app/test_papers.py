"""The controller's papers: filled from the vault, told stale when it changed, and noted when they leave."""

import dataclasses
from pathlib import Path

import pytest

from tests.reports.reading import words
from wellbeing.app import controller, departures, papers, preferences, retention
from wellbeing.app.breaches import note
from wellbeing.app.controller import Controller
from wellbeing.app.papers import BREACH_REPORT, ORDER, Form, Standing
from wellbeing.app.session import Session
from wellbeing.content import papers as templates
from wellbeing.domain.breach import BreachKind, Known
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.identity import BreachId
from wellbeing.domain.retention import Kind
from wellbeing.errors import Refused
from wellbeing.language import shipped

WHO = Controller(
    union="Police Union of Riverland",
    representative="Ana Rep",
    address="1 Bridge Street",
    contact="office at the bridge",
    data_protection_officer="Bo Example",
    authority="Commissioner of Riverland",
    federation="Confederation of Rivers",
)


def _breach(session: Session) -> BreachId:
    now = session.now().astimezone()
    return note(session, Known(kind=BreachKind.PAPER_LOST, found_on=now.date(), found_time=now.time()))


def _standing(session: Session, name: str) -> Standing:
    return next(one.standing for one in papers.offered(session) if one.name == name)


def test_every_template_is_offered_and_every_offer_has_a_template() -> None:
    assert sorted(ORDER) == list(templates.names())


@pytest.mark.parametrize("code", shipped())
def test_each_carries_who_answers_for_it_in_every_language_and_both_forms(session: Session, code: str) -> None:
    controller.save(session, WHO)
    breach = _breach(session)
    for name in ORDER:
        made = papers.paper(session, name, code, breach if name == BREACH_REPORT else None)
        assert made.make[Form.PDF]() == made.make[Form.PDF](), "equal input gives equal bytes"
        assert WHO.union in words(made.make[Form.PDF]())
        text = made.make[Form.RTF]().decode("ascii")
        assert WHO.union in text
        assert "{union}" not in text


def test_what_is_not_entered_is_a_line_to_write_on(session: Session) -> None:
    assert "authority" in controller.missing(controller.read(session))
    assert "____" in words(papers.paper(session, "notice").make[Form.PDF]())
    controller.save(session, WHO)
    assert controller.missing(controller.read(session)) == ()


def test_a_copy_that_left_is_current_until_the_vault_says_something_else(session: Session, tmp_path: Path) -> None:
    controller.save(session, WHO)
    assert _standing(session, "notice") is Standing.NEVER
    made = papers.paper(session, "notice", "de")
    papers.save(session, made, made.make[Form.PDF](), tmp_path / "notice.pdf")
    assert _standing(session, "notice") is Standing.CURRENT
    assert _standing(session, "impact-assessment") is Standing.NEVER
    (file,) = departures.files_that_left(session)
    assert (file.kind, file.carrier) == (FileKind.CONTROLLER_PAPER, Carrier.SAVED)
    preferences.save(session, dataclasses.replace(preferences.read(session), union="Another union"))
    assert _standing(session, "notice") is Standing.CHANGED
    papers.record(session, papers.paper(session, "notice", "de"), Carrier.PRINTED)
    assert _standing(session, "notice") is Standing.CURRENT


def test_the_measures_are_those_of_this_vault(session: Session) -> None:
    before = words(papers.paper(session, "processing-record", "en").make[Form.PDF]())
    assert "5 minutes" in before
    assert "64 MiB" in before, "the cost of a guess in this test's vault"
    preferences.save(session, dataclasses.replace(preferences.read(session), lock_minutes=2))
    assert "2 minutes" in words(papers.paper(session, "processing-record", "en").make[Form.PDF]())


def test_the_periods_are_those_that_the_union_set(session: Session, tmp_path: Path) -> None:
    made = papers.paper(session, "notice", "en")
    papers.save(session, made, made.make[Form.PDF](), tmp_path / "notice.pdf")
    retention.set_months(session, {Kind.NOTES: 7})
    assert _standing(session, "notice") is Standing.CHANGED
    assert "7 months" in words(papers.paper(session, "notice", "en").make[Form.PDF]())


def test_nothing_is_made_of_what_is_not_there(session: Session, tmp_path: Path) -> None:
    for name, breach in (("../secret", None), (BREACH_REPORT, None), ("notice", _breach(session))):
        with pytest.raises(Refused):
            papers.paper(session, name, None, breach)
    made = papers.paper(session, "notice")
    taken = tmp_path / "notice.pdf"
    taken.write_bytes(b"mine")
    with pytest.raises(Refused):
        papers.save(session, made, b"", taken)
    assert taken.read_bytes() == b"mine"
    assert _standing(session, "notice") is Standing.NEVER
