"""The first screen of a computer that has a vault."""
