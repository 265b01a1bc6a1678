"""Through whom an officer can be reached in an emergency: a word for the tie, a number, and no name."""
