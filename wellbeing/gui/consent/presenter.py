"""Consent of one case, without Qt: what may be asked, what was answered, what has left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wellbeing.anonymise.period import Period
from wellbeing.app import consents, counted_in
from wellbeing.app.consents import Overview, Recipient
from wellbeing.app.session import Session
from wellbeing.domain.consent import EMPLOYER, Consent, Way
from wellbeing.domain.departure import FileThatLeft
from wellbeing.domain.identity import CaseId, ConsentId, ServiceId
from wellbeing.gui import labels
from wellbeing.gui.consent.shown import Item, Past, Shown
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.gui.work import Ask

STATISTICS = "statistics"


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_consents(self, shown: Shown) -> None:
        """Replace the page."""


class Presenter:
    """The consents of the case on the screen."""

    def __init__(self, view: View, ask: "Ask", go: Callable[..., None], language: Language) -> None:
        self._view, self._ask, self._go, self._language = view, ask, go, language
        self._case: CaseId | None = None

    def arrive(self, case: CaseId) -> None:
        """Show a case's consents."""
        self._case = case
        self.load()

    def load(self) -> None:
        """See them as they are now."""
        case = self._case
        if case is not None:
            self._ask(lambda session: consents.overview(session, case), self._arrived)

    def answer(self, key: str, *, yes: bool, way: Way) -> None:
        """What the officer said about the item `key`."""
        case = self._case
        if case is None:
            return

        def write(session: Session) -> None:
            if key == STATISTICS:
                consents.answer_statistics(session, case, yes=yes, way=way)
            else:
                consents.answer_service(session, case, ServiceId(int(key)), yes=yes, way=way)

        self._ask(write, lambda _done: self.load())

    def withdraw(self, consent: int) -> None:
        """The officer takes a consent back."""
        self._ask(lambda session: consents.withdraw(session, ConsentId(consent)), lambda _done: self.load())

    def print_form(self) -> None:
        """A form to fill in by hand."""
        self._go("paper", kind="consent", case=self._case)

    def leave(self) -> None:
        """Back to the case."""
        self._go("case", case=self._case)

    # -- words

    def _arrived(self, found: Overview) -> None:
        words = self._language.text
        no_service = words(_("No service was chosen so far. Consent is asked for each service by itself."))
        self._view.show_consents(
            Shown(
                crumb=found.alias,
                items=(
                    self._statistics(found),
                    *(self._service(one, found) for one in found.recipients),
                    *(self._employer(one, found) for one in found.employer),
                ),
                no_service="" if found.recipients else no_service,
                history=tuple(past for consent in reversed(found.history) for past in self._past(consent, found)),
                can_print=found.statistics.may_ask or bool(found.recipients),
            )
        )

    def _statistics(self, found: Overview) -> Item:
        words, stands = self._language.text, found.statistics
        told = ""
        if not stands.may_ask:
            first = self._language.moment(stands.ask_from, "full")
            told = words(
                _("This is not asked yet: it belongs to the 72-hour step, which begins on {moment}."), moment=first
            )
        elif stands.answer is None:
            told = words(_("Without an answer this case is not counted."))
        left = []
        if found.counted.left:
            left.append(words(_("Counted in the figures of {period}"), period=self._periods(found.counted.left)))
        if found.counted.sent:
            left.append(words(counted_in.SENT, period=self._periods(found.counted.sent)))
        if found.counted.frozen:
            left.append(
                words(
                    _("Counted in {period}. Nothing of it has left: with a withdrawal the case is left out."),
                    period=self._periods(found.counted.frozen),
                )
            )
        return self._item(
            STATISTICS,
            words(_("The union's yearly figures")),
            stands.answer,
            read_aloud=words(consents.STATISTICS_TEXT) if stands.may_ask else "",
            told=told,
            withdraw_told=words(_("From now on this case enters no figure. What has left stays as it is.")),
            left=tuple(left),
        )

    def _periods(self, periods: tuple[Period, ...]) -> str:
        return counted_in.names(periods, self._language)

    def _service(self, one: Recipient, found: Overview) -> Item:
        words = self._language.text
        given = {past.uid for past in found.history if past.service_id == one.service.id}
        return self._item(
            str(one.service.id),
            one.service.name,
            one.answer,
            read_aloud=words(consents.SERVICE_TEXT, service=one.service.name),
            told=words(_("This service is told nothing before the officer has said yes.")) if not one.answer else "",
            withdraw_told=words(_("From now on no letter to this service can be shown, printed or saved.")),
            left=tuple(self._file(file) for file in found.files if file.consent_uid in given),
        )

    def _employer(self, answer: Consent, found: Overview) -> Item:
        words = self._language.text
        given = {
            past.uid for past in found.history if (past.purpose, past.recipient) == (answer.purpose, answer.recipient)
        }
        return self._item(
            f"employer {answer.id}",
            " · ".join((answer.recipient or "", words(labels.EMPLOYER_ASKED[answer.purpose]))),
            answer,
            read_aloud="",
            told="",
            withdraw_told=words(_("From now on this letter can't be shown, printed or saved.")),
            left=tuple(self._file(file) for file in found.files if file.consent_uid in given),
        )

    def _item(
        self,
        key: str,
        title: str,
        answer: Consent | None,
        *,
        read_aloud: str,
        told: str,
        withdraw_told: str,
        left: tuple[str, ...],
    ) -> Item:
        words = self._language.text
        state, tone = self._state(answer)
        heading = _("Already left, and cannot be called back") if left else _("Nothing has left so far.")
        return Item(
            key=key,
            title=title,
            state=state,
            tone=tone,
            told=told,
            read_aloud=read_aloud,
            ask=words(_("Ask again") if answer else _("Ask now")) if read_aloud else "",
            open_at_once=bool(read_aloud) and answer is None and key == STATISTICS,
            consent=int(answer.id) if answer is not None and answer.in_force else 0,
            withdraw_told=withdraw_told,
            left_heading=words(heading),
            left=left,
        )

    def _state(self, answer: Consent | None) -> tuple[str, str]:
        words, language = self._language.text, self._language
        if answer is None:
            return words(_("Not asked yet")), "plain"
        if answer.withdrawn_at is not None:
            day = language.date(answer.withdrawn_at.astimezone().date())
            return words(_("Withdrawn on {date}"), date=day), "warning"
        day = language.date(answer.given_at.astimezone().date())
        if answer.answer:
            return words(_("Yes, since {date}"), date=day), "good"
        return words(_("No, since {date}"), date=day), "plain"

    def _file(self, file: FileThatLeft) -> str:
        return self._language.text(
            _("{what}, {how} on {moment}"),
            what=self._language.text(labels.FILE_KIND[file.kind]),
            how=self._language.text(labels.CARRIER[file.carrier]),
            moment=self._language.moment(file.at),
        )

    def _past(self, consent: Consent, found: Overview) -> list[Past]:
        words, language = self._language.text, self._language
        name = found.services[consent.service_id].name if consent.service_id is not None else ""
        name = consent.recipient or "" if consent.purpose in EMPLOYER else name
        about = words(labels.PURPOSE[consent.purpose])
        about = " · ".join(part for part in (about, name) if part)
        answered = Past(
            when=language.moment(consent.given_at),
            what=words(_("The officer said yes") if consent.answer else _("The officer said no")),
            why=" · ".join((about, words(labels.WAY[consent.way]))),
            tone="done",
        )
        if consent.withdrawn_at is None:
            return [answered]
        taken_back = words(_("Withdrawn"))
        return [Past(when=language.moment(consent.withdrawn_at), what=taken_back, why=about, tone="warning"), answered]
