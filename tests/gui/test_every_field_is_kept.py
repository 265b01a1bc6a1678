"""Whatever can be typed into the open vault stands in its field again after a lock.

The walk goes to every page that has a field, types into all of them, locks, unlocks and looks again. A field that a
page gets tomorrow is typed into like the others; one on a page that nobody goes to fails the last test here.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.app.test_summary import SAMPLE, import_sample
from tests.gui.fields import Seen, Site, sites
from tests.helpers.contributing import TwoOffices
from tests.helpers.lost import Lost
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from tests.journeys.window import Window
from wellbeing.app import breaches, cases, consents, incidents, preferences, referrals, services
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.office import own
from wellbeing.app.session import Session
from wellbeing.domain.breach import BreachKind, Known, Risk
from wellbeing.domain.case import Membership
from wellbeing.domain.checklist import StepKind
from wellbeing.domain.consent import Way
from wellbeing.domain.referral import ReferralState
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener
from wellbeing.gui.importing.presenter import MAKE, OWN
from wellbeing.gui.quarters.shown import EndingShown, Outcome
from wellbeing.signatures.signing import Signer
from wellbeing.vault import cases as stored_cases
from wellbeing.vault import services as stored_services

CARD = "cy.wbcard"
"""Beside the vault: the card of a representative who is not known yet."""
ENDING = EndingShown(title="", crumb="", label="2026-Q1", nothing="", alone="")
LOST = Outcome(tone="warning", heading="", told="", groups=(), lost="closing.wboffice")
"""States of the page of quarters that need two offices to come to."""
NOT_KEPT = {
    "a search is no record": {
        "cases/view.py: self.search",
        "services/view.py: self.search",
        "referral/new_view.py: self.search",
    },
    "a secret is never written down, sealed or not": {
        "keys/view.py: self.current",
        "keys/view.py: self.fresh",
        "keys/view.py: self.again",
        "keys/view.py: self.typed",
        "unlock/view.py: self.secret",
        "unlock/recovery.py: self.areas",
        "unlock/recovery.py: self.fresh",
        "unlock/recovery.py: self.again",
        "restore/view.py: self.secret",
        "restore/view.py: self.sheets",
        "first_start/making.py: self.passphrase",
        "first_start/making.py: self.again",
        "first_start/recovery.py: self.area",
    },
    "at the first start the sheets may wait, and are begun anew": {"first_start/recovery.py: self.lines"},
    "a proposed day is proposed again, and counts only with the press beside it": {"debrief/agreed.py: self.day"},
    "no question of ours takes a bare number; it is built and kept as a day is": {"debrief/answering.py: line"},
}
"""Places that build a field whose words no lock keeps, by the reason."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What lies in the vault."""

    case: int
    incident: int
    follow_up: int
    referral: int
    service: int
    brought: int
    """A service of a content pack that is not in use any more."""
    breach: int
    step: Any


def furnished(session: Session) -> World:
    """A case with a referral under way, a service, and an imported year."""
    new = NewIncident(
        act="THREAT",
        officers=[Involved(alias="Heron", name="Ada Officer", membership=Membership.MEMBER)],
        agreed=True,
    )
    (case,) = incidents.open_incident(session, new)
    service = services.save(session, dataclasses.replace(services.blank(), kind="PSYCHOTRAUMA", name="A service"))
    referral = referrals.consider(session, case, service)
    consents.answer_service(session, case, service, yes=True, way=Way.SPOKEN)
    referrals.move(session, referral, ReferralState.MADE)
    with session.store.transaction("service.saved"):
        blank = dataclasses.replace(services.blank(), kind="PEER", name="Brought by a pack", pack="north")
        brought = stored_services.add(session.store, blank)
    preferences.save(session, dataclasses.replace(preferences.read(session), country="DE", representative="Ana"))
    import_sample(session)
    _closed_long_ago(session)
    now = session.now().astimezone()
    grave = Known(kind=BreachKind.OTHER, found_on=now.date(), found_time=now.time(), risk=Risk.HIGH)
    breach = breaches.note(session, grave)
    file = cases.case_file(session, case)
    due = file.next_follow_up
    assert due is not None
    return World(
        case=case,
        incident=file.incident.id,
        follow_up=due.id,
        referral=referral,
        service=service,
        brought=brought,
        breach=breach,
        step=due.step,
    )


def _closed_long_ago(session: Session) -> None:
    """A case whose note has been kept long enough."""
    (case,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    cases.add_note(session, case, "Half a year later: well.")
    cases.close(session, case)
    closed = stored_cases.get(session.store, case)
    long_ago = dataclasses.replace(closed, closed_at=session.now() - dt.timedelta(days=500))
    with session.store.transaction("case.closed", closed.uid):
        stored_cases.update(session.store, long_ago)


class Walk:
    """The window over a vault, from one start to the next."""

    def __init__(self, app: QApplication, folder: Path, qtbot: Any, world: World | None) -> None:
        self._app, self.folder, self._qtbot, self.world = app, folder, qtbot, world
        self.window = self._start()

    def _start(self) -> Window:
        window = Window(self._app, self.folder, self._qtbot, Clock())
        window.unlock(PASSPHRASE)
        return window

    def to(self, place: str, **what: object) -> Any:
        """Go somewhere; the screen."""
        self.window.program.shell.house.go(place, **what)
        self.window.settle()
        return self.window.screen

    def lock_and_open(self) -> str:
        """Lock, start anew, unlock; what the window then tells."""
        self.window.program.lock.lock()
        assert self.window.relaunched
        self.window.end()
        self.window = self._start()
        return self.window.program.shell.told

    def fields(self) -> dict[str, QLineEdit | QPlainTextEdit]:
        """Every field in sight that words may stand in, secrets left out, by number and name."""
        screen = self.window.screen
        kinds: list[Any] = [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]
        seen = [one for one in kinds if one.isVisibleTo(screen) and one.isEnabled() and not one.isReadOnly()]
        open_ones = [
            one for one in seen if not isinstance(one, QLineEdit) or one.echoMode() is QLineEdit.EchoMode.Normal
        ]
        return {f"{number} {one.accessibleName()}": one for number, one in enumerate(open_ones)}

    def type(self, page: str) -> dict[str, str]:
        """Words of its own into every field, by the keyboard; what was typed where."""
        self.window.settle()
        typed = {}
        for number, (name, field) in enumerate(self.fields().items()):
            typed[name] = f"{page} {number}"
            field.setFocus()
            field.selectAll()
            self._qtbot.keyClicks(field, typed[name])
        self.window.settle()
        return typed

    def read(self) -> dict[str, str]:
        """What stands in every field."""
        self.window.settle()
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self.fields().items()
        }


Page = Callable[[Walk], object]


def note(walk: Walk) -> None:
    screen = walk.to("case", case=walk.world.case)  # type: ignore[union-attr]
    if screen.note is None:
        screen.open_note()


def question(kind: StepKind) -> Page:
    def page(walk: Walk) -> None:
        assert walk.world is not None
        screen = walk.to("debrief", case=walk.world.case, step=walk.world.step)
        if screen.intentions._standing is None:
            walk.window.choose("How will you talk?", "in_person")
        way = screen.intentions._standing.way
        screen.intentions.go_to(next(step.id for step in way if step.kind is kind))

    return page


def change_service(walk: Walk) -> None:
    _change(walk, walk.world.service)  # type: ignore[union-attr]


def note_of_a_pack(walk: Walk) -> None:
    _change(walk, walk.world.brought)  # type: ignore[union-attr]


def _change(walk: Walk, service: int) -> None:
    screen = walk.to("service", service=service)
    if not screen._form_open:
        screen.intentions.change()


def appointment(walk: Walk) -> None:
    walk.to("referral", referral=walk.world.referral)  # type: ignore[union-attr]
    if not walk.fields():
        walk.window.press("An appointment was given")


def card(walk: Walk) -> None:
    walk.to("representatives").intentions.look(walk.folder.parent / CARD)


def contribution(walk: Walk) -> None:
    """A quarter before the first case: it is contributed as zeros."""
    screen = walk.to("contribution")
    screen.intentions.open_quarter("2025-Q4")
    walk._qtbot.waitUntil(lambda: "place" in screen._fields)


def keep_longer(walk: Walk) -> None:
    screen = walk.to("retention")
    if "reason" not in screen.fields:
        screen.ask_to_keep(screen._shown.due[0].key)


def release(walk: Walk) -> None:
    screen = walk.to("summary", part="release", period="2022")
    walk._qtbot.waitUntil(lambda: screen.press is not None)


def import_start(walk: Walk) -> None:
    _first_page_of_import(walk).mapping.choose(OWN)


def _first_page_of_import(walk: Walk) -> Any:
    screen = walk.to("import")
    while "mapping" not in screen._fields:
        walk.window.press("Back")
    return screen


def import_columns(walk: Walk) -> None:
    screen = _first_page_of_import(walk)
    screen.file.setText(str(SAMPLE))
    screen.mapping.choose(MAKE)
    walk.window.press("Next")
    assert "title" in screen._fields


def import_report(walk: Walk) -> None:
    screen = _first_page_of_import(walk)
    screen.file.setText(str(SAMPLE))
    screen.mapping.setCurrentIndex(0)
    walk.window.press("Next")
    assert "basis" in screen._fields


def at(place: str, *names: str, **what: object) -> Page:
    """A place, opened with records of the world and with `what`."""
    return lambda walk: walk.to(place, **{name: getattr(walk.world, name) for name in names}, **what)


ROUNDS: dict[str, dict[str, Page]] = {
    "work": {
        "rights": at("rights", "case"),
        "retention": keep_longer,
        "new": at("new-incident"),
        "one-more": at("new-incident", "incident"),
        "facts": at("incident", "incident", "case"),
        "note": note,
        "talk-day": question(StepKind.DATE),
        "talk-note": question(StepKind.NOTE),
        "follow-up": at("follow-up", "follow_up", "case"),
        "slip": at("paper", "follow_up", kind="slip"),
        "calendar": at("paper", "follow_up", kind="calendar"),
        "new-service": at("service", service=None),
        "service": change_service,
        "service-of-a-pack": note_of_a_pack,
        "appointment": appointment,
        "reachable": at("reachable", "case"),
        "absence": at("absence"),
        "employer": at("employer-letter", "case"),
        "you": at("settings", part="you"),
        "card": card,
        "contribution-offices": at("contribution", part="offices"),
        "contribution": contribution,
        "country": at("country"),
        "holders": at("keys", part="sheets"),
        "controller": at("controller"),
        "breach": at("breach", "breach"),
        "release": release,
        "import": import_start,
    },
    "columns": {"columns": import_columns},
    "report": {"report": import_report},
}
"""Pages with fields, by what can be typed before one and the same lock: an import has one page at a time."""


@pytest.fixture
def walk(qapp: QApplication, tmp_path: Path, qtbot: Any, dress: Any) -> Iterator[Walk]:
    with open_session(tmp_path / "vault", Clock()) as session:
        world = furnished(session)
        ana = dataclasses.replace(preferences.read(session), representative="Ana Rep")
        preferences.save(session, ana)
        TwoOffices().named_by(session)
    stranger = Opener(bytes(SEALING_SEEDS)).card("Cy Example", "Union", Signer.generate().card)
    (tmp_path / CARD).write_bytes(stranger.to_bytes())
    made = Walk(qapp, tmp_path / "vault", qtbot, world)
    yield made
    made.window.end()


def test_what_was_typed_stands_in_its_field_after_a_lock(
    walk: Walk, qapp: QApplication, tmp_path: Path, qtbot: Any
) -> None:
    seen = Seen()
    with seen.watching():
        for pages in ROUNDS.values():
            _lock_between(walk, pages)
        walk.window.end()
        _releasing_after_a_restore(qapp, tmp_path, qtbot)
        _at_an_office(qapp, tmp_path, qtbot)
    assert not_told_of(seen) == []


def _lock_between(walk: Walk, pages: dict[str, Page]) -> None:
    typed = {}
    for name, page in pages.items():
        page(walk)
        typed[name] = walk.type(name)
        assert typed[name], f"no field in sight on '{name}'"
    told = walk.lock_and_open()
    assert "What you had begun to write was kept" in told
    for name, page in pages.items():
        page(walk)
        assert walk.read() == typed[name], name


def _releasing_after_a_restore(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    """Its page has fields while releasing is closed only. Another laptop: on this one the vault is a newer one."""
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(tmp_path / "laptop of a restore"))
        lost = Lost(tmp_path / "another")
        walk = Walk(qapp, lost.folder, qtbot, None)
        try:
            walk.to("releasing").ask_for_card()
            _lock_between(walk, {"releasing": at("releasing")})
        finally:
            walk.window.end()


def _at_an_office(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    """Its vault has pages of its own, on a laptop of its own."""
    pages: dict[str, Page] = {
        "office": at("settings", part="you"),
        "other-office": lambda walk: walk.to("two-offices").intentions.look(tmp_path / CARD),
        "alone": lambda walk: walk.to("quarters").show_ending(ENDING),
        "lost": lambda walk: walk.to("quarters").show_outcome(LOST),
        "enrolment": lambda walk: walk.to("enrolment").intentions.look(tmp_path / CARD),
    }
    with pytest.MonkeyPatch.context() as laptop:
        laptop.setenv("WELLBEING_DATA", str(tmp_path / "laptop of an office"))
        with open_session(tmp_path / "office", Clock()):
            pass
        walk = Walk(qapp, tmp_path / "office", qtbot, None)
        try:
            _lock_between(walk, {"office-begin": at("office-begin")})
        finally:
            walk.window.end()
        with open_session(tmp_path / "office", Clock()) as session:
            own.begin(session, name="Figures office", country="IE", role=Role.RELEASING)
        walk = Walk(qapp, tmp_path / "office", qtbot, None)
        try:
            _lock_between(walk, pages)
        finally:
            walk.window.end()


def not_told_of(seen: Seen) -> list[str]:
    """Places that build a field to which the walk did not go, and that nobody gave a reason for."""
    reasons = {name for names in NOT_KEPT.values() for name in names}
    return [str(site) for site in sites() if not seen.has(site) and str(site) not in reasons]


def test_a_field_that_nobody_goes_to_is_missed() -> None:
    seen = Seen()
    assert "follow_up/view.py: (time, place)" in not_told_of(seen)
    assert "case/view.py: self.note" in not_told_of(seen)


def test_every_reason_is_about_a_field_that_is_there() -> None:
    there = {str(site) for site in sites()}
    assert {name for names in NOT_KEPT.values() for name in names} <= there
    assert all(isinstance(site, Site) for site in sites())
