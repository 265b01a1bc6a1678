"""Today at an office: what is next for each quarter. `screen.build` makes the screen."""
