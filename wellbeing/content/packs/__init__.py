"""Content packs: a union's own guides, services and country profile as one signed file. Words, never code."""
