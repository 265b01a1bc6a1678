"""Two offices with vaults, and representatives without any: their contributions are made of made-up cases."""

import atexit
import contextlib
import datetime as dt
import functools
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers.office_papers import keys
from tests.helpers.vaults import NOW, Clock, open_session
from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.counted import CountedCase, Event
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.schema import Unit
from wellbeing.app import representatives
from wellbeing.app.office import enrolment, giving, own, standing, taking
from wellbeing.app.office.giving import Gives
from wellbeing.app.office.taking import Taken
from wellbeing.app.session import Session
from wellbeing.content.statistics import load_contribution_schema
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.contribution.contribution import sealed_pair
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import RepresentativeCard
from wellbeing.office.intake import layout
from wellbeing.signatures.signing import Signer

Q1, Q2 = Period(year=2026, quarter=1), Period(year=2026, quarter=2)
AFTER_Q1, AFTER_Q2 = dt.datetime(2026, 4, 9, 9, tzinfo=dt.UTC), dt.datetime(2026, 7, 9, 9, tzinfo=dt.UTC)
NEXT_YEAR = dt.datetime(2027, 1, 11, 9, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Without a vault."""

    signer: Signer
    card: RepresentativeCard
    pseudonym: str
    area: str
    number: int
    seed: int

    @property
    def cases(self) -> tuple[CountedCase, ...]:
        """Made up, of officers of their own."""
        return made_up(self.seed, _CASES, officer=1000 * self.number)

    def vector(self, version: str | None = None) -> Vector:
        """What they count of a quarter, by a version of the schema."""
        return _vector(self.seed, version or layout().schema.id).copy()


_CASES = 3


@functools.cache
def _vector(seed: int, version: str) -> Vector:
    return payload(layout(version), made_up(seed, _CASES, officer=0))


def representative(number: int, area: str, *, seed: int | None = None) -> Representative:
    """With cases of their own, or those of a `seed`."""
    made = keys(f"Representative {number}")
    return Representative(
        signer=made.signer,
        card=made.card,
        pseudonym=f"colleague {number:02}",
        area=area,
        number=number,
        seed=number if seed is None else seed,
    )


def made_up(seed: int, number: int, officer: int) -> tuple[CountedCase, ...]:
    """Cases that the national schema can count, with events. So few and so varied that few tables stay: quick."""
    chance, who = random.Random(seed), random.Random(seed)
    schema = load_contribution_schema("WB_NAT_1")

    def facts(unit: Unit) -> dict[str, str | None]:
        names = {axis.dimension for table in schema.every_table() if table.unit is unit for axis in table.axes}
        found: dict[str, str | None] = {}
        for name in sorted(names):
            dimension = schema.dimensions[name]
            if not dimension.groups_of and not dimension.of_events:
                codes = [code for code in dimension.leaves() if code != dimension.unknown]
                found[name] = chance.choice(codes)
        return found

    units = [unit for unit in Unit if unit not in (Unit.CASES, Unit.OFFICERS)]
    return tuple(
        CountedCase(
            officer=officer + who.randrange(number),
            facts=facts(Unit.CASES),
            events=tuple(
                Event(unit=unit, facts=facts(unit)) for unit in units if facts(unit) and chance.random() < 0.3
            ),
        )
        for _case in range(number)
    )


@dataclass(slots=True, kw_only=True)
class Offices:
    """The releasing and the second office. Each has a laptop of its own; files lie in `folder`."""

    folder: Path
    sessions: dict[Role, Session]
    people: Sequence[Representative]
    clock: Clock
    laptops: bool = True
    files: int = field(default=0)
    counted: dict[str, Vector] = field(default_factory=dict)
    """What every contribution counts, by its random id."""

    def new_file(self, ending: str = "wbfile") -> Path:
        """A name that no file has."""
        self.files += 1
        return self.folder / f"{self.files}.{ending}"

    @contextlib.contextmanager
    def at(self, role: Role) -> Iterator[Session]:
        """Sit at the laptop of one office, where each has its own."""
        if not self.laptops:
            yield self.sessions[role]
            return
        with pytest.MonkeyPatch.context() as laptop:
            laptop.setenv("WELLBEING_DATA", str(self.folder / f"laptop of the {role} office"))
            yield self.sessions[role]

    def card(self, role: Role) -> RepresentativeCard:
        """Of an office."""
        return own.office(self.sessions[role]).own

    def give(self, role: Role, what: Gives, period: Period = Q1) -> Path:
        """A file that one office gives."""
        path = self.new_file()
        with self.at(role) as session:
            giving.give(session, period, what, path)
        return path

    def take(self, role: Role, path: Path) -> Taken:
        """A file comes to an office."""
        with self.at(role) as session:
            return taking.take(session, path)

    def send(self, role: Role, what: Gives, period: Period = Q1) -> Taken:
        """From one office to the other."""
        return self.take(role.other, self.give(role, what, period))

    def roster(self, period: Period = Q1) -> None:
        """Made and countersigned."""
        self.send(Role.RELEASING, Gives.ROSTER, period)
        self.send(Role.SECOND, Gives.ROSTER, period)

    def contribution(
        self,
        one: Representative,
        period: Period = Q1,
        *,
        revision: int = 1,
        nothing: bool = False,
        spoil: Callable[[Vector], object] = lambda _vector: None,
        pseudonym: str | None = None,
        country: str = "IE",
        version: str | None = None,
    ) -> tuple[Path, Path]:
        """The two files of a contribution; `nothing` was first counted in it."""
        vector = np.zeros(layout(version).length, dtype=np.uint64) if nothing else one.vector(version)
        spoil(vector)
        uid = new_uid()
        self.counted[uid] = vector
        pair = sealed_pair(
            vector,
            layout=layout(version),
            country=country,
            quarter=period,
            revision=revision,
            pseudonym=one.pseudonym if pseudonym is None else pseudonym,
            offices=(self.card(Role.RELEASING), self.card(Role.SECOND)),
            signer=one.signer,
            own_card=one.card,
            uid=uid,
        )
        paths = (self.new_file(), self.new_file())
        for path, content in zip(paths, pair, strict=True):
            path.write_bytes(content)
        return paths

    def contribute(self, one: Representative, period: Period = Q1, **other: Any) -> None:
        """To both offices."""
        for role, path in zip(Role, self.contribution(one, period, **other), strict=True):
            assert self.take(role, path).new

    def lists(self, period: Period = Q1) -> None:
        """Both exchange what they accepted."""
        for role in Role:
            self.send(role, Gives.ACCEPTANCE, period)

    def open(self, period: Period = Q1) -> None:
        """Activity, then sums."""
        self.send(Role.RELEASING, Gives.ACTIVITY, period)
        self.send(Role.SECOND, Gives.ACTIVITY, period)
        if self.next(Role.SECOND, period) == "sums":
            self.send(Role.SECOND, Gives.SUMS, period)

    def close(self, period: Period = Q1) -> Path:
        """The closing list with both signatures."""
        self.send(Role.RELEASING, Gives.CLOSING, period)
        self.send(Role.SECOND, Gives.CLOSING, period)
        return self.give(Role.RELEASING, Gives.CLOSING, period)

    def next(self, role: Role, period: Period = Q1) -> str:
        """What an office is to do next."""
        with self.at(role) as session:
            return standing.standing(session, period).next_step


def begin(both: Offices) -> None:
    """Two offices in empty vaults, and everybody enrolled."""
    for role in Role:
        with both.at(role) as session:
            own.begin(session, name=f"Office {role}", country="IE", role=role)
    cards = {role: own_card(both, role) for role in Role}
    for role in Role:
        with both.at(role) as session:
            own.know_other(session, cards[role.other], cards[role.other].fingerprint)
            for one in both.people:
                enrolment.enrol(session, one.card, one.card.fingerprint, area=one.area, pseudonym=one.pseudonym)


@contextlib.contextmanager
def two_offices(folder: Path, people: Sequence[Representative]) -> Iterator[Offices]:
    """Both begun, each other's card compared, everybody enrolled with both."""
    with opened(folder, people) as both:
        begin(both)
        yield both


@contextlib.contextmanager
def opened(folder: Path, people: Sequence[Representative], now: dt.datetime = NOW) -> Iterator[Offices]:
    """The two vaults in a folder."""
    clock = Clock(now)
    with (
        open_session(folder / "releasing", clock) as releasing,
        open_session(folder / "second", clock) as second,
    ):
        sessions = {Role.RELEASING: releasing, Role.SECOND: second}
        yield Offices(folder=folder, sessions=sessions, people=people, clock=clock)


@functools.cache
def _begun(areas: tuple[tuple[str, int], ...]) -> tuple[Path, tuple[Representative, ...]]:
    """Vaults with a roster that both signed, made once."""
    folder = Path(tempfile.mkdtemp(prefix="wellbeing-offices-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    places = [area for area, number in areas for _one in range(number)]
    people = tuple(representative(number, area, seed=1) for number, area in enumerate(places, start=1))
    with two_offices(folder, people) as both:
        both.roster()
    return folder, people


@contextlib.contextmanager
def begun(folder: Path, **areas: int) -> Iterator[Offices]:
    """Two offices on the day after a quarter, with a roster that both signed: so many representatives of each area, who
    all count the same."""
    template, people = _begun(tuple(areas.items()))
    for name in ("releasing", "second"):
        shutil.copytree(template / name, folder / name)
    with opened(folder, people, AFTER_Q1) as both:
        yield both


def own_card(both: Offices, role: Role) -> RepresentativeCard:
    """Before the other office is known."""
    with both.at(role) as session:
        return representatives.own_card(session)


def crew(**areas: int) -> list[Representative]:
    """So many representatives of each area, with five kinds of cases among them."""
    places = [area for area, number in areas.items() for _one in range(number)]
    return [representative(number, area, seed=number % 5) for number, area in enumerate(places, start=1)]
