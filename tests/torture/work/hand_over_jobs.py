"""Hand-overs: cases go, cases come, and an officer objects. Whatever is cut off, no case lies open in two vaults.

One vault is tortured, Ana's. What Bo would do with a file is looked up with keys that everybody knows here.
"""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.work.jobs import lay_example, lost_of
from tests.torture.work.place import Place
from tests.torture.work.told import Claims, Teller, Told
from wellbeing.app import cases, hand_over, preferences, receiving, representatives, whereabouts
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.hand_over import LASTS, Basis, CasePackage, Reason
from wellbeing.domain.identity import CaseId, Uid, new_uid
from wellbeing.errors import WellbeingError
from wellbeing.exchange.hand_over.card import SEALING_SEEDS, Opener, RepresentativeCard
from wellbeing.exchange.hand_over.package import opened, read_receipt, sealed
from wellbeing.signatures.signing import SEEDS_SIZE, Signer
from wellbeing.vault import cases as stored
from wellbeing.vault import hand_overs, holdings, settings, travelling

_BO = Opener(bytes(range(SEALING_SEEDS)))
_BO_SIGNS = Signer(bytes(range(SEEDS_SIZE)))
_CASES = 3


def _bo() -> RepresentativeCard:
    return _BO.card("Bo Example", "Union", _BO_SIGNS.card)


def _files(place: Place) -> Path:
    return place.disk / "files"


@contextlib.contextmanager
def _laid(place: Place) -> Iterator[Session]:
    """The example as somebody's own vault that knows Bo, and a folder for files on the same disk."""
    _files(place).mkdir(parents=True)
    with place.session() as session:
        with session.store.transaction("torture.own"):
            settings.drop(session.store, "example")
        preferences.save(session, dataclasses.replace(preferences.read(session), representative="Ana Example"))
        representatives.know(session, _bo(), _bo().fingerprint)
        yield session


def _some_open(session: Session) -> list[tuple[Uid, CaseId]]:
    """Some cases that are open."""
    here = _open_here(session)
    return sorted((uid, case_id) for uid, case_id in holdings.case_uids(session.store).items() if uid in here)[:_CASES]


def _about(session: Session) -> Callable[[str], str]:
    ids = holdings.case_uids(session.store)

    def found(key: str) -> str:
        if key == "setting|union":
            return session.setting("union")
        case_id = ids.get(Uid(key.removeprefix("case|")))
        return "" if case_id is None else _state(session, case_id)

    return found


def _state(session: Session, case_id: CaseId) -> str:
    """Open, closed or away; and said if it is not counted where it is looked after, or the other way round."""
    case = stored.get(session.store, case_id)
    if case.lead is not (case.state is CaseState.OPEN):
        return f"{case.state}, {'counted' if case.lead else 'not counted'}"
    return "away" if whereabouts.of_case(session, case_id).away is not None else case.state.value


def _open_here(session: Session) -> set[Uid]:
    ids = holdings.case_uids(session.store)
    return {uid for uid, case_id in ids.items() if stored.get(session.store, case_id).state is CaseState.OPEN}


class HandOver:
    """Cases go: of one that is open here there is no package, and of one that went it can be written again."""

    def lay(self, place: Place) -> Claims:
        """Some open cases, and the one to whom they go."""
        claims = lay_example(place)
        with _laid(place) as session:
            return claims | {f"case|{uid}": "open" for uid, _case in _some_open(session)}

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """One after the other goes."""
        with place.session() as session:
            for number, (uid, case_id) in enumerate(_some_open(session)):
                file = _files(place) / f"{number}.wbcase"
                tell.save({f"case|{uid}": "away"}, partial(_send, session, case_id, file))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Packages of open cases, and cases that went of which none can be written."""
        lost = lost_of(place, told, _about)
        with place.session() as session:
            here = _open_here(session)
            found = [_package(session, file) for file in _files(place).iterdir()]
            lost += [f"a package of an open case: {one.case_uid}" for one in found if one and one.case_uid in here]
            for left in hand_over.left(session):
                file = _files(place) / f"again-{left.uid}"
                hand_over.write_again(session, left.case_id or CaseId(0), file)
                again = _package(session, file)
                if again is None or (again.uid, again.case_uid) != (left.uid, left.case_uid):
                    lost.append(f"not written again: {left.uid}")
        return lost


def _send(session: Session, case_id: CaseId, file: Path) -> None:
    hand_over.hand_over(session, case_id, _bo().fingerprint, Basis.EMERGENCY, file, Reason.ILL)


def _package(session: Session, file: Path) -> CasePackage | None:
    """What Bo finds in a file of Ana's; None where it is no whole package."""
    ana = representatives.own_card(session)
    try:
        return opened(file.read_bytes(), _BO, _bo(), {ana.fingerprint: ana}.get, session.now())
    except WellbeingError:
        return None


class TakeIn:
    """Cases come, each once and whole; one officer objects: of a case that is open here there is no receipt."""

    def lay(self, place: Place) -> Claims:
        """Packages of cases that are not here: they are taken out of the example for it."""
        claims = lay_example(place)
        with _laid(place) as session:
            for number, (_uid, case_id) in enumerate(_some_open(session)):
                (_files(place) / f"{number}.wbcase").write_bytes(_sealed_by_bo(session, case_id, number + 1))
                with session.store.transaction("torture.removed"):
                    stored.remove(session.store, case_id)
        return claims

    def run(self, place: Place, tell: Teller, chance: Random) -> None:
        """One after the other comes; then the officer of the last objects."""
        with place.session() as session:
            for file in _packages(place):
                uid = receiving.look(session, file).package.case_uid
                taken = tell.save({f"case|{uid}": "open"}, partial(receiving.receive, session, file))
            for case_id in filter(None, taken):
                receipt = _files(place) / "one.wbreceipt"
                tell.save({f"case|{uid}": ""}, partial(receiving.object_to, session, case_id, receipt))

    def lost(self, place: Place, told: Told) -> list[str]:
        """Receipts of cases that are open here; cases that are doubled when their package is taken in again."""
        with place.session() as session:
            receipts = [_receipt_of(session, file) for file in _files(place).glob("*.wbreceipt*")]
            lost = [f"a receipt of an open case: {uid}" for uid in receipts if uid in _open_here(session)]
            self._finish_objections(session, place)
        lost += lost_of(place, told, _about)
        with place.session() as session:
            counts = [_taken_in(session, place) for _time in range(2)]
        return lost if counts[0] == counts[1] else [*lost, f"taken in twice: {counts}"]

    def _finish_objections(self, session: Session, place: Place) -> None:
        """As a person does who sees a case that is about to be erased."""
        for uid, case_id in holdings.case_uids(session.store).items():
            came = hand_overs.received(session.store, uid)
            if came and came[-1].objected_at is not None:
                receiving.object_to(session, case_id, _files(place) / f"again-{uid}")


def _taken_in(session: Session, place: Place) -> int:
    """How many cases there are once all packages were taken in."""
    for file in _packages(place):
        receiving.receive(session, file)
    return sum(cases.counts(session).values())


def _packages(place: Place) -> list[Path]:
    return sorted(_files(place).glob("*.wbcase"))


def _sealed_by_bo(session: Session, case_id: CaseId, sequence: int) -> bytes:
    own, now = representatives.own_card(session), session.now()
    package = CasePackage(
        uid=new_uid(),
        case_uid=hand_over.case_uid(session, case_id),
        sender=_bo().fingerprint,
        addressee=own.fingerprint,
        basis=Basis.EMERGENCY,
        sequence=sequence,
        made_at=now,
        expires_at=now + LASTS,
        records=travelling.gathered(session.store, case_id),
    )
    return sealed(package, _BO_SIGNS, own)


def _receipt_of(session: Session, file: Path) -> Uid | None:
    """The case of a receipt of Ana's; None where it is no whole one."""
    ana = representatives.own_card(session)
    try:
        return read_receipt(file.read_bytes(), {ana.fingerprint: ana}.get).case_uid
    except WellbeingError:
        return None
