"""A self-check that the officer fills in alone, on paper: worked out, told, and kept only where the officer asks."""
