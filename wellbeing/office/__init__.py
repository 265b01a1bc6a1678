"""The central office: receives, adds up, releases."""
