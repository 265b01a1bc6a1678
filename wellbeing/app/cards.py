"""Pocket cards of guides, with the country's numbers: printed without a vault, and in any shipped language."""

from collections.abc import Sequence
from dataclasses import dataclass

from wellbeing.app import calls, country_notes
from wellbeing.content import library
from wellbeing.domain.checklist import Card, Checklist
from wellbeing.domain.country import CountryProfile
from wellbeing.errors import Refused
from wellbeing.language import Language, _
from wellbeing.reports.cards import PocketCard, cards_pdf

FILE_NAME = "pocket-cards.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A guide that has a card. `title` is a word of the catalogue."""

    name: str
    title: str


def offered() -> tuple[Offered, ...]:
    """Every guide with a card: those of the steps, then those of the topics."""
    guides = (library.checklist(name) for name in library.names())
    with_card = [(guide, guide.card) for guide in guides if guide.card is not None]
    ordered = sorted(with_card, key=lambda found: (found[0].topic is not None, found[0].name))
    return tuple(Offered(name=guide.name, title=card.title) for guide, card in ordered)


def cards(names: Sequence[str], profile: CountryProfile, reader: Language) -> bytes:
    """The cards of these guides on A4 sheets, as PDF. Refused for a guide without a card, and for none at all."""
    if not names:
        raise Refused(_("Please choose at least one card."), field="cards")
    found = [(guide, _card(guide)) for guide in map(library.checklist, names)]
    return cards_pdf([_pocket_card(guide, card, profile, reader) for guide, card in found], reader)


def _card(guide: Checklist) -> Card:
    if guide.card is None:
        raise Refused(_("The guide {name} has no pocket card."), name=guide.name, field="cards")
    return guide.card


def _pocket_card(guide: Checklist, card: Card, profile: CountryProfile, reader: Language) -> PocketCard:
    words = reader.text
    unvouched = words(_("Not yet reviewed by a clinician.")) if guide.reviewer is None else ""
    return PocketCard(
        title=words(card.title),
        opening=words(_("“{words}”"), words=words(card.opening)),
        do=tuple(map(words, card.do)),
        dont=tuple(map(words, card.dont)),
        at_once=tuple(map(words, card.at_once)),
        notes=_notes(guide, profile, reader),
        calls=calls.of_profile(profile, reader),
        foot=unvouched,
    )


def _notes(guide: Checklist, profile: CountryProfile, reader: Language) -> tuple[tuple[str, str], ...]:
    """What the law there protects in a talk, where the lawyer comes first and the profile says it."""
    notes = country_notes.on_the_warning(profile, reader) if guide.lawyer_first else ()
    return tuple((note.title, note.text) for note in notes if note.text)
