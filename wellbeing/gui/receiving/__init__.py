"""Taking a case in: what a package holds first, then the case itself; a refusal says why."""
