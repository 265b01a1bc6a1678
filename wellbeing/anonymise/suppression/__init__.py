"""Which cells of linked tables are withheld, so that no unsafe one can be worked out. Pure arithmetic."""
