"""Pocket cards to print: which ones, in which language, and how the sheets look. `screen.build` makes the screen."""
