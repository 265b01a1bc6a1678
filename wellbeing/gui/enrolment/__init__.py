"""Whom an office has enrolled: enrolling after a telephone call, and ending that. `screen.build` makes the screen."""
