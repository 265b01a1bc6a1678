"""After an erasure no byte of the person is in the vault, nothing brings them back, and what has left stays valid."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import pages
from tests.helpers.hand_over import fingerprint, full_case, two
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import (
    backups,
    cases,
    consents,
    counted_in,
    departures,
    erasing,
    erasure_receipt,
    freezing,
    incidents,
    officer_rights,
    reachable,
    receiving,
    restoring,
    silence,
    summary,
    undo,
    vaults,
)
from wellbeing.app import hand_over as handing_over
from wellbeing.app.importing import find_mapping, import_file
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.departure import Carrier, FileKind
from wellbeing.domain.follow_up import TurnedTo
from wellbeing.domain.hand_over import Basis, Reason
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.domain.rights import Ground
from wellbeing.errors import Refused
from wellbeing.language import language
from wellbeing.vault import hand_overs, search
from wellbeing.vault.backups import rotation
from wellbeing.vault.backups.names import Named
from wellbeing.vault.whole_check import verify_pages, verify_records

SAMPLE = Path(__file__).parents[1] / "data" / "officer-incidents-sample.csv"
MAPPING = find_mapping("nj-use-of-force-2022")


def of(session: Session, case_id: CaseId) -> OfficerId:
    return officer_rights.of_case(session, case_id)


class _Desk:
    """A random user of one vault. Every officer has a word of their own that stands in all that is written of them."""

    def __init__(self, session: Session, chance: random.Random, place: Path) -> None:
        self.session, self.chance, self.place = session, chance, place
        self.known: dict[CaseId, str] = {}
        self.gone: list[str] = []

    def step(self) -> None:
        deeds = (
            self._open,
            self._open,
            self._note,
            self._note,
            self._correct,
            self._draft,
            self._leave,
            self._restrict,
            self._take_out,
            self._bring_back,
        )
        self.chance.choice(deeds)()

    def _one(self) -> CaseId:
        if not self.known:
            self._open()
        return self.chance.choice(list(self.known))

    def _open(self) -> None:
        word = f"zq{self.chance.getrandbits(40):010x}"
        self.known[full_case(self.session, alias=f"Al {word}", name=f"Nm {word}")] = word

    def _note(self) -> None:
        case_id = self._one()
        text = f"{self.known[case_id]} said so. " * self.chance.choice((1, 40, 400))
        self._try(lambda: cases.add_note(self.session, case_id, text))

    def _correct(self) -> None:
        case_id = self._one()
        word, more = self.known[case_id], self.chance.choice(("", "x" * 300))
        officer_rights.correct(
            self.session, of(self.session, case_id), alias=f"Al {word} {self.chance.random()}", name=f"{word} {more}",
            contact=f"{word}@example.org",
        )  # fmt: skip

    def _draft(self) -> None:
        case_id = self._one()
        self.session.store.drafts.write(f"note-{case_id}", self.known[case_id].encode(), self.session.now())

    def _leave(self) -> None:
        case_id = self._one()
        departures.record(
            self.session, FileKind.TAKE_HOME, Carrier.SAVED, case_id=case_id,
            place=str(self.place / f"{self.known[case_id]}.pdf"),
        )  # fmt: skip

    def _restrict(self) -> None:
        case_id = self._one()
        officer = of(self.session, case_id)
        for silent in cases.case_file(self.session, case_id).quiet.silences:
            silence.note_turned_to(self.session, silent.follow_up.id, (TurnedTo.DUTY_COMMANDER,))
        self._try(lambda: officer_rights.restrict(self.session, officer, Ground.CLAIM))

    def _take_out(self) -> None:
        reachable.withdraw(self.session, self._one())

    def _bring_back(self) -> None:
        self._try(lambda: undo.bring_back(self.session))

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Refused:
            return

    def erase(self) -> None:
        case_id = self._one()
        word = self.known.pop(case_id)
        assert pages.traces(pages.everything(self.session.store), (word,)), "the search for traces finds none"
        erasing.erase(self.session, of(self.session, case_id))
        self.gone.append(word)
        assert pages.traces(pages.everything(self.session.store), tuple(self.gone)) == []
        assert search.find(self.session.store, word, 5) == ([], [])


@pytest.mark.parametrize("seed", range(2))
def test_whatever_was_done_before_no_byte_of_an_erased_person_is_found(tmp_path: Path, seed: int) -> None:
    with open_session(tmp_path / "vault") as session:
        desk = _Desk(session, random.Random(seed), tmp_path)
        for _round in range(2):
            for _step in range(8):
                desk.step()
            desk.erase()
        assert len(cases.rows(session)) == len(desk.known)
        verify_pages(session.store)
        verify_records(session.store)


def test_the_receipt_names_what_went_and_what_remains_and_nobody(session: Session, tmp_path: Path) -> None:
    case_id = full_case(session)
    kept = full_case(session, alias="Wren", name="Bea Other")
    cases.add_note(session, kept, "Ada Officer was there too.")
    officer = of(session, case_id)
    place = str(tmp_path / "Ada Officer.pdf")
    departures.record(session, FileKind.TAKE_HOME, Carrier.SAVED, case_id=case_id, place=place)
    uid = cases.case_file(session, case_id).officer.uid
    receipt = erasing.erase_with_receipt(session, officer, tmp_path / "receipt.pdf")
    went = dict(receipt.went)
    assert (went["case_"], went["note"], went["referral"], went["consent"]) == (1, 1, 1, 2)
    assert went.keys() <= erasure_receipt.HELD.keys()
    assert receipt.officer_uid == uid
    assert [file.place for file in receipt.left] == [place]
    assert receipt.named_elsewhere == 1
    assert receipt.copies.gone_by is None, "there is no backup"
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    left = departures.files_that_left(session)
    assert [(file.kind, file.case_id) for file in left] == [
        (FileKind.ERASURE_RECEIPT, None),
        (FileKind.TAKE_HOME, None),
    ], "that something left stays known"
    assert [row.case_id for row in cases.rows(session)] == [kept]


def test_nothing_is_erased_where_the_receipt_cannot_be_written(session: Session, tmp_path: Path) -> None:
    officer = of(session, full_case(session))
    (tmp_path / "receipt.pdf").write_text("taken")
    with pytest.raises(Refused):
        erasing.erase_with_receipt(session, officer, tmp_path / "receipt.pdf")
    assert len(cases.rows(session)) == 1


def test_a_hold_stands_in_every_way_of_erasing_until_it_ends(tmp_path: Path) -> None:
    clock = Clock()
    with two(tmp_path, clock) as (ana, bo):
        case_id = full_case(ana)
        officer = of(ana, case_id)
        officer_rights.hold(ana, officer, "Claim after the accident", ana.today() + dt.timedelta(days=30))
        with pytest.raises(Refused) as refused:
            erasing.erase(ana, officer)
        assert refused.value.field == "hold"
        handing_over.hand_over(ana, case_id, fingerprint(bo), Basis.EMERGENCY, tmp_path / "one.wbcase", Reason.ILL)
        with pytest.raises(Refused):
            handing_over.erase_here(ana, case_id)
        clock.forward(days=31)
        erasing.erase(ana, officer)
        assert cases.rows(ana) == []
        assert hand_overs.left(ana.store)[0].case_id is None, "where it went stays known"


def test_an_older_package_brings_no_erased_officer_back_and_a_new_one_may(tmp_path: Path) -> None:
    """Another case of the officer, which this vault never knew."""
    clock = Clock()
    with two(tmp_path, clock) as (ana, bo):
        first, second = full_case(ana), full_case(ana, alias="Wren")
        same = officer_rights.of_case(ana, first)
        with ana.store.transaction("case.corrected"):
            ana.store.run("UPDATE case_ SET officer_id = ? WHERE id = ?", (same, second))
        handing_over.hand_over(ana, first, fingerprint(bo), Basis.EMERGENCY, tmp_path / "1", Reason.ILL)
        handing_over.hand_over(ana, second, fingerprint(bo), Basis.EMERGENCY, tmp_path / "2", Reason.ILL)
        case_id = receiving.receive(bo, tmp_path / "1")
        assert case_id is not None
        clock.forward(days=1)
        erasing.erase(bo, of(bo, case_id))
        with pytest.raises(Refused, match="after the package was made"):
            receiving.receive(bo, tmp_path / "2")
        clock.forward(days=1)
        handing_over.write_again(ana, second, tmp_path / "3")
        assert receiving.receive(bo, tmp_path / "3") is not None, "asked for anew, with the officer's word"


def test_an_older_backup_does_not_bring_an_erased_officer_back(tmp_path: Path, clock: Clock) -> None:
    with open_session(tmp_path / "vault", clock) as session:
        officer = of(session, full_case(session))
        full_case(session, alias="Wren", name="Bea Other")
        older = backups.make_now(session).files[0]
        erasing.erase(session, officer)
        clock.forward(days=1)
        told = erasing.copies(session)
        assert told.newest == (clock.now - dt.timedelta(days=1)).date()
    backup = restoring.open_backup(older, PASSPHRASE)
    assert backup.holdings.cases == 2
    restored = restoring.restore(restoring.preview(backup, tmp_path / "vault"), clock)
    assert restored.erased == 1
    opened = vaults.unlock(tmp_path / "vault", PASSPHRASE, language("en"))
    assert [row.alias for row in cases.rows(opened)] == ["Wren"]
    assert pages.traces(pages.everything(opened.store), ("Ada Officer",)) == []
    vaults.close(opened)


def test_a_spreadsheet_does_not_bring_an_erased_officer_back_even_after_a_restore(tmp_path: Path, clock: Clock) -> None:
    with open_session(tmp_path / "vault", clock) as session:
        before = backups.make_now(session).files[0]
        whole = import_file(session, SAMPLE, MAPPING)
        often = max(officer_rights.listed(session), key=lambda row: row.cases)
        mark = officer_rights.standing(session, often.officer_id).officer.reference or ""
        assert often.cases > 1
        erasing.erase(session, officer_rights.by_words(session, mark))
        assert pages.traces(pages.everything(session.store), (mark,)) == []
        again = import_file(session, SAMPLE, MAPPING)
        assert (again.imported, again.erased) == (0, often.cases)
        assert again.already_there == whole.imported - often.cases
    shown = restoring.preview(restoring.open_backup(before, PASSPHRASE), tmp_path / "vault")
    restoring.restore(shown, clock)
    opened = vaults.unlock(tmp_path / "vault", PASSPHRASE, language("en"))
    again = import_file(opened, SAMPLE, MAPPING)
    assert (again.imported, again.erased) == (whole.imported - often.cases, often.cases), (
        "the backup is older than the import itself"
    )
    vaults.close(opened)


def test_figures_that_left_stay_as_they_left_and_the_next_year_counts_without(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    new = NewIncident(act="THREAT", officers=[Involved(), Involved(alias="Wren")], agreed=True)
    case_id, _other = incidents.open_incident(session, new)
    clock.forward(days=3)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SIGNED)
    clock.forward(days=300)
    period = next(offer.period for offer in summary.years(session) if offer.over)
    freezing.freeze(session, period.quarters()[-1])
    first, _second, third, _last = period.quarters()
    assert counted_in.of_case(session, case_id).frozen == (first, third), "the case, and days lost after six months"
    assert erasing.preview(session, of(session, case_id)).counted == (), "nothing of it has left"
    summary.release(
        session, summary.preview(summary.gather(session, period), session.today()), tmp_path / "out", session.language
    )
    content = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    receipt = erasing.erase(session, of(session, case_id))
    assert receipt.counted == (period,)
    assert summary.verify(tmp_path / "out", summary.card(session)).ok
    summary.hand_out_again(session, period, tmp_path / "again")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == content


@pytest.mark.parametrize("made_on", [dt.date(2026, 1, 31), dt.date(2026, 12, 1)])
def test_the_last_copy_is_gone_by_the_day_that_is_named(made_on: dt.date) -> None:
    gone_by = rotation.gone_by(made_on)
    held = [Named(file=Path("0"), made_on=made_on, generation=1)]
    day, first = made_on, held[0]
    while day < gone_by:
        day += dt.timedelta(days=1)
        if day.day == 1:  # the least that is promised: one backup a month
            new = Named(file=Path(str(day)), made_on=day, generation=day.toordinal())
            held = [one for one in held if one not in rotation.superfluous(held, new)] + [new]
    assert first not in held
