"""What the page of trends shows, in words."""

from dataclasses import dataclass

from wellbeing.gui.summary.shown import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsShown:
    """Released figures by year, with the breaks between them. `charts` names the series that can be drawn, as
    (key, heading). Where there is nothing, `nothing` says so."""

    released: Sheet | None
    nothing: str
    breaks: tuple[str, ...]
    charts: tuple[tuple[str, str], ...]
