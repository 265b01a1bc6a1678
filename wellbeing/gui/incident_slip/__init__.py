"""The slip of an incident: shared with another representative, and read in. `screen` makes both pages."""
