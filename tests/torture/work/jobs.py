"""What a kind of work is to the tortures, and the two that are a representative's own: saves and an import."""

import atexit
import contextlib
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Protocol

from tests.torture.work.claims import found_in
from tests.torture.work.place import Place
from tests.torture.work.saves import Work
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import cases, importing, vaults
from wellbeing.app.example import build_example
from wellbeing.app.session import Session
from wellbeing.cli import demo_source
from wellbeing.domain.case import CaseState
from wellbeing.language import language
from wellbeing.vault import settings
from wellbeing.vault.keys import LOWEST_SETTING
from wellbeing.vault.whole_check import verify_pages, verify_records

PASSPHRASE = "three quiet herons by the water"


class Job(Protocol):
    """One kind of work. Processes know it by its name, so it keeps nothing."""

    def lay(self, place: Place) -> Claims:
        """Make the state before in a new folder; what is found of it before and must be found after."""

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """The work, in the process that is tortured."""

    def lost(self, place: Place, told: Told) -> list[str]:
        """Open with today's program and tell what was acknowledged and is missing. Raises where it can't open."""


def lay_example(place: Place) -> Claims:
    """A vault as the program makes one, with the fictitious cases of a year."""
    made, claims = _example()
    shutil.copytree(made.root, place.root, dirs_exist_ok=True)
    return dict(claims)


@functools.cache
def _example() -> tuple[Place, Claims]:
    """Made once in each process."""
    place = Place(Path(tempfile.mkdtemp(prefix="wellbeing-example-")))
    atexit.register(shutil.rmtree, place.root, ignore_errors=True)
    with data_of(place):
        session = vaults.create(place.vault, PASSPHRASE, language("en"), kdf=LOWEST_SETTING)
    try:
        place.keep_key(session.store.key)
        build_example(session)
        return place, {"setting|union": session.setting("union")}
    finally:
        vaults.close(session)


@contextlib.contextmanager
def data_of(place: Place) -> Iterator[None]:
    """The place's folder is the user's own meanwhile."""
    place.data.mkdir(parents=True, exist_ok=True)
    before = os.environ.get("WELLBEING_DATA")
    os.environ["WELLBEING_DATA"] = str(place.data)
    try:
        yield
    finally:
        if before is None:
            del os.environ["WELLBEING_DATA"]
        else:
            os.environ["WELLBEING_DATA"] = before


def lost_of(
    place: Place,
    told: Told,
    found: Callable[[Session], Callable[[str], str]] = found_in,
    steps: Path | None = None,
) -> list[str]:
    """Open, look up every claim, check every page, record, index and log entry, and open once more."""
    with place.session(steps) as session:
        lost = told.lost(found(session))
        verify_pages(session.store)
        verify_records(session.store)
    with place.session(steps) as session:
        if session.store.after_crash:
            lost.append("a second opening still tells of a crash")
    return lost + leftovers(place)


def leftovers(place: Place) -> list[str]:
    """Copies of the vault's content that should have been gone after opening."""
    names = {"lock", "header.json", "store.db", "head", "drafts"}
    return [f"left over: {path.name}" for path in place.vault.iterdir() if path.name not in names]


class Saves:
    """Use cases in random order."""

    SAVES = 12

    def lay(self, place: Place) -> Claims:
        """The example."""
        return lay_example(place)

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open the vault and work in it."""
        with place.session() as session:
            Work(session, tell, chance, f"w{chance.randrange(10**9)}").saves(self.SAVES)

    def lost(self, place: Place, told: Told) -> list[str]:
        """Whatever was acknowledged and is not found."""
        return lost_of(place, told)


class Import:
    """A spreadsheet of some hundred rows, all of them or none."""

    ROWS = 300

    def lay(self, place: Place) -> Claims:
        """The example as if it were somebody's own, and the file."""
        claims = lay_example(place)
        with place.session() as session, session.store.transaction("torture.own"):
            settings.drop(session.store, "example")
        demo_source.made_up(place.root / "rows.csv", self.ROWS)
        return claims

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """Open and import."""
        mapping = importing.find_mapping(demo_source.MAPPING)
        with place.session() as session:
            tell.save(
                {"imported": str(self.ROWS)},
                lambda: importing.import_file(session, place.root / "rows.csv", mapping),
            )

    def lost(self, place: Place, told: Told) -> list[str]:
        """The number of imported cases; none counts as nothing."""

        def found(session: Session) -> Callable[[str], str]:
            count = cases.counts(session).get(CaseState.HISTORY, 0)
            return lambda key: (str(count) if count else "") if key == "imported" else found_in(session)(key)

        lost = lost_of(place, told, found)
        with place.session() as session:
            count = cases.counts(session).get(CaseState.HISTORY, 0)
        return lost if count in (0, self.ROWS) else [*lost, f"{count} rows of {self.ROWS} are there"]
