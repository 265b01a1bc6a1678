"""The country profile: what it says, where each line comes from, and entering what is missing."""
