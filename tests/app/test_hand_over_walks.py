"""Any order of handing over, receiving, sending back and objecting: no case is lost, and none counts twice."""

import datetime as dt
import random
from pathlib import Path

import pytest

from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import Clock
from wellbeing.app import freezing, hand_over, quarters_over, receiving
from wellbeing.app.session import Session
from wellbeing.domain.case import CaseState
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId, Uid
from wellbeing.errors import Refused
from wellbeing.vault import cases, counting, holdings
from wellbeing.vault.whole_check import verify_records

_STEPS = 40


class _Walk:
    """Two vaults, the files between them, and where each case is: at 0, at 1, or on its way to one of them."""

    def __init__(self, folder: Path, both: tuple[Session, Session], clock: Clock, chance: random.Random) -> None:
        self.folder, self.both, self.clock, self.chance = folder, both, clock, chance
        self.packages: list[tuple[int, Path]] = []
        self.receipts: list[tuple[int, Path]] = []
        self.known = {hand_over.case_uid(both[0], full_case(both[0], f"Heron {number}")) for number in range(3)}

    def step(self) -> None:
        """Somebody does something, or tries to; a refusal changes nothing."""
        self.clock.forward(minutes=1)
        who = self.chance.randrange(2)
        sends, receives = (self._send,) * 3, (self._receive,) * 2
        rare = (self._freeze, self._again, self._object, self._take_back, self._clear_away, self._send_back)
        deed = self.chance.choice((*sends, *receives, *rare))
        try:
            deed(who)
        except Refused:
            return

    def _file(self, end: str) -> Path:
        return self.folder / f"{len(self.packages) + len(self.receipts)}{end}"

    def _case(self, who: int) -> CaseId | None:
        mine = sorted(holdings.case_uids(self.both[who].store).items())
        return self.chance.choice(mine)[1] if mine else None

    def _send(self, who: int) -> None:
        if (case_id := self._case(who)) is not None:
            basis = self.chance.choice((Basis.EMERGENCY, Basis.EMERGENCY, Basis.RETURN))
            file = self._file(".wbcase")
            hand_over.hand_over(self.both[who], case_id, fingerprint(self.both[1 - who]), basis, file, Reason.ILL)
            self.packages.append((1 - who, file))

    def _again(self, who: int) -> None:
        if (case_id := self._case(who)) is not None:
            file = self._file(".wbcase")
            hand_over.write_again(self.both[who], case_id, file)
            self.packages.append((1 - who, file))

    def _receive(self, who: int) -> None:
        """Any package that ever was, an old one too."""
        if self.packages:
            receiving.receive(self.both[who], self.chance.choice(self.packages)[1])

    def _object(self, who: int) -> None:
        """Where the other has cleared away what was left there, the officer's objection ends the case for good."""
        if (case_id := self._case(who)) is not None:
            file = self._file(".wbreceipt")
            uid = hand_over.case_uid(self.both[who], case_id)
            receiving.object_to(self.both[who], case_id, file)
            self.receipts.append((1 - who, file))
            if uid not in holdings.case_uids(self.both[1 - who].store):
                self.known.remove(uid)

    def _take_back(self, who: int) -> None:
        if self.receipts:
            hand_over.take_back(self.both[who], self.chance.choice(self.receipts)[1])

    def _clear_away(self, who: int) -> None:
        """What is left of a case, as long as somebody else has it."""
        mine, theirs = (set(holdings.case_uids(session.store)) for session in (self.both[who], self.both[1 - who]))
        if both := sorted(mine & theirs):
            case_id = holdings.case_uids(self.both[who].store)[self.chance.choice(both)]
            hand_over.erase_here(self.both[who], case_id)

    def _send_back(self, who: int) -> None:
        if self.packages:
            file = self._file(".wbreceipt")
            receiving.send_back(self.both[who], self.chance.choice(self.packages)[1], file)
            self.receipts.append((1 - who, file))

    def _freeze(self, who: int) -> None:
        """A quarter is over, and this vault counts what came in it."""
        self.clock.forward(days=20)
        if over := quarters_over.waiting(self.both[who]):
            freezing.freeze(self.both[who], over[-1])

    def check(self) -> None:
        """Each case is counted at most once, open at most once, and at least one vault still knows it; so it is with
        every event that was counted."""
        frozen = [
            (row[0], row[1], row[2])
            for session in self.both
            for row in session.store.all(
                "SELECT c.uid, k.unit, k.subject FROM counted k JOIN case_ c ON c.id = k.case_id"
            )
        ]
        assert len(frozen) == len(set(frozen)), "an event was counted in two vaults"
        counted = [uid for session in self.both for uid in _counted(session)]
        running = [uid for session in self.both for uid in _open(session)]
        assert len(counted) == len(set(counted)), "a case counts in two vaults"
        assert len(running) == len(set(running)), "a case is looked after in two vaults"
        held = {uid for session in self.both for uid in holdings.case_uids(session.store)}
        assert held == self.known, "a case is lost"


def _counted(session: Session) -> list[Uid]:
    of = {case_id: uid for uid, case_id in holdings.case_uids(session.store).items()}
    return [of[found.case_id] for found in counting.own(session.store, dt.date(2031, 1, 1))]


def _open(session: Session) -> list[Uid]:
    of = holdings.case_uids(session.store)
    return [uid for uid, case_id in of.items() if cases.get(session.store, case_id).state is CaseState.OPEN]


@pytest.mark.parametrize("seed", range(4))
def test_no_order_of_steps_loses_a_case_or_counts_one_twice(tmp_path: Path, seed: int) -> None:
    clock = Clock()
    with two(tmp_path, clock) as both:
        walk = _Walk(tmp_path, both, clock, random.Random(seed))
        for _step in range(_STEPS):
            walk.step()
            walk.check()
        assert walk.packages, "nothing was ever sent"
        for session in both:
            verify_records(session.store)
