"""Two made-up offices with quarters in different states, for the pictures: the example vault itself is no office."""

import datetime as dt
import functools
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wellbeing.anonymise.contributing.layout import Vector
from wellbeing.anonymise.contributing.payload import payload
from wellbeing.anonymise.counted import CountedCase
from wellbeing.anonymise.period import Period, quarter_of
from wellbeing.app import representatives, vaults
from wellbeing.app.office import enrolment, giving, own, taking
from wellbeing.app.office.giving import Gives
from wellbeing.app.session import Session
from wellbeing.domain.identity import new_uid
from wellbeing.exchange.contribution.contribution import sealed_pair
from wellbeing.exchange.contribution.document import Role
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener, RepresentativeCard
from wellbeing.language import Language
from wellbeing.office.intake import layout
from wellbeing.signatures.signing import Signer
from wellbeing.vault.keys import LOWEST_SETTING

_UNION = "Police Union North"
_OFFICES = {Role.RELEASING: "Figures office", Role.SECOND: "Federation office"}
_COUNTRY = "DE"
_WORK = {"DE21": 9, "DE22": 4, "DEA2": 12}
"""How many representatives work in which region: one has too few for itself."""
_NAMES = ("Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kai", "Liv", "Max")
_BIRDS = ("Heron", "Robin", "Kite", "Wren", "Finch", "Owl", "Swift", "Crane", "Stork", "Rook", "Teal", "Lark", "Swan")
_SURNAMES = ("Example", "Sample")
_LATE = 4
"""So many have not reported to the last quarter yet."""


@dataclass(frozen=True, slots=True)
class ExampleOffices:
    """A folder with the vaults of both offices, the card of somebody who is not enrolled, and files that came."""

    folder: Path

    @property
    def releasing(self) -> Path:
        """The vault of the office that releases."""
        return self.folder / Role.RELEASING

    @property
    def second(self) -> Path:
        """The vault of the second office."""
        return self.folder / Role.SECOND

    @property
    def card(self) -> Path:
        """Of a representative who is not enrolled."""
        return self.folder / "new.wbcard"

    @property
    def came(self) -> tuple[Path, ...]:
        """A late contribution to the releasing office, and two files that are none for it."""
        return tuple(self.folder / name for name in ("late.wbcontribution", "misdirected.wbcontribution", "notes.txt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A made-up representative without a vault."""

    signer: Signer
    card: RepresentativeCard
    pseudonym: str
    area: str


@dataclass(slots=True, kw_only=True)
class Both:
    """Both offices at work; files lie in `folder`. `counted` is what somebody counts of a quarter."""

    folder: Path
    sessions: dict[Role, Session]
    people: Sequence[Person]
    counted: Callable[[Person, Period], Vector]
    files: int = 0

    def at(self, day: dt.date) -> None:
        """It is noon of this day in both."""
        noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
        for session in self.sessions.values():
            session.clock = lambda: noon

    def send(self, role: Role, what: Gives, period: Period) -> None:
        """From one office to the other."""
        self.files += 1
        path = self.folder / f"{self.files}.wboffice"
        giving.give(self.sessions[role], period, what, path)
        taking.take(self.sessions[role.other], path)

    def contribution(self, one: Person, period: Period) -> tuple[Path, Path]:
        """Both files of a contribution."""
        cards = {role: representatives.own_card(session) for role, session in self.sessions.items()}
        pair = sealed_pair(
            self.counted(one, period).copy(),
            layout=layout(),
            country=_COUNTRY,
            quarter=period,
            revision=1,
            pseudonym=one.pseudonym,
            offices=(cards[Role.RELEASING], cards[Role.SECOND]),
            signer=one.signer,
            own_card=one.card,
            uid=new_uid(),
        )
        self.files += 1
        paths = self.folder / f"{self.files}-a.wbcontribution", self.folder / f"{self.files}-b.wbcontribution"
        for path, content in zip(paths, pair, strict=True):
            path.write_bytes(content)
        return paths

    def contribute(self, people: Sequence[Person], period: Period) -> None:
        """To both offices."""
        for one in people:
            for role, path in zip(Role, self.contribution(one, period), strict=True):
                taking.take(self.sessions[role], path)

    def roster(self, period: Period) -> None:
        """Signed by both within the quarter."""
        self.at(period.first_day + dt.timedelta(days=40))
        self.send(Role.RELEASING, Gives.ROSTER, period)
        self.send(Role.SECOND, Gives.ROSTER, period)

    def close(self, period: Period) -> None:
        """From the contributions to the closing list of a quarter that is over."""
        self.contribute(self.people, period)
        for role in Role:
            self.send(role, Gives.ACCEPTANCE, period)
        self.at(period.end + dt.timedelta(days=24))
        self.send(Role.RELEASING, Gives.ACTIVITY, period)
        self.send(Role.SECOND, Gives.ACTIVITY, period)
        self.send(Role.SECOND, Gives.SUMS, period)
        self.send(Role.RELEASING, Gives.CLOSING, period)
        self.send(Role.SECOND, Gives.CLOSING, period)


def build_offices(folder: Path, passphrase: str, reader: Language) -> ExampleOffices:
    """Make the folder. Of the quarters before the present one two are known: the earlier is closed; in the last both
    offices have the contributions of most, and the releasing one may give its activity."""
    made = ExampleOffices(folder)
    folder.mkdir()
    sessions = {role: vaults.create(folder / role, passphrase, reader, kdf=LOWEST_SETTING) for role in Role}
    try:
        clock = sessions[Role.RELEASING].clock
        present = quarter_of(sessions[Role.RELEASING].today())
        last, earlier = before(present), before(before(present))
        both = Both(folder=folder, sessions=sessions, people=people_of(_WORK), counted=lambda _one, _period: _counts())
        both.at(earlier.first_day)
        begin(both)
        both.roster(earlier)
        both.at(earlier.end + dt.timedelta(days=9))
        both.close(earlier)
        both.roster(last)
        both.at(last.end + dt.timedelta(days=12))
        both.contribute(both.people[:-_LATE], last)
        for role in Role:
            both.send(role, Gives.ACCEPTANCE, last)
        _leave(both, made, last)
        for session in sessions.values():
            session.clock = clock
    finally:
        for session in sessions.values():
            vaults.close(session)
    return made


def before(period: Period) -> Period:
    """The quarter before a quarter."""
    return quarter_of(period.first_day - dt.timedelta(days=1))


def _leave(both: Both, made: ExampleOffices, last: Period) -> None:
    late, misdirected, notes = made.came
    (late_file, _other), (_own, for_the_second) = (both.contribution(one, last) for one in both.people[-2:])
    late_file.rename(late)
    for_the_second.rename(misdirected)
    notes.write_text("Call back on Monday.\n", encoding="utf-8")
    made.card.write_bytes(_person("Nia Example", "Gull 1", "DE21").card.to_bytes())


def begin(both: Both) -> None:
    """Both know each other and have enrolled everybody."""
    for role, session in both.sessions.items():
        own.begin(session, name=_OFFICES[role], country=_COUNTRY, role=role)
    cards = {role: representatives.own_card(session) for role, session in both.sessions.items()}
    for role, session in both.sessions.items():
        own.know_other(session, cards[role.other], cards[role.other].fingerprint)
        for one in both.people:
            enrolment.enrol(session, one.card, one.card.fingerprint, area=one.area, pseudonym=one.pseudonym)


def people_of(work: Mapping[str, int]) -> list[Person]:
    """So many representatives of each region (NUTS 2)."""
    places = [area for area, number in work.items() for _one in range(number)]
    return [
        _person(
            f"{_NAMES[number % len(_NAMES)]} {_SURNAMES[number // len(_NAMES)]}",
            f"{_BIRDS[number % len(_BIRDS)]} {1 + number // len(_BIRDS)}",
            area,
        )
        for number, area in enumerate(places)
    ]


def _person(name: str, pseudonym: str, area: str) -> Person:
    signer = Signer.generate()
    card = Opener(secrets.token_bytes(SEALING_SEEDS)).card(name, _UNION, signer.card)
    return Person(signer=signer, card=card, pseudonym=pseudonym, area=area)


@functools.cache
def _counts() -> Vector:
    """What each of them counts of a quarter: one case of which nothing more is known."""
    facts = dict.fromkeys(("hate", "hybrid", "terror", "disorder", "family", "alone", "over_48h"), "N")
    return payload(layout(), (CountedCase(officer=1, facts={"act": "ASSAULT", **facts}),))
