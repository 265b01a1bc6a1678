"""Looking after the vault: check every record, and give unused room back. `screen.build` makes the screen."""
