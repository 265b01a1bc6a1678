"""Use cases: what a representative can do. Transactions begin and end here."""
