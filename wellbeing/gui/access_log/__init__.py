"""The access log: when this vault was opened and what was done in it. `screen.build` makes the screen."""
