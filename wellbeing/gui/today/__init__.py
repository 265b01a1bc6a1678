"""Today: whom to call next. `screen.build` makes the screen."""
