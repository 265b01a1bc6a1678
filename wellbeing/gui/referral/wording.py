"""Puts a referral's standing into words."""

from wellbeing.app import consents
from wellbeing.app.referrals import Standing, next_states
from wellbeing.domain.referral import WAITING, Outcome, Referral, ReferralState
from wellbeing.gui import labels
from wellbeing.gui.referral.shown import Asking, Move, Past, Shown
from wellbeing.gui.services.wording import Wording
from wellbeing.language import Language, _

_MOVES = {
    ReferralState.ACKNOWLEDGED: _("The service has confirmed it"),
    ReferralState.APPOINTMENT: _("An appointment was given"),
    ReferralState.UNDER_WAY: _("Help is under way"),
    ReferralState.CLOSED: _("Close it"),
}
_NEEDS = {ReferralState.APPOINTMENT: "appointment", ReferralState.CLOSED: "outcome"}


class ReferralWording:
    """Words for one reader."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def shown(self, stands: Standing, carried: tuple[tuple[str, str], ...]) -> Shown:
        """The whole page."""
        words, referral = self._words, stands.referral
        service = Wording(self._language, stands.today)
        considered = referral.state is ReferralState.CONSIDERED
        asking = None
        if considered and stands.consent is None:
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
            agreed=self._agreed(stands) if considered else "",
            moves=() if considered else self._moves(referral),
            outcomes=tuple((outcome.value, words(labels.OUTCOME[outcome])) for outcome in Outcome),
            letter=self._letter(stands),
            may_begin_anew=not referral.is_open,
            card=service.card(stands.service),
            history=self._history(stands),
            today=stands.today,
        )

    def _moves(self, referral: Referral) -> tuple[Move, ...]:
        possible = next_states(referral)
        return tuple(
            Move(key=state.value, words=self._words(label), needs=_NEEDS.get(state, ""))
            for state, label in _MOVES.items()
            if state in possible
        )

    def _agreed(self, stands: Standing) -> str:
        if stands.consent is None:
            return ""
        day = self._language.date(stands.consent.given_at.astimezone().date())
        return self._words(_("The officer agreed on {date} that this service is told."), date=day)

    def _letter(self, stands: Standing) -> str:
        if stands.consent is None or stands.referral.state is ReferralState.CONSIDERED:
            return ""
        return self._words(_("The letter again") if stands.letters else _("The letter"))

    def _state(self, stands: Standing) -> tuple[str, str, str]:
        """The state line: words, tone, and a sentence."""
        words, language, referral = self._words, self._language, stands.referral
        state = words(labels.REFERRAL_STATE[referral.state])
        days = referral.waiting_days(stands.today)
        match referral.state:
            case ReferralState.CONSIDERED:
                return state, "plain", words(_("Nobody was told anything so far."))
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
        days = referral.waiting_days(stands.today)
        if days is None or referral.appointment_on is None:
            return ""
        return self._language.plural(
            "The first appointment came after {count} day.", "The first appointment came after {count} days.", days
        )

    def _history(self, stands: Standing) -> tuple[Past, ...]:
        words, language = self._words, self._language
        lines = [(at, words(labels.REFERRAL_STATE[state]), "") for state, at in stands.stations]
        lines += [
            (file.at, words(labels.FILE_KIND[file.kind]), words(labels.CARRIER[file.carrier]))
            for file in stands.letters
        ]
        lines.sort(key=lambda line: line[0])
        return tuple(Past(when=language.moment(at), what=what, why=why) for at, what, why in lines)
