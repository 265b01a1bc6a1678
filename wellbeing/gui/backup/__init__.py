"""Backups: made by themselves and by hand, where they lie, the yearly drill. `screen.build` makes the screen."""
