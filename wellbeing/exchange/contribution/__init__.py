"""Contributions to a national release: sealed shares of small counts, and what the two offices tell each other."""
