"""Import: a union's own spreadsheet becomes closed cases. `screen.build` makes the screen."""
