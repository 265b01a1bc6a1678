"""The places of an office's vault: its Today, quarters and what comes, the national release, and representatives.

It holds no cases.
"""

from PySide6.QtWidgets import QWidget

from wellbeing.gui.enrolment import screen as enrolment
from wellbeing.gui.inside import Inside
from wellbeing.gui.two_offices import screen as two_offices
from wellbeing.language import _


def furnish(inside: Inside) -> None:
    """Add them."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper

    def today() -> QWidget:
        from wellbeing.gui.office_today import screen  # with the numbers: nobody waits for them at the door

        return screen.build(ask, go, language)

    def quarters() -> QWidget:
        from wellbeing.gui.quarters import screen

        return screen.build(ask, go, language, keeper)

    def national() -> QWidget:
        from wellbeing.gui.national import screen  # with the solvers

        return screen.build(ask, inside.paper.run, inside.sums, go, language, keeper, inside.dress)

    def facts() -> QWidget:
        from wellbeing.gui.force_facts import screen

        return screen.build(ask, go, language, back_to="national")

    def trends() -> QWidget:
        from wellbeing.gui.trends import screen

        return screen.build(ask, inside.paper.run, go, language, inside.dress, back_to="national")

    inside.add("today", _("Today"), today)
    inside.add("quarters", _("Quarters"), quarters)
    inside.add("national", _("Release"), national)
    inside.add("force-facts", _("Facts of forces"), facts, under="national")
    inside.add("trends", _("Trends"), trends, under="national")
    inside.add("enrolment", _("Representatives"), lambda: enrolment.build(ask, go, language, keeper))
    inside.add(
        "two-offices",
        _("Both offices"),
        lambda: two_offices.build(ask, go, language, keeper),
        under="enrolment",
    )
