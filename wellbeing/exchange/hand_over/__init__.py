"""Cases that travel from one representative to another: cards, sealed packages, receipts."""
