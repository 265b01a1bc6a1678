"""After a restore: what had been released since the backup is read in, or its absence stated. `screen.build`."""
