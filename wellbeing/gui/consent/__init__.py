"""Consent: asked in words to read aloud, yes and no alike, withdrawn with effect from now."""
