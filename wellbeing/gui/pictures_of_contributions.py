"""Pictures of contributions to national figures: a year, a quarter before its files are written, and both offices.

Nothing is written.
"""

from collections.abc import Callable
from typing import Any

from wellbeing.app.contributing import standing
from wellbeing.app.example.contributions import Contributions
from wellbeing.gui.contribution.shown import RELEASING, SECOND
from wellbeing.gui.contribution.view import ContributionView
from wellbeing.gui.program import Program


def walk(
    program: Program, take: Callable[[str], None], learn: Callable[[Callable[..., Any]], Any], made: Contributions
) -> None:
    """`take` pictures what is in sight, `learn` asks the open vault."""
    quarter = learn(lambda session: standing.every(session)[0].period)
    program.shell.house.go("contribution", year=str(quarter.year))
    take("contribution")
    page = program.shell.findChild(ContributionView)
    if not isinstance(page, ContributionView):
        raise TypeError("the page of contributions is not there")
    page.intentions.open_quarter(quarter.label)
    take("contribution-of-a-quarter")
    page.intentions.name_offices()
    for role, card in zip((RELEASING, SECOND), made.cards, strict=True):
        page.intentions.look(role, card)
    take("contribution-offices")
