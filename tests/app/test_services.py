"""The directory: every filter asks rows and pack entries the same; what fits a need; whose entry may be changed."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_referrals import open_case
from tests.helpers.packs import SERVICES, laid, pack_bytes
from tests.helpers.vaults import open_session
from wellbeing.app import made_up_services, packs, referrals, search, services
from wellbeing.app.services import Need, Wanted
from wellbeing.app.session import Session
from wellbeing.content.packs import shelf
from wellbeing.domain.directory import answers, place, serves
from wellbeing.domain.identity import ServiceId
from wellbeing.domain.referral import ReferralState, Service
from wellbeing.errors import Refused
from wellbeing.vault import services as stored

CHANCE = random.Random(5)
TODAY = dt.date(2026, 3, 12)


def add(session: Session, name: str, kind: str = "PEER", **facts: object) -> ServiceId:
    return services.save(session, dataclasses.replace(services.blank(), name=name, kind=kind, **facts))  # type: ignore[arg-type]


def any_service(number: int) -> Service:
    pick = CHANCE.choice
    return dataclasses.replace(
        services.blank(),
        kind=pick(("PEER", "LEGAL")),
        name=pick(("Ärzte am See", "Peers", "Øre", "zum Hafen")) + f" {number % 7}",
        audiences=pick(((), ("ANYONE",), ("OFFICER", "FAMILY"))),
        region=pick((None, "DE", "DE2", "DE21", "FR1")),
        languages=pick(((), ("de",), ("en", "de"))),
        reach=pick((None, "+49 30 12", "50 % off_road")),
        weekly_hours=pick(("", "24/7", "Mo-Fr 08:00-16:00")),
        free=pick((None, True, False)),
        employer_learns=pick((None, True, False)),
        checked_on=pick((None, TODAY, TODAY - dt.timedelta(days=400))),
        hidden=pick((False, False, True)),
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, list[Service]]]:
    with open_session(tmp_path_factory.mktemp("many") / "vault") as session:
        with session.store.transaction("service.saved"):
            for number in range(300):
                stored.add(session.store, any_service(number))
        yield session, stored.own(session.store)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(text="arzte 3"),
        Wanted(text="ØRE"),
        Wanted(text="30 12"),
        Wanted(text="% _"),
        Wanted(text="x" * 9000),
        Wanted(kind="LEGAL"),
        Wanted(audience="FAMILY"),
        Wanted(region="DE21"),
        Wanted(region="DE2"),
        Wanted(language="en"),
        Wanted(free=True),
        Wanted(confidential=True),
        Wanted(open_at=dt.datetime(2026, 3, 12, 9, 0, tzinfo=dt.UTC)),
        Wanted(open_at=dt.datetime(2026, 3, 12, 20, 0, tzinfo=dt.UTC)),
        Wanted(checked_before=TODAY),
        Wanted(hidden=True),
        Wanted(text="e", kind="PEER", audience="OFFICER", region="DE21", language="de", free=True),
    ],
    ids=lambda wanted: str([getattr(wanted, field.name) for field in dataclasses.fields(wanted)])[:60],
)
def test_the_vault_answers_as_the_domain_says(many: tuple[Session, list[Service]], wanted: Wanted) -> None:
    session, every = many
    expected = [one.id for one in every if answers(one, wanted)]
    found: list[Service] = []
    after, more = None, True
    while more:
        page = services.page(session, wanted, after)
        assert page.total == len(expected)
        found += page.services
        after, more = page.after, page.more
    assert [one.id for one in found] == expected
    assert found == sorted(found, key=place)


def test_a_service_of_a_region_serves_those_within_and_around() -> None:
    assert all(serves(region, "DE21") for region in (None, "", "DE", "DE2", "DE21"))
    assert not any(serves(region, "DE21") for region in ("DE22", "FR", "D"[:0] + "DK"))
    assert serves("DE21", "DE"), "who looks in the whole country sees it too"


def test_what_fits_a_need_best_comes_first(session: Session) -> None:
    facts: dict[str, dict[str, Any]] = {
        "other language": {"languages": ("fr",), "usual_days": 1},
        "employer learns": {"languages": ("pl",), "employer_learns": True},
        "slow": {"languages": ("pl",), "employer_learns": False, "usual_days": 30},
        "quick": {"languages": ("pl", "de"), "employer_learns": False, "usual_days": 3, "region": "DE"},
        "language not said": {"employer_learns": False, "usual_days": 0},
        "made up": {"languages": ("pl",), "employer_learns": False, "usual_days": 0, "fictitious": True},
    }
    for name, about in facts.items():
        add(session, name, **about)
    add(session, "elsewhere", region="FR", languages=("pl",))
    add(session, "another kind", "LEGAL", languages=("pl",))
    services.hide(session, add(session, "hidden", languages=("pl",)), hidden=True)
    found = services.fitting(session, Need(kind="PEER", region="DE21", languages=("pl",)))
    assert [one.name for one in found] == [
        "quick", "slow", "employer learns", "language not said", "other language", "made up",
    ]  # fmt: skip


def test_several_are_checked_in_one_go(session: Session) -> None:
    both = [add(session, "A"), add(session, "B")]
    unchecked = Wanted(checked_before=TODAY - dt.timedelta(days=365))
    assert services.page(session, unchecked).total == 2
    before = session.store.generation
    services.mark_checked(session, both)
    assert session.store.generation == before + 1, "one entry of the log, or none"
    assert services.page(session, unchecked).total == 0


def test_nothing_is_made_up_for_a_real_officer(session: Session) -> None:
    made_up = referrals.consider(session, open_case(session), add(session, "Night Line", fictitious=True))
    with pytest.raises(Refused) as refused:
        referrals.move(session, made_up, ReferralState.MADE)
    assert refused.value.sentence == referrals.FICTITIOUS


def test_made_up_examples_come_and_go_marked(session: Session) -> None:
    real = add(session, "Real")
    count = made_up_services.add(session)
    assert count > 10
    assert all(one.fictitious for one in services.find(session) if one.id != real)
    with pytest.raises(Refused):
        made_up_services.add(session)
    named = next(one for one in services.find(session) if one.fictitious)
    referrals.consider(session, open_case(session), named.id)
    assert made_up_services.remove(session) == count - 1
    assert {one.id for one in services.find(session)} == {real, named.id}, "what a case names stays, marked"
    assert made_up_services.remove(session) == 0


def test_only_a_hidden_entry_without_a_case_is_removed(session: Session) -> None:
    named, free = add(session, "Named"), add(session, "Nobody's")
    referrals.consider(session, open_case(session), named)
    with pytest.raises(Refused):
        services.remove(session, free)
    for one in (named, free):
        services.hide(session, one, hidden=True)
    services.remove(session, free)
    assert search.find(session, "Nobody").services == ()
    with pytest.raises(Refused):
        services.remove(session, named)
    services.hide(session, named, hidden=False)
    assert [one.id for one in services.page(session).services] == [named]


@pytest.fixture
def with_pack(session: Session, tmp_path: Path) -> Iterator[Session]:
    shelf.forget()
    looked = packs.look(laid(tmp_path, pack_bytes()))
    packs.install(looked, looked.fingerprint)
    yield session
    shelf.forget()


def only(session: Session) -> Service:
    (found,) = services.page(session).services
    return found


def test_an_entry_of_a_pack_is_supplemented_checked_and_hidden_but_never_altered(with_pack: Session) -> None:
    session = with_pack
    brought = only(session)
    assert brought.id < 0
    assert brought.pack_title == "Police Union North"
    with pytest.raises(Refused):
        services.save(session, dataclasses.replace(brought, name="Another"))
    kept = services.supplement(session, brought.id, "Ask for Ana")
    services.mark_checked(session, [kept])
    assert dataclasses.replace(only(session), id=brought.id, note=None, checked_on=None) == brought
    assert (only(session).note, only(session).checked_on) == ("Ask for Ana", session.today())
    assert [one.id for one in services.page(session, Wanted(text="ana")).services] == [kept]
    services.hide(session, kept, hidden=True)
    assert services.page(session).total == 0
    assert services.page(session, Wanted(hidden=True)).services[0].id == kept


def test_a_referral_to_an_entry_of_a_pack_outlives_the_pack(with_pack: Session) -> None:
    session, case_id = with_pack, open_case(with_pack)
    referral = referrals.consider(session, case_id, only(session).id)
    packs.forget("north")
    kept = referrals.standing(session, referral).service
    assert (kept.name, kept.pack, kept.pack_title) == ("Peer line North", "north", "")
    assert only(session) == kept, "it is still listed, and says so"


def test_a_newer_pack_speaks_for_its_entry(with_pack: Session, tmp_path: Path) -> None:
    """The kept copy follows the pack: a referral is never sent to an address that was left."""
    session = with_pack
    referral = referrals.consider(session, open_case(session), only(session).id)
    newer = SERVICES.replace("Every day", "Nights only")
    assert newer != SERVICES
    packs.install(packs.look(laid(tmp_path, pack_bytes({"services.yaml": newer}, version=2))))
    assert referrals.standing(session, referral).service.hours == "Nights only"
