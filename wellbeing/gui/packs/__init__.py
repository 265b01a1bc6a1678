"""Content packs: which are installed, what a new one would change and who signed it, installing and removing."""
