"""Summary: what would leave, what is withheld, the release. `screen.build` makes the screen."""
