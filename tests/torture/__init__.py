"""Tortures: each promise of the vault, attacked by the thousand with a seed. Run by `make torture`."""
