"""Puts a hand-over into words: what goes, what stays, what was said, where the case is."""

from collections.abc import Sequence

from wellbeing.app import hand_over
from wellbeing.app.hand_over import Recipient
from wellbeing.app.whereabouts import Whereabouts
from wellbeing.domain.hand_over import Basis
from wellbeing.gui import labels
from wellbeing.gui.hand_over.shown import Away, Form, Objection, Options, Step
from wellbeing.language import Language, _

_GOES = (
    _("The officer: alias, name, and how to reach them"),
    _("What happened, and the facts of this case"),
    _("Talks with their answers, red flags, and what was done"),
    _("Contacts, the steps that come, and what was taken on"),
    _("Referrals, consents, notes, and a self-check that was kept"),
)
_STAYS = (
    _("A closed case to read. It can be erased here"),
    _("To whom it went, when and why"),
    _("The list of papers and files that left"),
    _("The cases of colleagues, and whatever was said there"),
)
_WHY = {
    Basis.CONSENT: (_("The officer agrees"), _("They are asked first, for this representative.")),
    Basis.EMERGENCY: (
        _("It is an emergency"),
        _("It can't wait for the officer's word. They are told first there, and may object."),
    ),
    Basis.RETURN: (_("It goes back"), _("The case came from this representative.")),
}
_TOLD = {
    Basis.CONSENT: _("Only {name} can open the package. From then on the case is looked after and counted there."),
    Basis.EMERGENCY: _(
        "Only {name} can open the package. They tell the officer first. If the officer objects, the case is erased "
        "there and open here again."
    ),
    Basis.RETURN: _("Only {name} can open the package. From then on the case is looked after and counted there again."),
}


class Wording:
    """In one reader's language."""

    def __init__(self, language: Language) -> None:
        self._language, self._words = language, language.text

    def form(self, alias: str, known: Sequence[Recipient], chosen: str) -> Form:
        """To whom the case can go."""
        closed = [one.card.name for one in known if one.is_closed]
        told = ""
        if closed:
            names = self._language.listing(closed)
            told = self._words(_("It was erased there for good and can't go there again: {names}."), names=names)
        return Form(
            crumb=alias,
            recipients=tuple(
                (one.card.fingerprint, one.card.name, self._about(one)) for one in known if not one.is_closed
            ),
            chosen=chosen,
            closed_to=told,
        )

    def _about(self, one: Recipient) -> str:
        came = self._words(_("the case came from them")) if one.sent_it else ""
        return " · ".join(part for part in (one.card.union, came) if part)

    def why(self, recipient: Recipient) -> Options:
        """Why it can go to this representative."""
        bases = [basis for basis in Basis if basis is not Basis.RETURN or recipient.sent_it]
        return tuple((basis.value, self._words(_WHY[basis][0]), self._words(_WHY[basis][1])) for basis in bases)

    def step(self, recipient: Recipient, basis: Basis, *, ask_again: bool) -> Step:
        """What is left to do before the package is saved."""
        asks = basis is Basis.CONSENT and (recipient.answer is None or ask_again)
        words, name = self._words, recipient.card.name
        return Step(
            read_aloud=words(hand_over.CONSENT_TEXT, name=name) if asks else "",
            answered=self._answered(recipient) if basis is Basis.CONSENT and not asks else None,
            reasons=self._reasons() if basis is Basis.EMERGENCY else (),
            told=words(_TOLD[basis], name=name),
            goes=tuple(map(words, _GOES)),
            stays=tuple(map(words, _STAYS)),
            ready=basis is not Basis.CONSENT or (recipient.agreed and not ask_again),
        )

    def _reasons(self) -> Options:
        return tuple((reason.value, self._words(label), "") for reason, label in labels.EMERGENCY_REASON.items())

    def _answered(self, recipient: Recipient) -> tuple[str, str, str] | None:
        answer, words = recipient.answer, self._words
        if answer is None:
            return None
        day = self._language.date(answer.given_at.astimezone().date())
        if recipient.agreed:
            way = words(labels.WAY[answer.way])
            return "good", words(_("The officer said yes")), words(_("On {date}: {way}."), date=day, way=way)
        why = words(_("The case stays here. The officer can be asked again later."))
        heading = _("The officer took the yes back") if answer.withdrawn_at else _("The officer said no")
        return "info", words(heading), why

    def away(self, where: Whereabouts) -> Away:
        """Where a case is that was handed over."""
        left, words = where.away, self._words
        assert left is not None
        facts = [
            (words(_("To")), where.names.get(left.recipient, "")),
            (words(_("On")), self._language.moment(left.at, "long")),
            (words(_("Why")), words(labels.BASIS[left.basis])),
        ]
        if left.reason is not None:
            facts.append((words(_("Because")), words(labels.EMERGENCY_REASON[left.reason])))
        if where.package is not None and where.expires_at is not None:
            facts.append((words(_("Package")), where.package.place or ""))
            facts.append((words(_("Taken in until")), self._language.moment(where.expires_at, "long")))
        return Away(crumb=where.alias, title=words(labels.HANDED_OVER), facts=tuple(facts))

    def objection(self, where: Whereabouts) -> Objection:
        """What an objection does."""
        name = where.names.get(where.received[-1].sender, "") if where.received else ""
        words = self._words
        return Objection(
            crumb=where.alias,
            told=(
                words(_("The case is erased here for good, with every word that was written since.")),
                words(
                    _("A receipt lets {name} open the case again. Without it nobody looks after the officer: send it."),
                    name=name,
                ),
            ),
        )
