"""Red flags: the block that says what to do now and asks what was done, the same wherever one is raised."""
