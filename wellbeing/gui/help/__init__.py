"""Help: what can be done with keys, and what the program can't protect from."""
