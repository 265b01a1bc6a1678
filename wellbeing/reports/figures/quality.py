"""The quality note on paper: what most readers look for first, then every concept of SIMS that has something to say."""

from typing import TYPE_CHECKING

from wellbeing.anonymise.quality import quality
from wellbeing.anonymise.release import Release
from wellbeing.language import Language, _

if TYPE_CHECKING:
    from wellbeing.reports.paper import Paper


_POINTS = 8.4
"""The type of what a concept says: there is much of it, to be looked up and not to be read through."""


def quality_note(paper: "Paper", release: Release, language: Language) -> None:
    """The part of the report on quality."""
    from wellbeing.reports.blocks import Look

    paper.heading(language.text(_("Quality")), 2, listed=True)
    paper.text(
        language.text(
            _(
                "Numbered as in SIMS, the structure of quality reports in the European statistical system. Shares are "
                "told in broad bands, from the figures that are shown."
            )
        )
    )
    rows = [(f"{entry.number}  {entry.name}", entry.text) for entry in quality(release, language)]
    paper.facts(rows, share=0.27, look=Look(points=_POINTS, spread=1.35))
