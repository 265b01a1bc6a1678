"""One case: its timeline, what is known at a glance, and what can be done. `screen.build` makes the screen."""
