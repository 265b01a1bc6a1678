"""Personal data breaches: the log, a new one, and one with its clock and what to do now."""
