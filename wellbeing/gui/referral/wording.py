"""Puts a referral's standing into words."""

from wellbeing.app import consents
from wellbeing.app.referrals import Standing, next_states
from wellbeing.domain.departure import FileKind
from wellbeing.domain.referral import NOT_MADE, WAITING, Outcome, Referral, ReferralState, Station
from wellbeing.gui import labels
from wellbeing.gui.referral.shown import Asking, Earlier, Move, Past, Shown
from wellbeing.gui.services.shown import Options
from wellbeing.gui.services.wording import Wording
from wellbeing.language import Language, _

_MOVES = {
    ReferralState.ACKNOWLEDGED: _("The service has confirmed it"),
    ReferralState.APPOINTMENT: _("An appointment was given"),
    ReferralState.UNDER_WAY: _("Help is under way"),
    ReferralState.CLOSED: _("Close it"),
}
_UNANSWERED = frozenset({ReferralState.CONSIDERED, ReferralState.CONSENT_ASKED})
_SPOKEN_OF = frozenset({ReferralState.UNDER_WAY, ReferralState.CLOSED})
"""Where the officer can be asked whether it helped."""


class ReferralWording:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def shown(self, stands: Standing, carried: tuple[tuple[str, str], ...]) -> Shown:
        """The whole page."""
        words, referral = self._words, stands.referral
        service = Wording(self._language, stands.today)
        considered = referral.state in _UNANSWERED
        asking = None
        if considered and stands.case_is_open and stands.consent is None:
            asking = Asking(
                read_aloud=words(consents.SERVICE_TEXT, service=stands.service.name),
                carried=carried,
                name_missing=not stands.officer.name,
            )
        state, tone, told = self._state(stands)
        return Shown(
            title=stands.service.name,
            crumb=stands.officer.alias,
            quiet=service.kind(referral.kind),
            state=state,
            state_tone=tone,
            state_told=told,
            asking=asking,
            agreed=self._agreed(stands) if considered and stands.case_is_open else "",
            moves=() if considered or not stands.case_is_open else self._moves(referral),
            outcomes=tuple((outcome.value, words(labels.OUTCOME[outcome])) for outcome in Outcome),
            letter=self._letter(stands),
            confirmation=self._words(_("Confirmation for the officer")) if self._letter(stands) else "",
            may_begin_anew=stands.case_is_open and not referral.is_open,
            may_take_back=stands.may_take_back,
            may_wait_for_word=asking is not None and referral.state is ReferralState.CONSIDERED,
            ask_again=self._ask_again(stands),
            helped=self._helped(referral),
            helped_chosen=referral.helped.value if referral.helped else "",
            earlier=self._earlier(stands),
            card=service.card(stands.service),
            history=self._history(stands),
            today=stands.today,
        )

    def _moves(self, referral: Referral) -> tuple[Move, ...]:
        possible = next_states(referral)
        return tuple(self._move(referral, state, label) for state, label in _MOVES.items() if state in possible)

    def _move(self, referral: Referral, state: ReferralState, label: str) -> Move:
        """An appointment needs its day; where none was noted, the first one is asked for with what comes after."""
        words = self._words
        first = words(_("Day of the first appointment"))
        known = referral.appointment_on is not None
        if state is ReferralState.APPOINTMENT:
            moved = referral.state is ReferralState.APPOINTMENT
            return Move(
                key=state.value,
                words=words(_("It was put on another day") if moved else label),
                confirm=words(_("Note the appointment")),
                day_words=first,
                needs_day=True,
            )
        asked = "" if known or state is ReferralState.ACKNOWLEDGED else first
        return Move(
            key=state.value,
            words=words(label),
            confirm=words(_("Close the referral") if state is ReferralState.CLOSED else _("Note it")),
            day_words=asked,
            day_help=words(_("Leave it empty where it is not known, or where there was none.")) if asked else "",
            needs_outcome=state is ReferralState.CLOSED,
        )

    def _ask_again(self, stands: Standing) -> str:
        if stands.ask_again is None:
            return ""
        return self._words(_("No answer has come. Please ask {service} again."), service=stands.service.name)

    def _helped(self, referral: Referral) -> Options:
        if referral.state not in _SPOKEN_OF:
            return ()
        return tuple((helped.value, self._words(label)) for helped, label in labels.HELPED.items())

    def _earlier(self, stands: Standing) -> Earlier | None:
        earlier = stands.earlier
        if earlier is None:
            return None
        day = self._language.date(earlier.created_at.astimezone().date())
        return Earlier(key=str(earlier.id), words=self._words(_("It follows a referral of {date}."), date=day))

    def _agreed(self, stands: Standing) -> str:
        if stands.consent is None:
            return ""
        day = self._language.date(stands.consent.given_at.astimezone().date())
        return self._words(_("The officer agreed on {date} that this service is told."), date=day)

    def _letter(self, stands: Standing) -> str:
        if stands.consent is None or stands.referral.state in NOT_MADE:
            return ""
        left = any(file.kind is FileKind.REFERRAL_LETTER for file in stands.letters)
        return self._words(_("The letter again") if left else _("The letter"))

    def _state(self, stands: Standing) -> tuple[str, str, str]:
        """The state line: words, tone, and a sentence."""
        words, language, referral = self._words, self._language, stands.referral
        state = words(labels.REFERRAL_STATE[referral.state])
        days = referral.waiting_days(stands.today)
        match referral.state:
            case ReferralState.CONSIDERED:
                return state, "plain", words(_("Nobody was told anything so far."))
            case ReferralState.CONSENT_ASKED:
                told = words(_("The officer thinks about it. Nobody was told anything so far."))
                return state, "plain", told
            case ReferralState.DECLINED:
                return (
                    words(_("The officer said no")),
                    "good",
                    words(_("That is a good end too. Nothing was passed on, and the offer stays open.")),
                )
            case ReferralState.APPOINTMENT if referral.appointment_on is not None:
                told = words(
                    _("The first appointment is on {date}."), date=language.date(referral.appointment_on, "full")
                )
                return state, "plain", told
            case ReferralState.CLOSED if referral.outcome is not None:
                outcome = words(labels.OUTCOME[referral.outcome])
                return words(_("Closed: {outcome}"), outcome=outcome), "plain", self._waited(stands)
        if referral.state in WAITING and days is not None:
            usual = stands.service.usual_days
            late = usual is not None and days > usual
            return state, "warning" if late else "plain", self._waiting(days, usual, late=late)
        return state, "plain", self._waited(stands)

    def _waiting(self, days: int, usual: int | None, *, late: bool) -> str:
        language = self._language
        waits = (
            language.plural("Waiting for {count} day.", "Waiting for {count} days.", days)
            if days
            else language.text(_("Made today."))
        )
        if usual is None:
            return waits
        usually = language.plural(
            "This service usually takes {count} day.", "This service usually takes {count} days.", usual
        )
        again = language.text(_("Better ask again.")) if late else ""
        return " ".join(part for part in (waits, usually, again) if part)

    def _waited(self, stands: Standing) -> str:
        referral = stands.referral
        days = referral.waited_days
        if days is None:
            return ""
        if days == 0:
            return self._words(_("The first appointment was on the same day."))
        return self._language.plural(
            "The first appointment came after {count} day.", "The first appointment came after {count} days.", days
        )

    def _history(self, stands: Standing) -> tuple[Past, ...]:
        words, language = self._words, self._language
        lines = [(station.at, self._station(station), self._taken_back(station)) for station in stands.stations]
        lines += [
            (file.at, words(labels.FILE_KIND[file.kind]), words(labels.CARRIER[file.carrier]))
            for file in stands.letters
        ]
        lines.sort(key=lambda line: line[0])
        return tuple(Past(when=language.moment(at), what=what, why=why) for at, what, why in lines)

    def _station(self, station: Station) -> str:
        if station.outcome is not None:
            outcome = self._words(labels.OUTCOME[station.outcome])
            return self._words(_("Closed: {outcome}"), outcome=outcome)
        if station.state is ReferralState.APPOINTMENT and station.appointment_on is not None:
            return self._words(_("First appointment on {date}"), date=self._language.date(station.appointment_on))
        return self._words(labels.REFERRAL_STATE[station.state])

    def _taken_back(self, station: Station) -> str:
        if station.taken_back_at is None:
            return ""
        return self._words(_("taken back on {date}"), date=self._language.moment(station.taken_back_at))
