"""The keys of the vault: passphrase, recovery sheets, change of key. `screen.build` makes the screen."""
