"""The yearly summary: only what passed the gate is counted, and what left once leaves again as it was."""

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.vaults import NOW, Clock, open_session
from wellbeing.anonymise.period import Period
from wellbeing.anonymise.published import State
from wellbeing.app import cases, consents, departures, freezing, incidents, summary
from wellbeing.app.freezing import Stands
from wellbeing.app.importing import find_mapping, import_file, imports_so_far, state_basis
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.history import Basis
from wellbeing.domain.identity import CaseId
from wellbeing.errors import Refused, Tampered
from wellbeing.language import language

SAMPLE = Path(__file__).parents[1] / "data" / "officer-incidents-sample.csv"
IMPORTED = Period(year=2022, imported=True)
BASIS = Basis(statement="The source is public and names nobody.", stated_by="R. Rep", stated_at=NOW)


def import_sample(session: Session, basis: Basis | None = BASIS) -> None:
    import_file(session, SAMPLE, find_mapping("nj-use-of-force-2022"), basis)


def previewed(session: Session, period: Period) -> summary.Preview:
    return summary.preview(summary.gather(session, period), session.today())


def test_the_imported_year_is_released_once_and_handed_out_byte_for_byte(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    shown = previewed(session, IMPORTED)
    assert shown.audit.ok
    publication = summary.release(session, shown, tmp_path / "first", language("en"))
    assert summary.verify(tmp_path / "first", summary.card(session)).ok
    with pytest.raises(Refused):
        summary.release(session, previewed(session, IMPORTED), tmp_path / "second", language("en"))
    summary.hand_out_again(session, IMPORTED, tmp_path / "second")
    for name, content in publication.files.items():
        assert (tmp_path / "second" / name).read_bytes() == content
    assert [file.kind for file in departures.files_that_left(session)] == ["release", "release"]


def test_a_hidden_figure_holds_no_number_anywhere_in_what_leaves(session: Session) -> None:
    import_sample(session)
    shown = previewed(session, IMPORTED)
    hidden = [figure for figure in shown.release.cells.values() if figure.state is State.HIDDEN]
    assert hidden
    assert all(figure.value is None for figure in hidden)
    assert all(
        interval.most is None or interval.width >= shown.gathered.schema.width
        for interval in shown.audit.intervals.values()
    )


def test_what_the_source_cannot_tell_is_not_collected_and_never_zero(session: Session) -> None:
    import_sample(session)
    states = {
        table.name: {figure.state for codes, figure in table.figures.items() if set(codes) != {"_T"}}
        for table in previewed(session, IMPORTED).release.tables
    }
    assert states["SEVERITY"] == {State.NOT_COLLECTED}
    assert states["SUPPORT"] == {State.NOT_COLLECTED}
    for asked_of_own_cases in ("CARE", "WITHIN_24H", "RECORDED", "LEGAL_AID", "OUTCOME_TIME"):
        assert states[asked_of_own_cases] == {State.NOT_COLLECTED}
    assert State.VALUE in states["ACT"]


def test_a_preview_can_be_stopped_at_every_step_to_the_last(session: Session) -> None:
    class Stopped(Exception):
        pass

    import_sample(session)
    gathered, heard = summary.gather(session, IMPORTED), itertools.count(1)

    def stopping(at: int) -> Callable[[], None]:
        steps = itertools.count(1)

        def told() -> None:
            if next(steps) == at:
                raise Stopped

        return told

    summary.preview(gathered, session.today(), lambda: next(heard))
    last = next(heard) - 1
    assert last > 20, "whoever waits for it to stop waits for a step only"
    for step, within in ((1, "preview"), (20, "with_detail"), (last, "audit")):
        with pytest.raises(Stopped) as stopped:
            summary.preview(gathered, session.today(), stopping(step))
        assert within in [entry.name for entry in stopped.traceback]


def test_rows_without_a_stated_basis_enter_no_figure(session: Session) -> None:
    import_sample(session, basis=None)
    gathered = summary.gather(session, IMPORTED)
    assert gathered.known > 0
    assert gathered.cases == ()
    with pytest.raises(Refused):
        summary.preview(gathered, session.today())


def test_own_cases_need_consent_and_the_year_has_to_be_over(session: Session, clock: Clock, tmp_path: Path) -> None:
    opened = [
        incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))[0]
        for _number in range(40)
    ]
    clock.forward(days=4)
    for case_id in opened[:35]:
        consents.answer_statistics(session, case_id, yes=case_id not in opened[:2], way=Way.SPOKEN)
    consents.withdraw(session, consents.of_case(session, opened[34])[0].id)
    own = Period(year=NOW.year)
    shown = previewed(session, own)
    assert len(shown.gathered.cases) == 32
    assert shown.left_out == 8
    with pytest.raises(Refused):
        summary.release(session, shown, tmp_path / "early", language("en"))
    clock.forward(days=330)
    with pytest.raises(Refused):
        summary.release(session, previewed(session, own), tmp_path / "unfrozen", language("de"))
    freezing.freeze(session, own.quarters()[-1])
    assert previewed(session, own).release.cells == previewed(session, own).release.cells
    summary.release(session, previewed(session, own), tmp_path / "release", language("de"))
    counted = [cases.case_file(session, case_id).case.counted_in for case_id in opened]
    assert counted.count("2026-Q1") == 32
    assert summary.gather(session, Period(year=NOW.year + 1)).counted == 0, "counted once, never again"


def test_too_few_officers_are_words_and_no_number(session: Session) -> None:
    for _number in range(3):
        incidents.open_incident(session, NewIncident(act="SEXUAL", officers=[Involved()], agreed=True))
    clock = session.clock
    assert isinstance(clock, Clock)
    clock.forward(days=4)
    for case_id in [row.case_id for row in cases.rows(session)]:
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    shown = previewed(session, Period(year=NOW.year))
    assert shown.release.too_few
    assert shown.release.tables == ()
    assert shown.release.officers is None


def test_a_year_without_cases_and_a_folder_that_exists_are_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        summary.periods_of(session, 1999)
    import_sample(session)
    (tmp_path / "taken").mkdir()
    with pytest.raises(Refused):
        summary.release(session, previewed(session, IMPORTED), tmp_path / "taken", language("en"))
    assert not summary.was_released(session, IMPORTED)
    assert list((tmp_path / "taken").iterdir()) == []


def test_a_ledger_with_a_missing_entry_stops_every_release(tmp_path: Path) -> None:
    from wellbeing.anonymise.ledger import read_ledger

    with open_session(tmp_path / "vault") as session:
        import_sample(session)
        summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("en"))
        entry = summary.gather(session, Period(year=2021)).ledger[0]
    with pytest.raises(Tampered):
        read_ledger([entry.canonical().replace(b'"number":1', b'"number":2')])


def test_the_ledger_entry_is_signed_by_the_vaults_signer(session: Session, tmp_path: Path) -> None:
    from wellbeing.signatures.signing import Signatures, verifies
    from wellbeing.vault import releases

    import_sample(session)
    summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("en"))
    stored = releases.of_period(session.store, IMPORTED.label)
    assert stored is not None
    signatures = Signatures(ed25519=stored.signatures["ed25519"], ml_dsa_65=stored.signatures["ml-dsa-65"])
    assert verifies(summary.card(session), "ledger entry", stored.entry, signatures)
    assert not verifies(summary.card(session), "ledger entry", stored.entry + b" ", signatures)


def test_a_release_is_signed_and_a_changed_file_is_found(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    summary.release(session, previewed(session, IMPORTED), tmp_path / "release", language("de"))
    data = tmp_path / "release" / "data.csv"
    data.write_bytes(data.read_bytes().replace(b"ASSAULT", b"ASSAULS", 1))
    assert not summary.verify(tmp_path / "release").intact


def test_the_years_on_offer(session: Session) -> None:
    import_sample(session)
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    offered = {offer.period.label: (offer.over, offer.released) for offer in summary.years(session)}
    assert offered == {"2026": (False, False), "2022-imported": (True, False)}
    assert dt.date(2026, 3, 12) == session.today()


def test_earlier_releases_are_listed_with_what_they_published(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    assert summary.earlier(session) == []
    shown = previewed(session, IMPORTED)
    summary.release(session, shown, tmp_path / "first", language("en"))
    (found,) = summary.earlier(session)
    assert (found.period, found.withheld, found.at) == (IMPORTED, shown.release.withheld, session.now())
    assert found.published == sum(figure.state is State.VALUE for figure in shown.release.cells.values())


def test_an_import_is_listed_with_and_without_its_basis(session: Session) -> None:
    import_sample(session, basis=None)
    (found,) = imports_so_far(session)
    assert (found.basis, found.rows) == (None, summary.gather(session, IMPORTED).known)
    state_basis(session, found.id, BASIS.statement, BASIS.stated_by)
    assert imports_so_far(session)[0].basis == BASIS


def test_a_released_period_is_worked_out_as_it_left(session: Session, tmp_path: Path) -> None:
    import_sample(session)
    before = previewed(session, IMPORTED)
    summary.release(session, before, tmp_path / "release", language("en"))
    assert previewed(session, IMPORTED).release.cells == before.release.cells
    left = summary.published(session, IMPORTED)
    assert left is not None
    assert left.cells == before.release.cells
    assert summary.published(session, Period(year=2021)) is None


def test_a_consent_withdrawn_after_the_preview_stops_the_release(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    opened = consenting(session, clock, 40)
    clock.forward(days=330)
    freezing.freeze(session, Period(year=NOW.year, quarter=4))
    shown = previewed(session, Period(year=NOW.year))
    consents.withdraw(session, consents.of_case(session, opened[7])[0].id)
    with pytest.raises(Refused):
        summary.release(session, shown, tmp_path / "stale", language("en"))
    assert not (tmp_path / "stale").exists()
    fresh = previewed(session, Period(year=NOW.year))
    assert (fresh.gathered.counted, fresh.left_out) == (39, 1), "nothing has left, so that a frozen count changes too"
    summary.release(session, fresh, tmp_path / "fresh", language("en"))


def test_words_instead_of_numbers_are_a_release_too(session: Session, clock: Clock, tmp_path: Path) -> None:
    consenting(session, clock, 3)
    clock.forward(days=330)
    freezing.freeze(session, Period(year=NOW.year, quarter=4))
    summary.release(session, previewed(session, Period(year=NOW.year)), tmp_path / "words", language("en"))
    assert {quarter.stands for quarter in freezing.quarters_of(session, NOW.year)} == {Stands.LEFT}


def test_own_and_imported_figures_of_one_year_never_leave_both(tmp_path: Path) -> None:
    clock = Clock(dt.datetime(2022, 5, 1, 9, tzinfo=dt.UTC))
    with open_session(tmp_path / "vault", clock) as session:
        consenting(session, clock, 40)
        clock.forward(days=400)
        freezing.freeze(session, Period(year=2022, quarter=4))
        import_sample(session)
        summary.release(session, previewed(session, IMPORTED), tmp_path / "imported", language("en"))
        with pytest.raises(Refused):
            summary.release(session, previewed(session, Period(year=2022)), tmp_path / "own", language("en"))


def consenting(session: Session, clock: Clock, count: int) -> list[CaseId]:
    """Cases whose officers agreed to be counted."""
    opened = [
        incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))[0]
        for _number in range(count)
    ]
    clock.forward(days=4)
    for case_id in opened:
        consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    return opened


def test_a_code_that_the_program_cannot_produce_cannot_occur(session: Session, clock: Clock) -> None:
    """A reader of the source knows these zeros, so no withheld figure may lean on them."""
    consenting(session, clock, 40)
    cells = previewed(session, Period(year=NOW.year)).release.cells
    for cell, figure in cells.items():
        if any(cell.code(name) == "_U" for name in ("step", "result", "referral_kind")):
            assert figure.state is State.STRUCTURAL
