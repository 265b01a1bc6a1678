"""The debrief guide: one thing at a time, what to say, why, and at once what to do when a red flag shows."""
