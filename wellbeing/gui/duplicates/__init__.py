"""Entered twice: two records side by side, to be made one, and taken apart again. `screen.build` makes the page."""
