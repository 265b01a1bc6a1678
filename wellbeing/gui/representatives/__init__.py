"""Other representatives: the own card, whose cards are known, and taking in another one after a telephone call."""
