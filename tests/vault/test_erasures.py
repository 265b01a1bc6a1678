"""What is erased is remembered by its random id, whatever way it goes, so that no backup brings it back."""

import re
from pathlib import Path

from tests.helpers.vaults import Clock
from wellbeing.app import cases, consents, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.case import Membership
from wellbeing.domain.identity import Uid
from wellbeing.vault import erasures

PACKAGE = Path(erasures.__file__).parents[1]


def test_a_case_is_remembered_with_what_went_with_it_and_nothing_else(session: Session, clock: Clock) -> None:
    outsider = Involved(alias="Kite", membership=Membership.NONE)
    both = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved(), outsider], agreed=True))
    gone = cases.case_file(session, both[1])
    consents.withdraw(session, gone.consents[0].id)
    assert erasures.listed(session.store) == {
        gone.case.uid: clock.now,
        gone.officer.uid: clock.now,
    }, "the incident is still another officer's"
    assert [row.case_id for row in cases.rows(session)] == [both[0]]


def test_half_written_words_of_an_erased_case_go_with_it_and_nobody_elses(session: Session, clock: Clock) -> None:
    outsider = Involved(alias="Kite", membership=Membership.NONE)
    stays, goes = incidents.open_incident(
        session, NewIncident(act="THREAT", officers=[Involved(), outsider], agreed=True)
    )
    gone = cases.case_file(session, goes)
    due = gone.next_follow_up
    assert due is not None
    of_the_case = (
        f"note-{goes}",
        f"reachable-{goes}",
        f"debrief-{goes}-T0-body",
        f"follow-up-{due.id}",
        f"slip-{due.id}",
        f"retention-{goes}-notes",
        "retention-several",
    )
    of_others = (
        f"note-{stays}",
        f"note-{goes}1",
        f"retention-{stays}-notes",
        "retention-times",
        f"incident-{gone.incident.id}",
        "release-2026",
        "country-DE",
    )
    for name in (*of_the_case, *of_others):
        session.store.drafts.write(name, b"half a sentence", clock.now)
    consents.withdraw(session, gone.consents[0].id)
    assert {draft.name for draft in session.store.drafts.listed().whole} == set(of_others)


def test_the_first_moment_of_an_erasure_stays(session: Session, clock: Clock) -> None:
    uid = Uid("ab" * 16)
    first = clock.now
    for _time in range(2):
        with session.store.transaction("case.erased"):
            erasures.note(session.store, {uid: clock.now})
        clock.forward(days=1)
    assert erasures.listed(session.store) == {uid: first}


def test_nothing_in_the_program_erases_a_case_past_the_list() -> None:
    removing = re.compile(r"\bcases\.remove\(|DELETE FROM (case_|officer|incident)\b")
    found = {
        str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if removing.search(path.read_text("utf-8"))
    }
    laid_anew = "vault/travelling.py"  # a case that comes back takes the place of what was left of it here
    without_case = "vault/leads.py"  # an incident that came by a slip and has no case: about nobody
    assert found == {"vault/cases.py", "vault/erasures.py", laid_anew, without_case}
