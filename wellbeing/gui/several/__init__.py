"""Several cases at once: what happens to each is told before and after. `screen.build` makes the screen."""
