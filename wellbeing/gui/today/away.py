"""An absence on Today: that it comes, and after an emergency each contact that nobody makes then."""

from wellbeing.app.absence_words import counted, span
from wellbeing.app.absences import Away, Falling
from wellbeing.gui.today.shown import Row
from wellbeing.language import Language, _


def row(away: Away, language: Language) -> Row:
    """An absence that runs or comes."""
    words = language.text
    return Row(
        key=f"away {away.absence.id}",
        what=span(away.absence, language),
        why=counted(away, language),
        action=words(_("Look")),
        chip=words(_("Away now")) if away.running else words(_("Time away")),
        tone="warning" if away.open_count else "plain",
    )


def without_anybody(one: Falling, language: Language) -> Row:
    """After an emergency an absence is never passed over in silence."""
    words = language.text
    day = language.date(one.follow_up.due_day, "MMMd")
    return Row(
        key=f"without anybody {one.follow_up.id}",
        what=one.alias,
        why=words(_("After an emergency nobody is in touch on {day}: you are away."), day=day),
        action=words(_("Arrange it")),
        chip=words(_("Now")),
        tone="danger",
    )
