"""What each operating system tells of sleep and of a locked session."""
