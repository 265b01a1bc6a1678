"""The line that says which version of a guide this is, and which clinician has looked at it."""

from wellbeing.domain.checklist import Checklist
from wellbeing.language import Language, _


def reviewed(guide: Checklist, language: Language) -> str:
    """In the reader's language; without a reviewer it says so."""
    review = guide.reviewer
    if review is None:
        return language.text(_("Version {version}, not yet reviewed by a clinician"), version=guide.version)
    return language.text(
        _("Version {version}, reviewed by {name}, {profession}, on {date}; next review {next_date}"),
        version=guide.version,
        name=review.name,
        profession=review.profession,
        date=language.date(review.on),
        next_date=language.date(review.next_review),
    )
