"""The encrypted vault: the only room that speaks SQL."""
