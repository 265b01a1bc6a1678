"""The command line: one module per command, over the same use cases as the window."""
