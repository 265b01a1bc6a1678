"""One follow-up: reached, tried, not wanted, too late. `screen.build` makes the screen."""
