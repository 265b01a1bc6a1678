"""A user who does anything in any order with several people's records: whatever it was, no letter leaves and no figure
counts without the officer's consent, and nobody who was erased is found anywhere."""

import contextlib
import dataclasses
import datetime as dt
import itertools
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.helpers import pages
from tests.helpers.vaults import Clock, open_session
from wellbeing.app import (
    backup_folders,
    cases,
    consents,
    duplicates,
    employer,
    erasing,
    freezing,
    gathering,
    incidents,
    letters,
    officer_rights,
    quarters_over,
    reachable,
    referral_letters,
    referrals,
    retention,
    services,
    summary,
)
from wellbeing.app.duplicates import Kind
from wellbeing.app.employer import Wish
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.letters import Prepared
from wellbeing.domain.case import Membership
from wellbeing.domain.consent import Purpose, Way
from wellbeing.domain.departure import Carrier
from wellbeing.domain.identity import CaseId, ConsentId, OfficerId, ServiceId, Uid
from wellbeing.domain.reachable import Tie
from wellbeing.domain.referral import Outcome, ReferralState
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.vault import counting, holdings, quarters, search
from wellbeing.vault.whole_check import verify_records

OFFICE = "Personnel office"
LETTERS = (Purpose.EMPLOYER_RELIEF, Purpose.EMPLOYER_ACCIDENT)
WORD = re.compile(rb"zq[0-9a-f]{6}quill", re.IGNORECASE)
MOSTLY = st.sampled_from([True, True, True, False])
Key = tuple[Purpose, object]
"""What a consent is for, and whom it lets know."""


@dataclass
class Said:
    """One answer, written down beside the program. `case` is where it hangs now: a merging moves it."""

    case: Uid
    key: Key
    holds: bool


@dataclass
class Joined:
    """A merging that can be taken apart: what was inside, and which answers hung on a case that went."""

    kept: Uid
    gone: Uid
    went: dict[Uid, Uid] = field(default_factory=dict)
    moved: dict[Uid, list[Said]] = field(default_factory=dict)


class RightsWalk(RuleBasedStateMachine):
    """Up to six people. Every officer and every case has a word that stands in all that is written of it."""

    @initialize()
    def begin(self) -> None:
        self.ends = contextlib.ExitStack()
        self.folder = Path(self.ends.enter_context(tempfile.TemporaryDirectory()))
        self.clock = Clock()
        self.session = self.ends.enter_context(open_session(self.folder / "vault", self.clock))
        (self.folder / "backups").mkdir()
        backup_folders.choose_places(self.session, [self.folder / "backups"])
        self.services = [self._service(name) for name in ("Harbour", "River")]
        self.words: dict[Uid, str] = {}
        self.inside: dict[Uid, set[Uid]] = {}
        """Records that a merging put into another one, and that come back when it is taken apart."""
        self.said: list[Said] = []
        self.joined: dict[Uid, Joined] = {}
        self.left: list[tuple[Prepared, Uid, Key]] = []
        self.gone: set[str] = set()
        self.released = self.frozen = False
        self.numbers = itertools.count(1)
        first = self._open(Involved(), tied=True, reached=False)
        (uid,) = self._cases()
        for key in ((Purpose.SERVICE, self.services[0]), (Purpose.STATISTICS, None)):
            self._answer(uid, first, key, yes=True)
        one = referrals.consider(self.session, first, self.services[0])
        referrals.move(self.session, one, ReferralState.MADE)
        self._open(Involved(), tied=False, reached=True)
        self._open(Involved(officer_id=officer_rights.of_case(self.session, first)), tied=True, reached=True)

    def _service(self, name: str) -> ServiceId:
        return services.save(self.session, dataclasses.replace(services.blank(), kind="PEER", name=name))

    def _word(self) -> str:
        return f"zq{next(self.numbers) * 7919:06x}quill"  # as WORD finds it

    # -- whom there is

    def _cases(self) -> dict[Uid, CaseId]:
        return holdings.case_uids(self.session.store) if hasattr(self, "session") else {}

    def _officers(self) -> dict[Uid, OfficerId]:
        return {row.uid: row.officer_id for row in officer_rights.listed(self.session)}

    def _a_case(self, data: st.DataObject) -> tuple[Uid, CaseId]:
        return data.draw(st.sampled_from(sorted(self._cases().items(), key=lambda one: one[1])))

    def _an_officer(self, data: st.DataObject) -> tuple[Uid, OfficerId]:
        return data.draw(st.sampled_from(sorted(self._officers().items(), key=lambda one: one[1])))

    def _somebody(self) -> bool:
        return bool(self._cases())

    def _several(self) -> bool:
        return len(self._cases()) > 1

    def _try(self, deed: Callable[[], object]) -> bool:
        with contextlib.suppress(Refused):
            deed()
            return True
        return False

    # -- what is written of them

    @rule(data=st.data(), known=st.booleans(), tied=MOSTLY, reached=st.booleans())
    def open_a_case(self, data: st.DataObject, known: bool, tied: bool, reached: bool) -> None:
        if len(self._cases()) < 6:
            officer = self._an_officer(data)[1] if known and self._somebody() else None
            self._open(Involved(officer_id=officer), tied=tied, reached=reached)

    def _open(self, person: Involved, *, tied: bool, reached: bool) -> CaseId:
        word, there = self._word(), {*self._cases(), *self._officers(), *self._incidents()}
        person = dataclasses.replace(
            person, alias=f"Al {word}", name=f"Nm {word}", contact=f"{word}@example.org" if reached else "",
            membership=Membership.MEMBER if tied else Membership.NONE,
        )  # fmt: skip
        day = self.session.today() - dt.timedelta(days=3)
        place = self._word()
        new = NewIncident(act="THREAT", officers=[person], agreed=True, occurred_on=day, place=place)
        (case_id,) = incidents.open_incident(self.session, new)
        (uid,) = set(self._cases()) - there
        self.words[uid] = self._word()
        self.words |= dict.fromkeys(set(self._officers()) - there, word)
        self.words |= dict.fromkeys(set(self._incidents()) - there, place)
        if not tied:
            self.said.append(Said(uid, (Purpose.RECORD, None), holds=True))
        self._write_down("note", uid, case_id)
        return case_id

    @precondition(_somebody)
    @rule(data=st.data(), what=st.sampled_from(["note", "long note", "draft", "partner"]))
    def write_down(self, data: st.DataObject, what: str) -> None:
        self._write_down(what, *self._a_case(data))

    def _write_down(self, what: str, uid: Uid, case_id: CaseId) -> None:
        word = self.words[uid]
        if what == "draft":
            self.session.store.drafts.write(f"note-{case_id}", word.encode(), self.session.now())
        elif what == "partner":
            self._try(lambda: reachable.state(self.session, case_id, Tie.PARTNER, word, agreed=True))
        else:
            text = f"{word} came back. " * (60 if what == "long note" else 1)
            self._try(lambda: cases.add_note(self.session, case_id, text))

    @precondition(_somebody)
    @rule(data=st.data(), reached=st.booleans())
    def correct(self, data: st.DataObject, reached: bool) -> None:
        uid, officer = self._an_officer(data)
        word, number = self.words[uid], next(self.numbers)
        contact = f"{number} {word}" if reached else ""
        names = {"alias": f"{word} {number}", "name": f"{number} {word}", "contact": contact}
        self._try(lambda: officer_rights.correct(self.session, officer, **names))

    # -- consents

    def _agrees(self, case: Uid, key: Key) -> bool:
        answers = [one for one in self.said if (one.case, one.key) == (case, key)]
        return bool(answers) and answers[-1].holds

    @precondition(_somebody)
    @rule(data=st.data(), yes=MOSTLY)
    def answer(self, data: st.DataObject, yes: bool) -> None:
        uid, case_id = self._a_case(data)
        self._answer(uid, case_id, self._a_key(data), yes=yes)

    def _answer(self, uid: Uid, case_id: CaseId, key: tuple[Purpose, Any], *, yes: bool) -> None:
        purpose, to = key

        def note() -> None:
            if purpose is Purpose.STATISTICS:
                consents.answer_statistics(self.session, case_id, yes=yes, way=Way.SPOKEN)
            elif purpose is Purpose.SERVICE:
                consents.answer_service(self.session, case_id, to, yes=yes, way=Way.SPOKEN)
            else:
                wish = Wish(purpose=purpose, recipient=to)
                employer.answer(self.session, case_id, wish, yes=yes, way=Way.SIGNED)

        if self._try(note):
            self.said.append(Said(uid, key, yes))

    def _a_key(self, data: st.DataObject) -> tuple[Purpose, Any]:
        asked: list[tuple[Purpose, Any]] = [(Purpose.STATISTICS, None)]
        asked += [(Purpose.SERVICE, service) for service in self.services]
        asked += [(purpose, OFFICE) for purpose in LETTERS]
        drawn: tuple[Purpose, Any] = data.draw(st.sampled_from(asked))
        return drawn

    @precondition(_somebody)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        standing: dict[ConsentId, Said] = {}
        for uid, case_id in self._cases().items():
            known = consents.of_case(self.session, case_id)
            mine = [one for one in self.said if one.case == uid]
            assert len(mine) == len(known), "an answer is lost, or one came from nowhere"
            standing |= {one.id: said for one, said in zip(known, mine, strict=True) if one.in_force}
        if standing:
            chosen = data.draw(st.sampled_from(sorted(standing)))
            if self._try(lambda: consents.withdraw(self.session, chosen)):
                standing[chosen].holds = False
                self._forget_who_went()

    # -- referrals and letters

    @precondition(_somebody)
    @rule(data=st.data(), back=st.sampled_from([True, False, False, False]))
    def refer(self, data: st.DataObject, back: bool) -> None:
        """To another service, one step on, or the last step back."""
        uid, case_id = self._a_case(data)
        known = referrals.of_case(self.session, case_id)
        if (place := data.draw(st.integers(-len(self.services), len(known) - 1))) < 0:
            self._try(lambda: referrals.consider(self.session, case_id, self.services[place]))
            return
        chosen = known[place]
        if back or not chosen.is_open:
            self._try(lambda: referrals.take_back(self.session, chosen.id))
        else:
            state = data.draw(st.sampled_from(sorted(referrals.next_states(chosen))))
            day = self.session.today() if state is ReferralState.APPOINTMENT else None
            ended = Outcome.HELPED if state is ReferralState.CLOSED else None
            if self._try(lambda: referrals.move(self.session, chosen.id, state, appointment_on=day, outcome=ended)):
                agreed = self._agrees(uid, (Purpose.SERVICE, chosen.service_id))
                assert state is not ReferralState.MADE or agreed, "made without consent"

    @precondition(_somebody)
    @rule(data=st.data(), confirmation=st.booleans())
    def write_to_a_service(self, data: st.DataObject, confirmation: bool) -> None:
        make = referral_letters.confirmation if confirmation else referral_letters.referral_letter
        mine = {
            one.id: (uid, one.service_id)
            for uid, case_id in self._cases().items()
            for one in referrals.of_case(self.session, case_id)
        }
        if mine:
            referral = data.draw(st.sampled_from(sorted(mine)))
            uid, service = mine[referral]
            self._write(uid, (Purpose.SERVICE, service), lambda: make(self.session, referral))

    @precondition(_somebody)
    @rule(data=st.data(), purpose=st.sampled_from(LETTERS))
    def write_to_the_employer(self, data: st.DataObject, purpose: Purpose) -> None:
        uid, case_id = self._a_case(data)
        wish = Wish(purpose=purpose, recipient=OFFICE)
        self._write(uid, (purpose, OFFICE), lambda: employer.letter(self.session, case_id, wish))

    def _write(self, uid: Uid, key: Key, make: Callable[[], Prepared]) -> None:
        with contextlib.suppress(Refused):
            self.left.append((make(), uid, key))
            assert self._agrees(uid, key), "a letter without consent"
            assert not self._is_restricted(uid), "a letter from restricted records"

    @precondition(lambda self: self.left)
    @rule(data=st.data(), saved=st.booleans())
    def let_a_letter_leave(self, data: st.DataObject, saved: bool) -> None:
        """One that was prepared some time ago: much may have happened since."""
        made, uid, key = data.draw(st.sampled_from(self.left))
        place = str(self.folder / f"{self.words[uid]}.pdf") if saved else None
        carrier = Carrier.SAVED if saved else Carrier.PRINTED

        def leave() -> None:
            letters.may_leave(self.session, made)  # as the window asks before it prints
            letters.record(self.session, made, carrier, place)

        if self._try(leave):
            assert any(self._agrees(case, key) for case in self._holding(uid)), "it left after the withdrawal"

    def _holding(self, uid: Uid) -> Iterable[Uid]:
        """The case, or the one that it became part of."""
        return [case for case in self._cases() if case == uid or uid in self._all_inside(case)]

    # -- the officer's rights

    def _is_restricted(self, case: Uid) -> bool:
        officer = officer_rights.of_case(self.session, self._cases()[case])
        return officer_rights.standing(self.session, officer).restriction is not None

    @precondition(_somebody)
    @rule(data=st.data(), hold=st.booleans(), lift=st.booleans())
    def restrict_or_hold(self, data: st.DataObject, hold: bool, lift: bool) -> None:
        uid, officer = self._an_officer(data)
        until = self.session.today() + dt.timedelta(days=40)
        deeds: dict[tuple[bool, bool], Callable[[], object]] = {
            (False, False): lambda: officer_rights.restrict(self.session, officer, Ground.ACCURACY),
            (False, True): lambda: officer_rights.lift_restriction(self.session, officer),
            (True, False): lambda: officer_rights.hold(self.session, officer, self.words[uid], until),
            (True, True): lambda: officer_rights.lift_holds(self.session, officer),
        }
        self._try(deeds[hold, lift])

    @precondition(_somebody)
    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        _uid, officer = self._an_officer(data)
        held = bool(officer_rights.standing(self.session, officer).holds)
        erased = self._try(lambda: erasing.erase(self.session, officer))
        assert erased != held, "a hold was passed over, or an erasure refused without one"
        self._forget_who_went()

    @precondition(_somebody)
    @rule(data=st.data())
    def erase_what_was_kept_long_enough(self, data: st.DataObject) -> None:
        if due := retention.due(self.session):
            self._try(lambda: retention.erase(self.session, data.draw(st.sampled_from(due))))
            self._forget_who_went()

    def _all_inside(self, uid: Uid) -> set[Uid]:
        held = self.inside.get(uid, set())
        return held.union(*(self._all_inside(one) for one in held))

    def _forget_who_went(self) -> None:
        """Whoever is neither here nor inside somebody who is, is gone for good."""
        here = {*self._cases(), *self._officers(), *self._incidents()}
        here |= {one for uid in here for one in self._all_inside(uid)}
        went = self.words.keys() - here
        self.gone |= {self.words[uid] for uid in went}
        self.said = [one for one in self.said if one.case in self._cases()]
        self.left = [one for one in self.left if one[1] not in went]

    # -- entered twice

    @precondition(_several)
    @rule(data=st.data(), kind=st.sampled_from(Kind))
    def make_one_of_two(self, data: st.DataObject, kind: Kind) -> None:
        known: dict[Uid, int] = dict(self._officers()) if kind is Kind.OFFICER else self._incidents()
        if len(known) < 2:
            return
        kept, gone = data.draw(st.permutations(sorted(known, key=known.__getitem__)))[:2]
        before = {uid: self._stands(uid) for uid in self._cases()}
        if not self._try(lambda: duplicates.join(self.session, kind, known[kept], known[gone])):
            return
        newest = duplicates.look(self.session).joined[0].merge.uid
        now = self._cases()
        self.joined[newest] = made = Joined(kept, gone)
        self.inside.setdefault(kept, set()).add(gone)
        for uid in before.keys() - now.keys():
            pair = tuple(kept if part == gone else part for part in before[uid])
            into = next(one for one in now if self._stands(one) == pair)
            made.went[uid], made.moved[uid] = into, [one for one in self.said if one.case == uid]
            self.inside.setdefault(into, set()).add(uid)
            for one in made.moved[uid]:
                one.case = into

    def _incidents(self) -> dict[Uid, int]:
        found = (cases.case_file(self.session, case_id).incident for case_id in self._cases().values())
        return {one.uid: one.id for one in found}

    def _stands(self, case: Uid) -> tuple[Uid, Uid]:
        file = cases.case_file(self.session, self._cases()[case])
        return file.incident.uid, file.officer.uid

    @precondition(lambda self: self.joined)
    @rule(settle=st.sampled_from([True, False, False]))
    def take_apart_or_settle(self, settle: bool) -> None:
        if not (listed := duplicates.look(self.session).joined):
            return
        merge = listed[0].merge
        if settle:
            duplicates.settle(self.session, merge.id)
        elif self._try(lambda: duplicates.take_apart(self.session, merge.id)):
            made = self.joined.pop(merge.uid)
            self.inside[made.kept].discard(made.gone)
            for uid, into in made.went.items():
                self.inside[into].discard(uid)
                for one in made.moved[uid]:
                    one.case = uid

    # -- the case, time, and figures

    @precondition(_somebody)
    @rule(data=st.data())
    def close_or_open(self, data: st.DataObject) -> None:
        _uid, case_id = self._a_case(data)
        closed = cases.case_file(self.session, case_id).case.closed_at is not None
        self._try(lambda: (cases.reopen if closed else cases.close)(self.session, case_id))

    @rule(days=st.sampled_from([1, 3, 3, 30, 400, 1500]))
    def wait(self, days: int) -> None:
        self.clock.forward(days=days)

    @rule()
    def freeze_a_quarter(self) -> None:
        if waiting := quarters_over.waiting(self.session):
            self.frozen = self._try(lambda: freezing.freeze(self.session, waiting[-1])) or self.frozen

    @rule()
    def release_a_year(self) -> None:
        offers = [offer for offer in summary.years(self.session) if offer.over and not offer.released]
        if self.released or not offers:
            return
        folder = self.folder / "release"

        def release() -> None:
            shown = summary.preview(gathering.gather(self.session, offers[0].period), self.session.today())
            summary.release(self.session, shown, folder, self.session.language)

        self.released = self._try(release)

    # -- what is always so

    @invariant()
    def no_figure_without_consent(self) -> None:
        if not self._somebody():
            return
        uids = {case_id: uid for uid, case_id in self._cases().items()}
        agreed = {uid for uid in uids.values() if self._agrees(uid, (Purpose.STATISTICS, None))}
        agreed = {uid for uid in agreed if not self._is_restricted(uid)}
        store, tomorrow = self.session.store, self.session.today() + dt.timedelta(days=1)
        would = {row.case_id for row in counting.own(store, tomorrow)}
        came = {row.case_id for row in counting.happened(store, tomorrow)}
        frozen = [counting.frozen(store, quarter.period.label) for quarter in quarters.frozen(store)]
        sealed = {row.case_id for rows in frozen for row in rows}
        counted = {uids[case] for case in would | came | sealed}
        assert counted <= agreed, "a figure without consent"
        assert self.released or self.frozen or counted == agreed, "somebody agreed, and is in no figure"

    @invariant()
    def nobody_who_was_erased_is_found(self) -> None:
        if getattr(self, "gone", None):
            assert not self.gone & self._found()

    def _found(self) -> set[str]:
        """Every word of somebody that stands in the vault's files, in any encoding of text."""
        everything = pages.everything(self.session.store).replace(b"\0", b"")
        return {word.decode().lower() for word in WORD.findall(everything)}

    def teardown(self) -> None:
        if hasattr(self, "ends"):
            with self.ends:
                self._look_at_the_end()

    def _look_at_the_end(self) -> None:
        verify_records(self.session.store)
        for word in sorted(self.gone):
            assert search.find(self.session.store, word, 5) == ([], [])
        assert {self.words[uid] for uid in self._officers()} <= self._found(), "the search would find nobody"
        if self.released:
            folder = self.folder / "release"
            assert summary.verify(folder, summary.card(self.session)).ok, "a release does not stand any more"
