"""Contributions to the national figures: the way of a year, its two offices, and each quarter's two files."""
