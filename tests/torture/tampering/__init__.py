"""Somebody had the vault in their hands: harms by the thousand, and whether one of them goes unseen."""
