"""Over the years: an officer's own events, nobody else's, and out of every figure's reach."""

import ast
import dataclasses
import datetime as dt
from pathlib import Path

from tests.helpers.vaults import Clock
from wellbeing import paths
from wellbeing.app import cases, consents, exposure, incidents, referrals, services, summary
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.consent import Way
from wellbeing.domain.identity import CaseId, OfficerId
from wellbeing.domain.referral import Outcome, ReferralState

PACKAGE = Path(paths.__file__).parent
LEAVES = (
    "app/summary.py",
    "app/gathering.py",
    "app/freezing.py",
    "app/releasing.py",
    "vault/quarters.py",
    "vault/counting.py",
)
"""Where figures that leave begin; everything that these import belongs to them."""
HIDDEN = (
    "wellbeing.app.exposure",
    "wellbeing.domain.exposure",
    "wellbeing.app.own_load",
    "wellbeing.app.self_checks",
    "wellbeing.vault.self_checks",
)


def open_case(session: Session, act: str, day: dt.date, officer: OfficerId | None = None) -> CaseId:
    involved = Involved(officer_id=officer) if officer else Involved(alias=f"Bird {act}")
    new = NewIncident(act=act, officers=[involved], agreed=True, occurred_on=day)
    return incidents.open_incident(session, new)[0]


def officer_of(session: Session, case_id: CaseId) -> OfficerId:
    return cases.case_file(session, case_id).officer.id


def test_the_events_of_one_officer_stand_by_year_the_newest_first(session: Session, clock: Clock) -> None:
    today = session.today()
    first = open_case(session, "TRAUMA_SCENE", today - dt.timedelta(days=200))
    officer = officer_of(session, first)
    second = open_case(session, "THREAT", today, officer)
    other = open_case(session, "VERBAL", today)
    found = exposure.of_case(session, second)
    assert [(year, [event.case_id for event in events]) for year, events in found.years] == [
        (today.year, [second]),
        (today.year - 1, [first]),
    ]
    assert exposure.of_case(session, first) == found
    assert exposure.has_history(session, first)
    assert not exposure.has_history(session, other)
    assert not found.close_together, "one of the two is not heavy"
    third = open_case(session, "TRAUMA_FIREARM", today, officer)
    assert exposure.of_case(session, third).close_together


def test_what_helped_then_comes_from_the_outcome_of_a_referral(session: Session) -> None:
    case_id = open_case(session, "THREAT", session.today())
    service = services.save(session, dataclasses.replace(services.blank(), kind="PEER", name="Peers"))
    for outcome in (Outcome.NO_ANSWER, Outcome.HELPED):
        referral = referrals.consider(session, case_id, service)
        consents.answer_service(session, case_id, service, yes=True, way=Way.SPOKEN)
        referrals.move(session, referral, ReferralState.MADE)
        referrals.move(session, referral, ReferralState.CLOSED, outcome=outcome)
    ((_year, (event,)),) = exposure.of_case(session, case_id).years
    assert event.helped == ("PEER",)


def test_looking_leaves_nothing_and_changes_no_figure(session: Session, clock: Clock) -> None:
    case_id = open_case(session, "TRAUMA_SCENE", session.today())
    clock.forward(days=4)
    consents.answer_statistics(session, case_id, yes=True, way=Way.SPOKEN)
    (offer,) = summary.years(session)
    before, generation = summary.gather(session, offer.period), session.store.generation
    exposure.of_case(session, case_id)
    assert summary.gather(session, offer.period) == before
    assert session.store.generation == generation


def imports_of(file: Path) -> set[str]:
    """Every module of the package that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return {name for name in found if name.startswith("wellbeing")}


def file_of(module: str) -> Path | None:
    inside = PACKAGE.joinpath(*module.split(".")[1:])
    return next((file for file in (inside.with_suffix(".py"), inside / "__init__.py") if file.is_file()), None)


def test_no_figure_that_leaves_can_reach_it() -> None:
    waiting = [PACKAGE / name for name in LEAVES]
    waiting += [*(PACKAGE / "anonymise").rglob("*.py"), *(PACKAGE / "exchange" / "release").glob("*.py")]
    waiting += [*(PACKAGE / "reports" / "figures").glob("*.py")]
    seen: set[Path] = set()
    reached: set[str] = set()
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            reached |= imports_of(file)
            waiting += [found for name in imports_of(file) if (found := file_of(name)) is not None]
    assert "wellbeing.vault.counting" in reached, "the walk goes somewhere"
    assert not reached & set(HIDDEN)
    words = "\n".join(file.read_text("utf-8") for file in (PACKAGE / "vault").glob("counting*.py"))
    assert "self_check" not in words
