"""Which of the two offices this is, and its keys."""

from dataclasses import dataclass, field

from wellbeing.anonymise.period import Period
from wellbeing.errors import Refused
from wellbeing.exchange.contribution.document import OTHER_OFFICE, Between, Document, Role
from wellbeing.exchange.hand_over.card import Opener, RepresentativeCard
from wellbeing.office.refusals import FOR_OTHER_COUNTRY
from wellbeing.signatures.card import Card
from wellbeing.signatures.signing import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """This office and the other one. `country` is Eurostat's code."""

    role: Role
    country: str
    own: RepresentativeCard
    other: RepresentativeCard
    signer: Signer = field(repr=False)
    opener: Opener = field(repr=False)

    def between(self, period: Period) -> Between:
        """What every document of these two offices about a quarter says."""
        releasing, second = (self.own, self.other) if self.releases else (self.other, self.own)
        return Between(
            releasing=releasing.fingerprint, second=second.fingerprint, country=self.country, quarter=period.label
        )

    @property
    def releases(self) -> bool:
        """Whether this office adds up and releases."""
        return self.role is Role.RELEASING

    def signers(self, number: int) -> tuple[Card, ...]:
        """Whose signatures a list needs that comes in: both offices' at the releasing one, and at the second one that
        of the releasing office, with its own where it has countersigned it before."""
        releasing, second = (self.own, self.other) if self.releases else (self.other, self.own)
        both = releasing.signing, second.signing
        return both if self.releases or number > 1 else both[:1]

    def refuse_others(self, document: Document) -> None:
        """Raises Refused for a document between other offices, or of another country."""
        told, expected = document.between, self.between(document.between.period)
        if told == expected:
            return
        if (told.releasing, told.second) == (expected.releasing, expected.second):
            raise Refused(FOR_OTHER_COUNTRY, field="file")
        raise Refused(OTHER_OFFICE, field="file")
