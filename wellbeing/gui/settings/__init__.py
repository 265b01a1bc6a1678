"""Settings: the window, the representative, the lock, the vault's keys. `screen.build` makes the screen."""
