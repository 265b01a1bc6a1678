"""From counted cases to figures in which nobody can be found. Pure functions, no files, no vault."""
