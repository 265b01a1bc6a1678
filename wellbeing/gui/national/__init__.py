"""The national release of an office: what would leave of a year, and what left. `screen.build` makes the screen."""
