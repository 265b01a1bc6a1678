"""Pictures of contributions to national figures: a year, a quarter before its files are written, and both offices.

Nothing is written.
"""

from wellbeing.app.contributing import standing
from wellbeing.app.example.contributions import Contributions
from wellbeing.gui.contribution.shown import RELEASING, SECOND
from wellbeing.gui.contribution.view import ContributionView
from wellbeing.gui.pictures.tour import Tour


def walk(tour: Tour, passphrase: str, made: Contributions) -> None:
    """The newest quarter is looked into."""
    tour.open(passphrase)
    quarter = tour.learn(lambda session: standing.every(session)[0].period)
    tour.go("contribution", year=str(quarter.year))
    tour.take("contribution")
    page = tour.screen(ContributionView)
    page.intentions.open_quarter(quarter.label)
    tour.take("contribution-of-a-quarter")
    page.intentions.name_offices()
    for role, card in zip((RELEASING, SECOND), made.cards, strict=True):
        page.intentions.look(role, card)
    tour.take("contribution-offices")
