"""Files that travel: spreadsheets coming in, release folders going out, seals and signatures."""
