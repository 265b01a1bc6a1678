"""The two offices: the card of this one, and naming the other one after a telephone call. `screen.build` makes it."""
