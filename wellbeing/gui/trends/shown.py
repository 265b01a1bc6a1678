"""What the page of trends shows, in words."""

from dataclasses import dataclass

from wellbeing.gui.figures.shown import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Figures over time: their table, the breaks between its columns, and the series that can be drawn, as (key,
    heading). `told` says what they are."""

    told: str
    sheet: Sheet
    breaks: tuple[str, ...]
    charts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsShown:
    """Released figures by year, and by quarter where a release has tables by quarter; own figures by quarter, which
    stay here. Where nothing was released, `nothing` says so."""

    years: Part | None
    quarters: Part | None
    own: Part | None
    nothing: str
