"""An empty vault becomes that of an office: its name, its country, and which of the two it is."""
