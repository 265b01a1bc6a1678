"""What every page of figures that may leave is made of: their words, their tables and charts, and the way to a folder.

The summary of a representative and the national release of an office are built from it.
"""
