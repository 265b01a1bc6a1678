"""The directory of services: found by need, read, corrected, checked, hidden; the union's own and those of packs."""

import bisect
import dataclasses
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellbeing.app import brought_services
from wellbeing.app.session import Changed, Session
from wellbeing.app.undo import undoable
from wellbeing.domain import weekly_hours
from wellbeing.domain.directory import Need, Place, Wanted, answers, fitting_first, is_unchecked, place, serves
from wellbeing.domain.identity import CaseId, ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import cases, incidents, officers, services

__all__ = ["EVERYTHING", "MOST_DAYS", "PAGE", "Need", "Place", "ServicePage", "Wanted"]

MOST_DAYS = 3650
"""A usual time to a first appointment is never longer than this."""
LONGEST, LONGEST_NAME = 2_000, 200
"""Characters of what an entry says in words, and of its name."""
PAGE = 100
"""Services that are read at once."""
MOST_FITTING = 100
"""Services offered for a need."""

WORDS = ("name", "whom", "reach", "hours", "cost", "confidentiality", "note")
"""The fields of an entry that hold words."""
EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage:
    """Some services of the directory, by name, and how many answer in all. The next page begins `after` the last."""

    services: tuple[Service, ...]
    total: int
    more: bool

    @property
    def after(self) -> Place | None:
        """Where this page ends."""
        return place(self.services[-1]) if self.services else None


def page(session: Session, wanted: Wanted = EVERYTHING, after: Place | None = None) -> ServicePage:
    """Services that answer what is wanted, by name, one page from behind `after` on: the vault's own and those that
    packs bring among one another."""
    brought = sorted((one for one in brought_services.every(session) if answers(one, wanted)), key=place)
    own = services.page(session.store, wanted, after=after, limit=PAGE + 1)
    # A first page that is not full holds everything: whatever is rare is looked for once, not twice.
    counted = after is None and len(own) <= PAGE
    begin = bisect.bisect_right(brought, after, key=place) if after else 0
    found = sorted(itertools.chain(own, brought[begin : begin + PAGE + 1]), key=place)
    total = (len(own) if counted else services.count(session.store, wanted)) + len(brought)
    return ServicePage(services=tuple(found[:PAGE]), total=total, more=len(found) > PAGE)


def find(session: Session, text: str = "", kind: str = "") -> list[Service]:
    """The vault's own services by what is typed and what is needed, all of them."""
    wanted = Wanted(text=text, kind=kind)
    return services.page(session.store, wanted, after=None, limit=-1)


def fitting(session: Session, need: Need) -> tuple[Service, ...]:
    """Services of the kind that serve the region, those that fit best first: see `domain.directory.fitting_first`."""
    brought = (
        one
        for one in brought_services.every(session)
        if one.kind == need.kind and not one.hidden and (not need.region or serves(one.region, need.region))
    )
    today = session.today()
    found = sorted(
        itertools.chain(services.candidates(session.store, need), brought),
        key=lambda one: fitting_first(one, need, today),
    )
    return tuple(found[:MOST_FITTING])


def need_of(session: Session, case_id: CaseId, kind: str) -> Need:
    """What an officer needs, as the case tells it: the language spoken, and the region of the incident or, where it was
    not entered, the country of the representative."""
    case = cases.get(session.store, case_id)
    spoken = officers.get(session.store, case.officer_id).language
    region = incidents.get(session.store, case.incident_id).region or session.country
    return Need(kind=kind, region=region, languages=(spoken,) if spoken else ())


def get(session: Session, service_id: ServiceId) -> Service:
    """One service: of the vault, or of a content pack. Refused where its pack has gone meanwhile."""
    if service_id < 0:
        return brought_services.get(session, service_id)
    found = services.get(session.store, service_id)
    return brought_services.get(session, service_id) if found.pack else found


def needs_checking(session: Session, service: Service) -> bool:
    """Whether the entry was never checked, or longer ago than a year."""
    return is_unchecked(service, session.today())


def save(session: Session, service: Service) -> ServiceId:
    """Add a service (id 0) or write its corrected entry. Refused for an entry of a pack, and for a wrong one."""
    refuse_wrong(service)
    with session.store.transaction("service.saved", service.uid):
        service_id = put(session, service)
    session.note_change(Changed.SERVICES)
    return service_id


def put(session: Session, service: Service) -> ServiceId:
    """Inside a transaction: as `save`, for an entry that is in order."""
    if service.id:
        services.update(session.store, service)
        return service.id
    return services.add(session.store, service)


def refuse_wrong(service: Service) -> None:
    """Raise Refused for the first field of an entry that can't be as it is."""
    if service.pack:
        raise Refused(
            _("This service comes from a content pack, and is not altered here. Make an own entry of it first.")
        )
    if not service.name.strip():
        raise Refused(_("Please give the service a name."), field="name")
    if not service.kind:
        raise Refused(_("Please choose what kind of help it gives."), field="kind")
    try:
        weekly_hours.read(service.weekly_hours)
    except ValueError:
        raise Refused(_("Please write the hours like this: Mo-Fr 08:00-16:00"), field="weekly_hours") from None
    for name in WORDS:
        most = LONGEST_NAME if name == "name" else LONGEST
        if len(getattr(service, name) or "") > most:
            raise Refused(_("This is longer than the {most} characters that fit here."), field=name, most=most)
    if service.usual_days is not None and not 0 <= service.usual_days <= MOST_DAYS:
        raise Refused(_("Please give the usual time in days, up to {most}."), field="usual_days", most=MOST_DAYS)


def kept(session: Session, service_id: ServiceId) -> ServiceId:
    """Inside a transaction: the number under which the vault keeps a service, so that a record can name it. One that a
    pack brings is kept as the pack says it now."""
    service = get(session, service_id)
    return brought_services.keep(session, service) if service.pack_title else service.id


def take_over(session: Session, service_id: ServiceId) -> ServiceId:
    """Make an own entry of a pack's, so that it can be corrected. The pack's is not offered any more."""
    brought = brought_services.get(session, service_id)
    own = brought_services.as_own(dataclasses.replace(brought, hidden=False))
    with session.store.transaction("service.taken-over", own.uid):
        brought_services.keep(session, dataclasses.replace(brought, hidden=True))
        taken = services.add(session.store, own)
    session.note_change(Changed.SERVICES)
    return taken


def supplement(session: Session, service_id: ServiceId, note: str) -> ServiceId:
    """Write what the union adds to an entry, whoever's it is; empty words take it away."""
    if len(note) > LONGEST:
        raise Refused(_("This is longer than the {most} characters that fit here."), field="note", most=LONGEST)
    changed = dataclasses.replace(get(session, service_id), note=note.strip() or None)
    return _write(session, "service.saved", (changed,))[0]


def mark_checked(session: Session, service_ids: Iterable[ServiceId]) -> tuple[ServiceId, ...]:
    """These entries were checked today. Returns their numbers: an entry of a pack may get one now."""
    today = session.today()
    found = [dataclasses.replace(get(session, one), checked_on=today) for one in service_ids]
    return _write(session, "service.checked", found)


def hide(session: Session, service_id: ServiceId, *, hidden: bool) -> ServiceId:
    """Offer an entry no more, or again. Referrals that went there stay as they are."""
    changed = dataclasses.replace(get(session, service_id), hidden=hidden)
    return _write(session, "service.hidden" if hidden else "service.offered", (changed,))[0]


def remove(session: Session, service_id: ServiceId) -> None:
    """Take an own entry out that is hidden. Refused where a referral or a consent is about it, or it is offered."""
    service = services.get(session.store, service_id)
    if service.pack or not service.hidden:
        raise Refused(_("Only an entry of your own that is not offered any more can be removed."))
    if services.is_referred_to(session.store, service_id):
        raise Refused(_("A case names this service, so that its entry has to stay. It is not offered any more."))
    with undoable(session, "service.removed", service.uid):
        services.remove(session.store, service_id)
    session.note_change(Changed.SERVICES)


def _write(session: Session, action: str, changed: Sequence[Service]) -> tuple[ServiceId, ...]:
    if not changed:
        return ()
    with session.store.transaction(action, changed[0].uid if len(changed) == 1 else None):
        written = tuple(brought_services.keep(session, one) if one.pack else put(session, one) for one in changed)
    session.note_change(Changed.SERVICES)
    return written


def blank() -> Service:
    """An entry to fill in."""
    return Service(id=ServiceId(0), uid=new_uid(), kind="", name="")
