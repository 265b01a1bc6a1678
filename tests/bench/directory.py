"""The directory of services: what somebody types letter by letter, and the filters, in 20,000 entries."""

import datetime as dt
import itertools
import random
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, seconds
from wellbeing.app import services
from wellbeing.app.services import Need, Wanted
from wellbeing.app.session import Session
from wellbeing.content import codes
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.language import language
from wellbeing.vault import opening
from wellbeing.vault import services as stored
from wellbeing.vault.keys import DataKey

ENTRIES = 20_000
_LIMIT_MS = 50
_TODAY = dt.date(2026, 3, 12)
_TOWNS = ("Harbour", "Lindenau", "Øresund", "São Marco", "Übersee", "Kraków", "Meadow", "Bridgetown", "Old Town")
_SORTS = ("Psychotherapeutic practice", "Advice centre", "Counselling", "Trauma clinic", "Law office", "Peer line")
_HOURS = ("", "24/7", "Mo-Fr 08:00-16:00", "Mo-Th 09:00-17:00; Fr 09:00-12:00", "Mo,We 10:00-12:00,14:00-18:00")
TYPED = ("psychotherapeutic", "ubersee 17", "krakow", "harbour street", "e", "zzz", "street", "+49 30 55", "peer line")


def measure(folder: Path, key: DataKey, rounds: int) -> list[Figure]:
    """Fill the vault in `folder`, and ask: every beginning of what is typed, alone and with filters, and every filter.

    One question counts with the median of its rounds; the figure is that of the slowest question.
    """
    store = opening.open_with_key(folder, key)
    session = Session(store=store, language=language("en"))
    with store.transaction("service.imported"):
        for service in itertools.islice(made_up(), ENTRIES):
            stored.add(store, service)
    asked = [services.page(session, wanted).total for wanted in questions()]
    times = [_median(session, wanted, rounds) for wanted in questions()]
    need = Need(kind="PSYCHOSOCIAL", region="DE21", languages=("pl",))
    fitting = statistics.median(seconds(lambda: services.fitting(session, need)) for _round in range(rounds))
    store.close()
    if not max(asked) > ENTRIES // 2 or not min(asked) == 0:
        raise RuntimeError("the questions have to find everything, something and nothing")
    return [
        _figure(f"search and filter in {ENTRIES} services, the slowest of {len(times)} questions", max(times)),
        _figure(f"what fits a case, out of {ENTRIES} services", fitting),
    ]


def _median(session: Session, wanted: Wanted, rounds: int) -> float:
    return statistics.median(seconds(lambda: services.page(session, wanted)) for _round in range(rounds))


def _figure(what: str, took: float) -> Figure:
    return Figure(what=what, baseline="", unit="ms", ours=took * 1000, bare=None, target=_LIMIT_MS)


def questions() -> list[Wanted]:
    """Nothing asked, every beginning of what is typed, each filter, and all of them together."""
    beginnings = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    now = dt.datetime(2026, 3, 12, 10, 0, tzinfo=dt.UTC)
    filters: list[dict[str, object]] = [
        {"kind": "PSYCHOSOCIAL"},
        {"audience": "FAMILY"},
        {"region": "DE21"},
        {"region": "DE"},
        {"language": "pl"},
        {"free": True},
        {"confidential": True},
        {"open_at": now},
        {"checked_before": _TODAY},
    ]
    together = {name: value for one in filters for name, value in one.items()}
    several = [{}, *filters, together, {"region": "DE21", "language": "pl", "free": True}]
    return [
        *(Wanted(text=text) for text in beginnings),
        *(Wanted(text="psychotherapeutic", **one) for one in several),  # type: ignore[arg-type]
        *(Wanted(**one) for one in several),  # type: ignore[arg-type]
    ]


def made_up() -> Iterator[Service]:
    """Entries without end, as full as people make them."""
    chance = random.Random(7)
    regions = [region.code for region in codes.regions() if region.code[:2] in ("DE", "FR", "PL", "AT")]
    kinds = [kind.code for kind in codes.referral_kinds()]

    def one(number: int) -> Service:
        town, sort = chance.choice(_TOWNS), chance.choice(_SORTS)
        return Service(
            id=ServiceId(0),
            uid=new_uid(),
            kind=chance.choice(kinds),
            name=f"{town} {sort} {number}",
            audiences=chance.choice(((), ("ANYONE",), ("OFFICER", "FAMILY"), ("MEMBER",))),
            whom="Officers and their families, after a bad event on duty",
            region=chance.choice((None, *regions)),
            languages=chance.choice(((), ("de",), ("de", "en"), ("pl", "de"), ("fr", "en"))),
            reach=f"{town} Street {number % 300}, +49 30 {number:06}, contact-{number}@example.org",
            weekly_hours=chance.choice(_HOURS),
            hours="By appointment, in urgent cases at any hour",
            free=chance.choice((None, True, False)),
            cost="Paid by accident insurance or health insurance",
            employer_learns=chance.choice((None, True, False)),
            confidentiality="Bound to secrecy. The employer is told nothing.",
            usual_days=chance.choice((None, 0, 3, 14, 40)),
            checked_on=chance.choice((None, _TODAY, _TODAY - dt.timedelta(days=500))),
        )

    return map(one, itertools.count())
