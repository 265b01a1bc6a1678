"""Building the example: stories are told side by side into one transaction, so that it stands whole or not."""

import contextlib
import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterator
from random import Random
from typing import Any, cast

from wellbeing.app import absences, made_up_services, services
from wellbeing.app.example import logo, people
from wellbeing.app.example.breach import note_breach
from wellbeing.app.example.fates import FATES, QUIET, Fate
from wellbeing.app.example.stories import Teller
from wellbeing.app.example.timeline import Timeline
from wellbeing.app.session import Changed, Session
from wellbeing.content import png
from wellbeing.domain.identity import ServiceId
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases as stored_cases
from wellbeing.vault import letterhead, settings
from wellbeing.vault.store import Store

CASES = 60
SEED = 2

_YEAR = dt.timedelta(days=365)
_HOLIDAY = (dt.timedelta(days=5), dt.timedelta(days=18))
"""The example's representative goes away soon: from and to, counted from the present."""


def build_example(session: Session, cases: int = CASES, seed: int = SEED) -> None:
    """Fill an empty vault with `cases` fictitious cases, their dates counted back from the session's clock.

    The same seed and moment give the same stories. Raises Refused where the vault already holds a case, or
    where fewer than one is asked for.
    """
    if cases < 1:
        raise Refused(_("An example needs at least one case."), field="cases")
    if sum(stored_cases.counts(session.store).values()):
        raise Refused(_("Example data goes into an empty vault only."))
    present = session.now()
    timeline = Timeline(present)
    told = Session(store=cast(Store, _Joined(session.store)), language=session.language, clock=timeline)
    with session.store.transaction("example.made"):
        _settle(told)
        teller = Teller(
            session=told,
            timeline=timeline,
            chance=Random(seed),
            present=present,
            services=_services(told),
        )
        for fate in _fates(cases, Random(seed)):
            timeline.begin(teller.incident(fate))
        timeline.run()
        note_breach(dataclasses.replace(told, clock=session.clock), present)
        absences.enter(told, session.today() + _HOLIDAY[0], session.today() + _HOLIDAY[1])
    for what in Changed:
        session.note_change(what)


def _settle(session: Session) -> None:
    text = session.language.text
    settings.put(session.store, "example", "yes")
    settings.put(session.store, "union", text(people.UNION))
    settings.put(session.store, "representative", text(people.REPRESENTATIVE))
    settings.put(session.store, "contact", people.CONTACT)
    settings.put(session.store, "employer", text(people.EMPLOYER))
    letterhead.put(session.store, png.written(logo.drawn()))
    settings.put(session.store, "controller_address", text(people.ADDRESS))
    settings.put(session.store, "controller_data_protection_officer", text(people.DATA_PROTECTION_OFFICER))
    if not session.country:
        settings.put(session.store, "country", people.country_of(session.language))


def _services(session: Session) -> dict[str, ServiceId]:
    """The made-up services, some of them not checked for long; the first of each kind by its kind."""
    found: dict[str, ServiceId] = {}
    today = session.today()
    for number, made in enumerate(made_up_services.in_words_of(session.language, today - dt.timedelta(days=30))):
        long_ago = number % 5 == 4
        service = dataclasses.replace(made, checked_on=today - _YEAR - dt.timedelta(days=40)) if long_ago else made
        found.setdefault(service.kind, services.save(session, service))
    return found


def _fates(cases: int, chance: Random) -> Iterator[Fate]:
    """First every state once, then quiet cases of the last years until the number is reached."""
    left = cases
    for fate in itertools.chain(FATES, _quiet(chance)):
        if left <= 0:
            return
        yield dataclasses.replace(fate, officers=min(fate.officers, left))
        left -= fate.officers


def _quiet(chance: Random) -> Iterator[Fate]:
    for fate in itertools.cycle(QUIET):
        shift = chance.uniform(-10, 10) if fate.hours < 300 * 24 else chance.uniform(-20, 200)
        yield dataclasses.replace(fate, hours=fate.hours + shift * 24)


class _Joined:
    """The store within one long transaction: those that use cases begin inside it join it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextlib.contextmanager
    def transaction(self, action: str, subject: str | None = None) -> Iterator[None]:
        """Nothing begins or ends here; the outer transaction keeps all or nothing."""
        del action, subject
        yield
