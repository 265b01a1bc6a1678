"""Contributions to a national release: the small counts of one representative as numbers in a fixed order, and back."""
