"""How the representative is doing: how much it is, what helps, whom to call. `screen.build` makes the page."""
