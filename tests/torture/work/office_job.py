"""A quarter of two offices, from the last contributions to the closing list. Whatever is cut off, it opens once.

Both vaults are on the disk that is tortured, and the process sits at one office after the other. What is left of the
quarter is done afterwards, as people would who find a file missing; then sums and files must be those of one opening.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random

import numpy as np

from tests.helpers.offices import Q1, begun
from tests.torture.work.jobs import data_of, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app.office import giving, own, taking
from wellbeing.app.office.giving import Gives
from wellbeing.app.session import Session
from wellbeing.errors import Refused
from wellbeing.exchange.contribution import closing, sharing
from wellbeing.exchange.contribution.document import Role
from wellbeing.office import quarter
from wellbeing.vault import office_quarters
from wellbeing.vault.office_quarters import Kind

_REPRESENTATIVES = 12
_HERE_BEFORE = 9
_NUMBERS = "numbers.npy"
"""What each of them counts: all the same."""
_KINDS = {Gives.ACCEPTANCE: Kind.ACCEPTANCE, Gives.ACTIVITY: Kind.ACTIVITY, Gives.SUMS: Kind.SUMS}
_ONCE = (Gives.ACTIVITY, Gives.SUMS)
_WAY = (
    (Role.RELEASING, Gives.ACCEPTANCE),
    (Role.SECOND, Gives.ACCEPTANCE),
    (Role.RELEASING, Gives.ACTIVITY),
    (Role.SECOND, Gives.ACTIVITY),
    (Role.SECOND, Gives.SUMS),
    (Role.RELEASING, Gives.CLOSING),
    (Role.SECOND, Gives.CLOSING),
)
"""Who gives what, in the order in which it is due."""


class Offices:
    """Every document is kept once acknowledged; the quarter closes, opened once, to the sum of what it counts."""

    def lay(self, place: Place) -> Claims:
        """Two offices that signed a roster and took most contributions in; the last ones lie there as files."""
        _files(place).mkdir(parents=True)
        with tempfile.TemporaryDirectory() as folder, begun(Path(folder), IE04=_REPRESENTATIVES) as both:
            for one in both.people:
                for role, path in zip(Role, both.contribution(one), strict=True):
                    if one.number <= _HERE_BEFORE:
                        both.take(role, path)
                    else:
                        shutil.move(path, _files(place) / f"{one.number:02}-{role}.wbfile")
            np.save(place.root / _NUMBERS, both.people[0].vector())
            for role in Role:
                office = _office(place, role)
                office.data.mkdir(parents=True, exist_ok=True)
                office.keep_key(both.sessions[role].store.key)
                shutil.copytree(Path(folder) / role, office.vault)
        return {}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """The last contributions come to one office and the other; then all that is due goes to and fro."""
        for role in chance.sample(list(Role), len(Role)):
            with _at(place, role) as session:
                for path in sorted(_files(place).glob(f"*-{role}.wbfile")):
                    tell.save({f"{role} took|{path.stem[:2]}": "here"}, partial(taking.take, session, path))
        for role, what in _WAY:
            path = _files(place) / f"{role} {what}.wbfile"
            with _at(place, role) as session:
                tell.save({f"{role} gave|{what}": "here"}, partial(giving.give, session, Q1, what, path))
            if path.exists():
                with _at(place, role.other) as session:
                    tell.save({f"{role.other} has|{what}": "here"}, partial(taking.take, session, path))

    def lost(self, place: Place, told: Told) -> list[str]:
        """What an office does not know any more; then what is wrong with the quarter once it is closed."""
        known: dict[str, str] = {}
        for role in Role:
            with _at(place, role) as session:
                known |= _known(session)
        lost = told.lost(lambda key: known.get(key, ""))
        for role in Role:
            lost += lost_of(_office(place, role), Told(), lambda _session: lambda _key: "")
        given = _given(place)
        _finish(place)
        return lost + _wrong(place, given)


def _files(place: Place) -> Path:
    return place.disk / "files"


def _office(place: Place, role: Role) -> Place:
    """The releasing office's is the vault that other tortures look at; the second one lies on the same disk."""
    return place if role is Role.RELEASING else Place(place.disk / "second")


@contextlib.contextmanager
def _at(place: Place, role: Role) -> Iterator[Session]:
    office = _office(place, role)
    with data_of(office), office.session() as session:
        yield session


def _known(session: Session) -> Claims:
    """Everything that an office has, by the keys of the claims."""
    office = own.office(session)
    found = quarter.read(session.store, office, Q1)
    there = {
        f"{office.role} took|{one.pseudonym[-2:]}" for one in office_quarters.contributions(session.store, Q1.label)
    }
    for what, kind in _KINDS.items():
        there |= {f"{office.role} gave|{what}"} if found.found(kind, given=True) else set()
        there |= {f"{office.role} has|{what}"} if found.found(kind, given=False) else set()
    signed, proposed = found.found(Kind.CLOSING), found.found(Kind.PROPOSED_CLOSING)
    there |= {f"{office.role} gave|{Gives.CLOSING}"} if signed or proposed else set()
    if signed:  # the halves of a closed quarter are not kept any longer
        there |= {f"{office.role} {did}|{what}" for did in ("gave", "has") for what in (*_ONCE, Gives.CLOSING)}
    return dict.fromkeys(there, "here")


def _given(place: Place) -> Mapping[str, bytes]:
    """Files that left before the cut and are given once: whoever has one must find the same later."""
    names = [f"{role} {what}" for role, what in _WAY if what in _ONCE]
    files = {name: _files(place) / f"{name}.wbfile" for name in names}
    return {name: path.read_bytes() for name, path in files.items() if path.exists()}


def _finish(place: Place) -> None:
    """Whatever is still due is done."""
    for role in Role:
        with _at(place, role) as session:
            for path in sorted(_files(place).glob(f"*-{role}.wbfile")):
                _unless_refused(partial(taking.take, session, path))
    for role, what in _WAY:
        path = _files(place) / f"{role} {what} again.wbfile"
        with _at(place, role) as session:
            _unless_refused(partial(giving.give, session, Q1, what, path))
        with _at(place, role.other) as session:
            _unless_refused(partial(taking.take, session, path))


def _unless_refused(work: Callable[[], object]) -> None:
    with contextlib.suppress(Refused):
        work()


def _wrong(place: Place, given: Mapping[str, bytes]) -> list[str]:
    again = {name: _files(place) / f"{name} again.wbfile" for name in given}
    wrong = [
        f"given in other bytes: {name}"
        for name, path in again.items()  # a quarter that was closed before keeps no half of it, and gives none
        if path.exists() and path.read_bytes() != given[name]
    ]
    with _at(place, Role.RELEASING) as session:
        office = own.office(session)
        raw = (_files(place) / f"{Role.SECOND} {Gives.CLOSING} again.wbfile").read_bytes()
        counted = closing.read_by_representative(raw, office.own, office.other).counted
        batches = [one.sums for one in office_quarters.batches(session.store, Q1.year) if one.sums is not None]
        closed = quarter.read(session.store, office, Q1).closing is not None
    expected = len(counted) * np.load(place.root / _NUMBERS)
    if not closed or len(batches) != 1 or len(counted) < _HERE_BEFORE:
        wrong.append(f"closed: {closed}, opened {len(batches)} times, {len(counted)} contributions count")
    elif not np.array_equal(sharing.numbers(batches[0]), expected):
        wrong.append("what was opened is not the sum of what counts")
    return wrong
