"""Fuzzing: whatever comes from outside the program is read as it should be, or refused in one sentence."""
