"""Records and rules of the work: plain Python, no database, no window."""
