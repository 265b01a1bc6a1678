"""One timeline of a case, the newest first: what comes next, what was done, and what could not be."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import assert_never

from wellbeing.app.cases import CaseFile
from wellbeing.app.names import follow_up_name
from wellbeing.domain.case import CaseState
from wellbeing.domain.checklist import Mode, RedFlag
from wellbeing.domain.consent import EMPLOYER, Consent, Purpose
from wellbeing.domain.debrief import Debrief, DebriefState, FlagRaised
from wellbeing.domain.follow_up import Contact, FollowUp, Reason, Result, Urgency
from wellbeing.domain.identity import DebriefId, FollowUpId
from wellbeing.domain.referral import ReferralState, Station
from wellbeing.gui import labels
from wellbeing.gui.case import tasks, ways
from wellbeing.gui.case.shown import Entry
from wellbeing.gui.red_flag.wording import done_options
from wellbeing.gui.talk_names import talk_name
from wellbeing.gui.today.chips import days_to, due_words, tried_words
from wellbeing.language import Language, _

FlagWords = Mapping[tuple[DebriefId | None, str], RedFlag]
HELP_NOW = "help-now"
"""The sheet whose ticks became the first talk of a case."""


def entries(file: CaseFile, flags: FlagWords, now: dt.datetime, language: Language) -> tuple[Entry, ...]:
    """The lines in the order shown."""
    teller = _Teller(file, flags, now, language)
    past = [
        *teller.case(),
        *teller.follow_ups(),
        *teller.attempts(),
        *teller.turned_to(),
        *tasks.done_tasks(file, now, language),
        *teller.debriefs(),
        *teller.flags(),
        *teller.consents(),
        *teller.referrals(),
        *teller.notes(),
        *teller.files(),
        *ways.ways(file, now, language),
    ]
    # What was written in one moment stands in the order in which it was written, the newest above.
    ordered = sorted(enumerate(past), key=lambda line: (line[1].at, line[0]), reverse=True)
    return (
        *tasks.open_tasks(file, now, language),
        *teller.coming(),
        *(entry for _place, entry in ordered),
        *teller.not_possible(),
    )


class _Teller:
    """Puts each kind of record of one case into lines."""

    def __init__(self, file: CaseFile, flags: FlagWords, now: dt.datetime, language: Language) -> None:
        self._file, self._flags, self._now, self._language = file, flags, now, language
        self._words = language.text
        self._contacts: dict[FollowUpId, list[Contact]] = {}
        for follow_up_id, contact in file.contacts:
            self._contacts.setdefault(follow_up_id, []).append(contact)

    def _line(
        self, at: dt.datetime, what: str, why: str = "", *, tone: str = "done", action: str = "", key: str = ""
    ) -> Entry:
        day = at.astimezone().date()
        style = "MMMd" if day.year == self._now.astimezone().year else "medium"
        return Entry(at=at, when=self._language.date(day, style), what=what, why=why, tone=tone, action=action, key=key)

    # -- what comes

    def coming(self) -> Iterable[Entry]:
        """The next step, and one quiet line for those after it."""
        peace_since = self._file.quiet.peace_since
        if peace_since is not None and self._file.case.state is CaseState.OPEN:
            told = self._words(_("Two tries without an answer. The steps rest until the officer comes back."))
            since = self._words(_("Left in peace since {date}"), date=self._day(peace_since))
            yield Entry(at=peace_since, when=self._words(_("Now")), what=since, why=told, tone="open")
        first = next_step(self._file, self._now)
        if first is None:
            return
        yield self._next_step(first)
        following = [found for found in self._file.follow_ups if found.result is None]
        for found in reversed(following):
            if found.due_at < first.due_at:
                yield self._next_step(found)
        later = [found for found in following if found.due_at > first.due_at]
        if later:
            steps = self._language.listing(
                self._words(_("{step} on {date}"), step=self._step(found), date=self._day(found.due_at))
                for found in later
            )
            yield Entry(at=later[-1].due_at, when=self._words(_("Later")), what="", why=steps, tone="open")

    def _next_step(self, follow_up: FollowUp) -> Entry:
        attempts = sum(not contact.reached for contact in self._contacts.get(follow_up.id, []))
        urgency = follow_up.urgency(self._now)
        silent = self._file.quiet.silent_at(follow_up.id) is not None
        rests = self._file.quiet.peace_since is not None
        parts = [
            follow_up_purpose_in_case(follow_up, self._language),
            self._words(_("not reached after an emergency: it goes to a person now")) if silent else "",
            "" if rests else self._until(follow_up, urgency),
            tried_words(self._language, attempts),
        ]
        due = due_words(self._language, urgency, days_to(follow_up, self._now))
        return Entry(
            at=follow_up.due_at,
            when=self._words(_("rests")) if rests else due,
            what=self._step(follow_up),
            why=" · ".join(part for part in parts if part),
            tone="danger" if silent or (urgency is Urgency.OVERDUE and not rests) else "open",
            action=self._words(_("Open this step")),
            key=f"follow-up {follow_up.id}",
        )

    def _until(self, follow_up: FollowUp, urgency: Urgency) -> str:
        if urgency is Urgency.OVERDUE:
            return self._words(_("its last day was {date}"), date=self._day(follow_up.closes_at))
        return self._words(_("there is time until {date}"), date=self._day(follow_up.closes_at))

    def not_possible(self) -> Iterable[Entry]:
        """One quiet line for the steps from before the case."""
        opened = self._file.case.opened_at
        away = self._file.whereabouts.away
        unkept = [found for found in self._file.follow_ups if found.result is Result.NOT_POSSIBLE]
        before = [self._step(found) for found in unkept if found.closes_at <= opened]
        gone = [found for found in unkept if away and found.closed_at == away.at and found.closes_at > opened]
        in_peace = [self._step(found) for found in unkept if found.closes_at > opened and found not in gone]
        for steps, told in (
            (before, _("Not possible, as it lay before the case: {steps}")),
            (in_peace, _("Not possible, as the officer was left in peace: {steps}")),
            ([self._step(found) for found in gone], _("Goes on where the case is now: {steps}")),
        ):
            if steps:
                why = self._words(told, steps=self._language.listing(steps))
                yield Entry(at=opened, when="", what="", why=why, tone="open")

    def turned_to(self) -> Iterable[Entry]:
        """What was done about a silence after an emergency."""
        for found in self._file.follow_ups:
            if found.turned_at is not None:
                said = "; ".join(self._words(labels.TURNED_TO[whom]) for whom in found.turned_to)
                what = self._words(_("Not reached after an emergency"))
                yield self._line(found.turned_at, what, said, tone="danger")

    # -- what was

    def follow_ups(self) -> Iterable[Entry]:
        """Steps that have ended, with how the officer was reached."""
        ended = [
            found
            for found in self._file.follow_ups
            if found.closed_at is not None and found.result is not Result.NOT_POSSIBLE
        ]
        latest = max(ended, key=_end, default=None)
        for follow_up in ended:
            reached = [contact for contact in self._contacts.get(follow_up.id, []) if contact.reached]
            how = [self._words(labels.REACH[contact.reach]) for contact in reached]
            can_be_undone = follow_up is latest and self._file.case.state is CaseState.OPEN
            yield self._line(
                reached[-1].at if reached else _end(follow_up),
                self._ended(follow_up.result, self._step(follow_up)),
                " · ".join(how),
                tone="warning" if follow_up.result is Result.MISSED else "done",
                action=self._words(_("Correct this")) if can_be_undone else "",
                key=f"follow-up {follow_up.id}" if can_be_undone else "",
            )

    def _ended(self, result: Result | None, step: str) -> str:
        match result:
            case Result.KEPT:
                return self._words(_("{step} kept"), step=step)
            case Result.LATE:
                return self._words(_("{step}: reached late"), step=step)
            case Result.MISSED:
                return self._words(_("{step} missed"), step=step)
            case Result.DECLINED:
                return self._words(_("{step}: not wanted"), step=step)
            case Result.NOT_POSSIBLE | None:
                return step
            case _:
                assert_never(result)

    def attempts(self) -> Iterable[Entry]:
        """An attempt is not a contact: it stands for itself."""
        steps = {found.id: found for found in self._file.follow_ups}
        for follow_up_id, contact in self._file.contacts:
            if not contact.reached:
                how = self._words(labels.REACH[contact.reach])
                step = self._step(steps[follow_up_id])
                why = " · ".join((how, step))
                yield self._line(contact.at, self._words(_("Tried, not reached")), why, tone="open")

    def debriefs(self) -> Iterable[Entry]:
        """Guided talks: finished ones, and those that were put aside."""
        for debrief in self._file.debriefs:
            yield self._debrief(debrief)

    def _debrief(self, debrief: Debrief) -> Entry:
        how = self._words(labels.MODE[Mode(debrief.mode)])
        answered = sum(answer is not None for answer in debrief.answers.values())
        count = self._language.plural("{count} answer kept", "{count} answers kept", answered)
        why = " · ".join((how, count))
        if debrief.checklist == HELP_NOW:
            return self._line(debrief.started_at, self._words(_("First help, before there was a case")), why)
        step = self._words(talk_name(debrief))
        if debrief.state is DebriefState.DONE:
            at = debrief.finished_at or debrief.started_at
            return self._line(at, self._words(_("{step}: guide finished"), step=step), why)
        return self._line(
            debrief.started_at,
            self._words(_("{step}: guide begun and put aside"), step=step),
            why,
            tone="open",
            action=self._words(_("Go on")),
            key=f"debrief {debrief.step}" if debrief.step else f"topic {debrief.checklist}",
        )

    def flags(self) -> Iterable[Entry]:
        """Red flags with what was done."""
        for raised in self._file.flags:
            flag = self._flags.get((raised.debrief_id, raised.flag))
            title = self._words(flag.title) if flag else raised.flag
            yield self._line(
                raised.raised_at,
                self._words(_("Red flag: {title}"), title=title),
                self._done_about(raised, flag),
                tone="danger",
                action=self._words(_("Say what was done")) if raised.done_at is None else "",
                key=f"red-flag {raised.debrief_id or ''} {raised.flag}" if raised.done_at is None else "",
            )

    def _done_about(self, raised: FlagRaised, flag: RedFlag | None) -> str:
        if raised.done_at is None:
            return self._words(_("what was done is not noted yet"))
        known = dict(done_options(flag, self._language)) if flag else {}
        return "; ".join(known.get(done, done) for done in raised.done)

    def consents(self) -> Iterable[Entry]:
        """Answers, and withdrawals as lines of their own."""
        for consent in self._file.consents:
            about = self._purpose(consent)
            said = self._words(_("{about}: yes") if consent.answer else _("{about}: no"), about=about)
            yield self._line(consent.given_at, said, self._words(labels.WAY[consent.way]))
            if consent.withdrawn_at is not None:
                yield self._line(
                    consent.withdrawn_at, self._words(_("{about}: withdrawn"), about=about), tone="warning"
                )

    def _purpose(self, consent: Consent) -> str:
        service = self._file.services.get(consent.service_id) if consent.service_id is not None else None
        if consent.purpose is Purpose.SERVICE and service is not None:
            return self._words(_("Consent to tell {service}"), service=service.name)
        if consent.purpose in EMPLOYER:
            return " · ".join((self._words(labels.PURPOSE[consent.purpose]), consent.recipient or ""))
        return self._words(labels.PURPOSE[consent.purpose])

    def referrals(self) -> Iterable[Entry]:
        """Every station of every referral; one that was taken back says so."""
        made = {referral.id: referral for referral in self._file.referrals}
        latest = {found: station for found, station in self._file.stations if station.taken_back_at is None}
        for referral_id, station in self._file.stations:
            referral = made[referral_id]
            service = self._file.services[referral.service_id].name
            here = station is latest[referral_id]
            yield self._line(
                station.at,
                self._words(_("Referral: {service}"), service=service),
                self._station(station),
                tone="open" if referral.is_open and station.taken_back_at is None else "done",
                action=self._words(_("Open the referral")) if here else "",
                key=f"referral {referral_id}" if here else "",
            )

    def _station(self, station: Station) -> str:
        why = self._words(labels.REFERRAL_STATE[station.state])
        if station.outcome is not None:
            why = self._words(labels.OUTCOME[station.outcome])
        elif station.state is ReferralState.APPOINTMENT and station.appointment_on is not None:
            why = self._words(_("First appointment on {date}"), date=self._language.date(station.appointment_on))
        return why if station.taken_back_at is None else self._words(_("{step} (taken back)"), step=why)

    def notes(self) -> Iterable[Entry]:
        """The representative's own words."""
        for at, text in self._file.notes:
            yield self._line(at, self._words(_("Note")), text)

    def files(self) -> Iterable[Entry]:
        """Papers that left."""
        for departure in self._file.files:
            yield self._line(
                departure.at,
                self._words(labels.FILE_KIND[departure.kind]),
                self._words(labels.CARRIER[departure.carrier]),
            )

    def case(self) -> Iterable[Entry]:
        """When it was opened and closed."""
        case = self._file.case
        if case.state is CaseState.HISTORY:
            yield self._line(case.opened_at, self._words(_("Imported from an earlier record")))
            return
        yield self._line(case.opened_at, self._words(_("Case opened")), self._words(labels.MEMBERSHIP[case.membership]))
        away = self._file.whereabouts.away
        if case.closed_at is not None and (away is None or away.at != case.closed_at):
            yield self._line(case.closed_at, self._words(_("Case closed")))

    def _step(self, follow_up: FollowUp) -> str:
        return self._words(follow_up_name(follow_up.step, follow_up.reason))

    def _day(self, at: dt.datetime) -> str:
        day = at.astimezone().date()
        return self._language.date(day, "MMMd" if day.year == self._now.astimezone().year else "medium")


def follow_up_purpose_in_case(follow_up: FollowUp, language: Language) -> str:
    """What an agreed contact is about; other steps are known by their name."""
    return language.text(follow_up.about) if follow_up.reason is Reason.AGREED else ""


def _end(follow_up: FollowUp) -> dt.datetime:
    return follow_up.closed_at or follow_up.closes_at


def _next(following: list[FollowUp], now: dt.datetime) -> FollowUp:
    """As on Today: the first whose last day has not passed; where all have passed, the last of them."""
    return next((found for found in following if found.urgency(now) is not Urgency.OVERDUE), following[-1])


def next_step(file: CaseFile, now: dt.datetime) -> FollowUp | None:
    """The step that the case's first button begins."""
    following = [found for found in file.follow_ups if found.result is None]
    if not following or file.case.state is not CaseState.OPEN:
        return None
    if file.quiet.silences:
        return file.quiet.silences[-1].follow_up
    first = _next(following, now)
    missed = [found for found in following if found.urgency(now) is Urgency.OVERDUE]
    # Nobody waits for a step that is weeks away while an overdue one has not been made good.
    return missed[-1] if missed and first.urgency(now) is Urgency.COMING else first
