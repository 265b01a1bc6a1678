"""A picture of every screen, taken from the real program without a display: for the demo, and for judging looks.

A new place in the side bar is pictured by itself; a place below one gets its line in `BELOW`.
"""

import collections
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from wellbeing.app import cases, packs, services, today
from wellbeing.app.cases import CaseFile
from wellbeing.app.example.contributions import Contributions
from wellbeing.app.example.hand_overs import HandOvers
from wellbeing.app.example.national import build_year
from wellbeing.app.example.offices import ExampleOffices, build_offices
from wellbeing.app.example.pack import NAME as EXAMPLE_PACK
from wellbeing.app.example.pack import write_example_pack
from wellbeing.app.findings import STORE_DAMAGED
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.domain.debrief import DebriefState
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.domain.referral import Service
from wellbeing.errors import Tampered
from wellbeing.gui import pictures_of_contributions, pictures_of_national, pictures_of_offices, pictures_of_talks
from wellbeing.gui.application import application
from wellbeing.gui.backup import first
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.first_start.screen import show as show_first_start
from wellbeing.gui.hand_over.view import HandOverView
from wellbeing.gui.incident_slip.read_view import ReadSlipView
from wellbeing.gui.incident_slip.share_view import ShareView
from wellbeing.gui.office_begin.view import OfficeBeginView
from wellbeing.gui.office_request.view import OfficeRequestView
from wellbeing.gui.packs.view import PacksView
from wellbeing.gui.picture import grab
from wellbeing.gui.pictures_of_several import Several
from wellbeing.gui.places import furnish
from wellbeing.gui.process import Resume
from wellbeing.gui.program import Program
from wellbeing.gui.receiving.view import ReceivingView
from wellbeing.gui.remembered import Memory
from wellbeing.gui.representatives.view import RepresentativesView
from wellbeing.gui.restore.view import Restore
from wellbeing.gui.unlock.view import Unlock
from wellbeing.gui.who_was_there.view import WhoWasThereView
from wellbeing.language import language

T = TypeVar("T")
_Screen = TypeVar("_Screen", bound=QWidget)

SCHEMES = ("light", "dark")
SIZE = (1280, 800)

_LOCKED_GUIDE = "t1-24-hours/1/sleep"
"""Public words that stay in sight of a guide when it is locked."""

_PATIENCE = 30.0
"""Seconds that a screen may take to be ready; only a fault takes longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Records worth a picture, found in the vault."""

    case: int
    incident: int
    shared: int
    """An incident of which somebody was not spoken to."""
    follow_up: int
    step: Any
    talking: int
    referral: int
    service: int
    flag: Mapping[str, object]
    lived: int
    """The case of the officer with the most of them."""


BELOW: tuple[tuple[str, str, Callable[[Seen], Mapping[str, object]]], ...] = (
    ("new-incident", "new-incident", lambda _seen: {}),
    ("case", "case", lambda seen: {"case": seen.case}),
    ("incident", "incident", lambda seen: {"incident": seen.incident, "case": seen.case}),
    ("who-was-there", "who-was-there", lambda seen: {"incident": seen.shared}),
    ("debrief", "debrief", lambda seen: {"case": seen.talking, "step": seen.step}),
    ("guides", "guides", lambda seen: {"case": seen.case}),
    ("guide", "guide", lambda seen: {"name": "firearm", "case": seen.case}),
    ("own-load", "own-load", lambda _seen: {}),
    ("absence", "time-away", lambda _seen: {}),
    ("duplicates", "entered-twice", lambda _seen: {}),
    ("exposure", "over-the-years", lambda seen: {"case": seen.lived}),
    ("self-check", "self-check", lambda seen: {"case": seen.case}),
    ("cards", "pocket-cards", lambda _seen: {}),
    ("debrief", "debrief-topic", lambda seen: {"case": seen.case, "topic": "under-investigation"}),
    ("follow-up", "follow-up", lambda seen: {"follow_up": seen.follow_up, "case": seen.talking}),
    ("red-flag", "red-flag", lambda seen: dict(seen.flag)),
    ("reachable", "reachable", lambda seen: {"case": seen.case}),
    ("rights", "rights", lambda seen: {"case": seen.case}),
    ("paper", "what-we-keep", lambda seen: {"kind": "kept", "case": seen.case}),
    ("service", "service", lambda seen: {"service": seen.service}),
    ("service", "new-service", lambda _seen: {"service": None}),
    ("services-check", "services-check", lambda _seen: {}),
    ("services-file", "services-file", lambda _seen: {}),
    ("consent", "consent", lambda seen: {"case": seen.case}),
    ("referral", "referral", lambda seen: {"referral": seen.referral}),
    ("new-referral", "new-referral", lambda seen: {"case": seen.case}),
    ("employer-letter", "letter-to-the-employer", lambda seen: {"case": seen.case}),
    ("paper", "confirmation", lambda seen: {"kind": "confirmation", "referral": seen.referral}),
    ("paper", "letter", lambda seen: {"kind": "referral", "referral": seen.referral}),
    ("paper", "page-to-take-home", lambda seen: {"kind": "take-home", "case": seen.case}),
    ("paper", "what-was-agreed", lambda seen: {"kind": "agreed", "case": seen.case}),
    ("paper", "slip", lambda seen: {"kind": "slip", "follow_up": seen.follow_up}),
    ("hand-over", "hand-over-in-the-example", lambda seen: {"case": seen.case}),
    ("receiving", "receiving-in-the-example", lambda _seen: {}),
    ("representatives", "representatives-in-the-example", lambda _seen: {}),
    ("share-incident", "share-incident-in-the-example", lambda seen: {"incident": seen.shared}),
    ("read-slip", "read-slip-in-the-example", lambda _seen: {}),
    ("settings", "settings", lambda _seen: {}),
    ("settings", "settings-look", lambda _seen: {"part": "look"}),
    ("settings", "settings-you", lambda _seen: {"part": "you"}),
    ("settings", "settings-computer", lambda _seen: {"part": "computer"}),
    ("country", "country", lambda _seen: {}),
    ("office-begin", "office-begin-in-the-example", lambda _seen: {}),
    ("packs", "packs-none", lambda _seen: {}),
    ("upkeep", "upkeep", lambda _seen: {}),
    ("several", "several-cases", lambda seen: {"cases": str(seen.case), "part": "follow-ups"}),
    ("several", "several-cases-hand-over", lambda seen: {"cases": str(seen.case), "part": "hand-over"}),
    ("retention", "how-long-it-is-kept", lambda _seen: {}),
    ("keys", "keys", lambda _seen: {}),
    ("keys", "keys-passphrase", lambda _seen: {"part": "passphrase"}),
    ("keys", "keys-sheets", lambda _seen: {"part": "sheets"}),
    ("keys", "keys-change", lambda _seen: {"part": "change-key"}),
    ("help", "help", lambda _seen: {}),
    ("files", "files-that-left", lambda _seen: {}),
    ("trends", "trends-own-quarters", lambda _seen: {}),
    ("papers", "data-protection", lambda _seen: {}),
    ("controller", "data-protection-controller", lambda _seen: {}),
    ("controller-paper", "data-protection-paper", lambda _seen: {"name": "impact-assessment"}),
    ("breaches", "breaches", lambda _seen: {}),
    ("office-request", "office-request-in-the-example", lambda _seen: {}),
    ("new-breach", "breach-new", lambda _seen: {}),
    ("breach", "breach", lambda _seen: {"breach": 1}),
    ("summary", "summary-quarters", lambda _seen: {"part": "quarters"}),
    ("contribution", "contribution-in-the-example", lambda _seen: {}),
    ("access-log", "access-log", lambda _seen: {}),
)
"""Place, name of the picture, and what the place is opened with."""

WITH_PACK: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("country", "country-with-a-pack", {}),
    ("guide", "guide-of-a-pack", {"name": "example--river"}),
    ("guide", "guide-with-a-country", {"name": "firearm"}),
)
"""The same once a content pack is installed."""

FIGURES: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("summary", "summary-of-a-year", {}),
    ("summary", "summary-check", {"part": "check"}),
    ("summary", "summary-counted", {"part": "counted"}),
    ("summary", "summary-leaves", {"part": "leaves"}),
    ("summary", "summary-never", {"part": "never"}),
    ("summary", "summary-own-figures", {"part": "own"}),
    ("summary", "summary-earlier", {"part": "earlier"}),
    ("summary", "summary-indicators", {"part": "indicators"}),
    ("force-facts", "facts-of-forces", {}),
    ("trends", "trends", {}),
    ("import", "import", {}),
    ("cases", "cases-imported", {}),
    ("backup", "backup", {}),
    ("releasing", "releasing", {}),
)
"""The same for the vault that holds an imported year."""


def picture_screens(
    vault: Path, figures: Path | None, hand_overs: Path | None, passphrase: str, code: str, out: Path
) -> int:
    """Picture every screen of `vault` in one language, light and dark, as `out`/<scheme>/<screen>.png.

    `figures` is a vault with an imported year, for the summary and the import, `hand_overs` the folder of
    `wellbeing.app.example.hand_overs`; all open with `passphrase`.

    Returns the number of pictures. The computer's own settings are neither read nor written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or application()
    if not isinstance(app, QApplication):
        raise TypeError("pictures need a program with windows")
    taken = 0
    if hand_overs is not None:
        taken += _picture_offices(app, passphrase, code, out)
    for scheme in SCHEMES:
        taken += _Tour(app, vault, code, scheme, out / scheme).walk(passphrase)
        if figures is not None:
            taken += _Tour(app, figures, code, scheme, out / scheme).walk_figures(passphrase)
        if hand_overs is not None:
            made = HandOvers(hand_overs)
            taken += _Tour(app, made.vault, code, scheme, out / scheme).walk_hand_overs(passphrase, made)
            another = made.contributions
            taken += _Tour(app, another.vault, code, scheme, out / scheme).walk_contributions(passphrase, another)
    if hand_overs is not None:
        taken += _picture_a_year(app, passphrase, code, out)
    return taken


def _picture_a_year(app: QApplication, passphrase: str, code: str, out: Path) -> int:
    """The national release of two made-up offices. It is written, so that each scheme has a laptop of its own."""
    taken = 0
    with tempfile.TemporaryDirectory(prefix="wellbeing-year-") as scratch:
        folder = Path(scratch)
        with pictures_of_national.laptop(folder / "offices' own"):
            made = build_year(folder / "offices", passphrase, language(code))
        for scheme in SCHEMES:
            vault = shutil.copytree(made.releasing, folder / scheme / "vault")
            with pictures_of_national.laptop(folder / scheme / "own"):
                taken += _Tour(app, vault, code, scheme, out / scheme).walk_national(passphrase, folder / scheme)
    return taken


def _picture_offices(app: QApplication, passphrase: str, code: str, out: Path) -> int:
    """The window of an office; the two vaults are made for that."""
    with tempfile.TemporaryDirectory(prefix="wellbeing-offices-") as scratch:
        made = build_offices(Path(scratch) / "offices", passphrase, language(code))
        return sum(
            _Tour(app, made.releasing, code, scheme, out / scheme).walk_office(passphrase, made) for scheme in SCHEMES
        )


class _Tour:
    """One walk through the program in one language and one scheme."""

    def __init__(self, app: QApplication, vault: Path, code: str, scheme: str, out: Path) -> None:
        self._app, self._out, self._scratch = app, out, tempfile.TemporaryDirectory(prefix="wellbeing-tour-")
        self._memory = Memory(Path(self._scratch.name) / "settings.json")
        self._memory.change(language=code, scheme=scheme)
        self._busy = {"desk": False, "paper": False, "copies": False}
        self._program = self._start(vault)
        self._taken = 0

    def _start(self, vault: Path) -> Program:
        program = Program(self._app, vault, memory=self._memory, relaunch=_stay, furnish=furnish)
        for name, worker in (("desk", program.desk), ("paper", program.paper), ("copies", program.copies)):
            worker.busy.connect(lambda busy, name=name: self._busy.update({name: busy}))
        program.start()
        program.shell.resize(*SIZE)
        return program

    def walk(self, passphrase: str) -> int:
        """Walk; returns the number of pictures."""
        program = self._program
        try:
            self._take("unlock")
            program.start(Resume(place="debrief", guide=_LOCKED_GUIDE))
            self._take("unlock-with-a-locked-guide")
            program.start()
            program.show_help_now()
            self._take("help-now")
            show_first_start(program)
            self._take("first-start")
            show_first_start(program, was_example=True)
            self._take("first-start-after-the-example")
            program.show_door()
            self._open(passphrase)
            self._rooms()
            Several(self._program, self._take, self._learn).walk()
            self._on("office-begin", OfficeBeginView, "office-begin-in-the-example").show_form("DE")
            self._take("office-begin")
        finally:
            program.leave()
            self._scratch.cleanup()
        return self._taken

    def walk_figures(self, passphrase: str) -> int:
        """Walk past a backup that is looked into, and the screens of figures; returns the number of pictures."""
        try:
            self._backups(passphrase)
            self._open(passphrase)
            first.show(self._program)
            self._take("first-start-backup")
            self._program.shell.enter()
            for place, name, what in FIGURES:
                self._program.shell.house.go(place, **what)
                self._take(name)
        finally:
            self._program.leave()
            self._scratch.cleanup()
        return self._taken

    def walk_hand_overs(self, passphrase: str, made: HandOvers) -> int:
        """Walk past the hand-over of a case, and one that comes, up to the objection to it; nothing is written."""
        try:
            self._open(passphrase)
            self._hand_overs(made)
        finally:
            self._program.leave()
            self._scratch.cleanup()
        return self._taken

    def walk_contributions(self, passphrase: str, made: Contributions) -> int:
        """Walk past the contributions of a year; nothing is written."""
        try:
            self._open(passphrase)
            pictures_of_contributions.walk(self._program, self._take, self._learn, made)
        finally:
            self._program.leave()
            self._scratch.cleanup()
        return self._taken

    def walk_office(self, passphrase: str, made: ExampleOffices) -> int:
        """Walk past the window of an office. One contribution that came is taken in."""
        try:
            self._open(passphrase)
            pictures_of_offices.walk(self._program, self._take, self._learn, made)
        finally:
            self._program.leave()
            self._scratch.cleanup()
        return self._taken

    def walk_national(self, passphrase: str, folder: Path) -> int:
        """Walk past the national release of a year, which is written into `folder`."""
        try:
            self._open(passphrase)
            pictures_of_national.walk(self._program, self._take, self._take_now, folder)
        finally:
            self._program.leave()
            self._scratch.cleanup()
        return self._taken

    def _hand_overs(self, made: HandOvers) -> None:
        lying, gone, came = self._learn(lambda session: [row.case_id for row in cases.rows(session)][::-1])
        self._on("representatives", RepresentativesView, "representatives").intentions.look(made.card)
        self._take("representatives-card")
        page = self._on("hand-over", HandOverView, "hand-over", case=lying)
        page.recipients.first.click()
        page.why.button("consent").click()
        self._take("hand-over-consent")
        page.why.button("emergency").click()
        self._take("hand-over-emergency")
        Several(self._program, self._take, self._learn).hand_over(lying, gone)
        self._on("hand-over", HandOverView, "hand-over-away", case=gone)
        self._on("case", CaseView, "case-handed-over", case=gone)
        self._on("case", CaseView, "case-received", case=came)
        self._on("hand-over", HandOverView, "hand-over-objection", case=came, part="objection")
        self._slips(made, lying, came)
        request = self._on("office-request", OfficeRequestView, "office-request")
        request.intentions.look(made.request)
        self._take("office-request-look")
        page_of_coming = self._on("receiving", ReceivingView, "receiving")
        page_of_coming.intentions.look(self._out / "no-such-file")
        self._take("receiving-refused")
        page_of_coming.intentions.look(made.package)
        self._take("receiving-look")

    def _slips(self, made: HandOvers, lying: CaseId, came: CaseId) -> None:
        """An incident that is shared, one that another representative leads, and a slip that is read."""

        def incidents_of(session: Session) -> tuple[IncidentId, IncidentId]:
            own, other = (cases.case_file(session, case) for case in (lying, came))
            return own.incident.id, other.incident.id

        ours, theirs = self._learn(incidents_of)
        share = self._on("share-incident", ShareView, "share-incident", incident=ours)
        share.recipients.first.click()
        share.leaders.button("they").click()
        self._take("share-incident-with-the-lead")
        self._on("who-was-there", WhoWasThereView, "who-was-there-led-by-another", incident=theirs)
        self._on("read-slip", ReadSlipView, "read-slip").intentions.look(made.slip)
        self._take("read-slip-look")

    def _on(self, place: str, screen: type[_Screen], name: str, **what: object) -> _Screen:
        """Go to a place and picture it; its screen."""
        self._program.shell.house.go(place, **what)
        self._take(name)
        found = self._program.shell.findChild(screen)
        if not isinstance(found, screen):
            raise TypeError(f"the page of {place} is not there")
        return found

    def _learn(self, read: Callable[[Session], T]) -> T:
        found = list[T]()
        self._program.desk.ask(read, found.append)
        self._until(lambda: bool(found))
        return found[0]

    def _backups(self, passphrase: str) -> None:
        """A damaged vault, and the backup that would be restored; nothing is."""
        self._program.show_finding(Tampered(STORE_DAMAGED))
        self._take("finding")
        self._program.show_restore()
        self._take("restore")
        pages = self._program.shell.findChild(Restore)
        if not isinstance(pages, Restore):
            raise TypeError("the pages of restoring are not there")
        pages.intentions.choose("0")
        self._take("restore-open")
        pages.intentions.open(passphrase)
        self._take("restore-holds")
        self._program.show_door()

    def _open(self, passphrase: str) -> None:
        door = self._program.shell.findChild(Unlock)
        if not isinstance(door, Unlock):
            raise RuntimeError("the unlock screen is not there")
        door.passphrase_given.emit(passphrase)
        self._until(lambda: self._program.shell.is_inside)
        self._program.shell.resize(*SIZE)

    def _rooms(self) -> None:
        shell, found = self._program.shell, list[Seen]()
        self._program.desk.ask(_seen, found.append)
        self._until(lambda: bool(found))
        for place in shell.house.side.places():
            shell.house.go(place)
            self._take(place)
        for place, name, what in BELOW:
            if shell.house.has_place(place):
                shell.house.go(place, **what(found[0]))
                self._take(name)
        pictures_of_talks.walk(self._program, self._take, self._learn, self._settle)
        self._packs()

    def _packs(self) -> None:
        """A made-up union's pack: before it is installed, installed, and what it brings; then it goes again."""
        house = self._program.shell.house
        house.go("packs")
        pages = self._program.shell.findChild(PacksView)
        if not isinstance(pages, PacksView):
            raise TypeError("the page of content packs is not there")
        pages.intentions.look(write_example_pack(Path(self._scratch.name)))
        self._take("packs-look")
        pages.intentions.install(compared=True)
        self._take("packs")
        brought = list[Service]()
        self._program.desk.ask(lambda session: services.page(session, Wanted(kind="PEER")).services, brought.extend)
        self._until(lambda: bool(brought))
        for place, name, what in (
            *WITH_PACK,
            ("service", "service-of-a-pack", {"service": next(one.id for one in brought if one.pack)}),
        ):
            house.go(place, **what)
            self._take(name)
        packs.forget(EXAMPLE_PACK)

    def _settle(self) -> None:
        """Let everything arrive that was asked for."""
        self._until(lambda: not any(self._busy.values()))

    def _take(self, name: str) -> None:
        self._settle()
        grab(self._program.shell, self._out / f"{name}.png")
        self._taken += 1

    def _take_now(self, ready: Callable[[], bool], name: str) -> None:
        self._until(ready, rounds=1)
        grab(self._program.shell, self._out / f"{name}.png")
        self._taken += 1

    def _until(self, ready: Callable[[], bool], rounds: int = 10) -> None:
        """Let the window work until it is `ready`, and a few rounds more for what follows from that."""
        end = time.monotonic() + _PATIENCE
        passed = 0
        while passed < rounds:
            self._app.processEvents()
            passed = passed + 1 if ready() else 0
            if time.monotonic() > end:
                raise RuntimeError("a screen did not become ready")
            time.sleep(0.005)


def _stay(_resume: Resume) -> None:
    """The tour never locks, so nothing is started anew."""


def _seen(session: Session) -> Seen:
    """The case with the most to show, and the step that is under way."""
    files = [cases.case_file(session, row.case_id) for row in cases.rows(session)]
    full = max((file for file in files if file.referrals and file.next_follow_up), key=_fullness)
    due = today.today(session)
    talk = next((row for row in (*due.due, *due.overdue) if row.paused), (*due.due, *due.overdue)[0])
    flagged = next(file for file in files if file.flags)
    raised = flagged.flags[0]
    known = collections.Counter(file.officer.id for file in files)
    lived = max(files, key=lambda file: known[file.officer.id])
    unchecked = [row.incident_id for row in due.unchecked]
    return Seen(
        shared=(unchecked or [full.incident.id])[0],
        lived=lived.case.id,
        flag={"case": flagged.case.id, "debrief": raised.debrief_id, "flag": raised.flag},
        case=full.case.id,
        incident=full.incident.id,
        follow_up=talk.follow_up_id,
        step=talk.step,
        talking=talk.case_id,
        referral=full.referrals[0].id,
        service=full.referrals[0].service_id,
    )


def _fullness(file: CaseFile) -> int:
    done = sum(debrief.state is DebriefState.DONE for debrief in file.debriefs)
    agreed = any(consent.service_id and consent.in_force for consent in file.consents)
    return 5 * bool(file.flags) + 5 * bool(file.notes) + 10 * agreed + done + len(file.contacts)
