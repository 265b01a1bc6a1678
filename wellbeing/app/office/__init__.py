"""An office's work with contributions: begin, enrol, take in what comes, give what is due, release a year."""
