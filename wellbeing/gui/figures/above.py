"""The places of figures below which other pages stand: how each is called, and the way back to it."""

from wellbeing.language import _

ABOVE = {
    "summary": (_("Summary"), _("Back to the summary")),
    "quarters": (_("Quarters"), _("Back to the quarters")),
    "national": (_("National release"), _("Back to the release")),
}
"""By the place: its name, and the words of the press that leads back."""
