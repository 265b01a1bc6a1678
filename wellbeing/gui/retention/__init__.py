"""How long records are kept, and what has been kept long enough. `screen.build` makes the screen."""
