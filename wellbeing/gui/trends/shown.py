"""What the page of trends shows, in words."""

from dataclasses import dataclass

from wellbeing.gui.figures.shown import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsShown:
    """Released figures by year, with the breaks between them, and own figures by quarter, which stay here. `charts`
    name the series that can be drawn, as (key, heading). Where nothing was released, `nothing` says so."""

    released: Sheet | None
    nothing: str
    breaks: tuple[str, ...]
    charts: tuple[tuple[str, str], ...]
    own: Sheet | None
    own_charts: tuple[tuple[str, str], ...]
