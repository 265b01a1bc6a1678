"""The quarters of an office: what is next for each, one button for it, and whatever comes. `screen.build` makes it."""
