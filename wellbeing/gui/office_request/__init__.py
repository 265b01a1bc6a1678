"""A sealed request of the central office about one person, and its answer. `screen.build` makes the screen."""
