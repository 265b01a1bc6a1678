"""Files that left: every paper and file that was let out. `screen.build` makes the screen."""
