"""How long tests wait for what has to come, however busy the computer is."""

SECONDS = 120.0
"""A wait ends as soon as it is over. Only what never comes takes this long, so it fails and does not stand for ever."""
MILLISECONDS = int(SECONDS * 1000)
