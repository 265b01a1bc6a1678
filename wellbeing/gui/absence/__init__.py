"""Time away: when the representative is away, and what falls into it. `screen.build` makes the page."""
