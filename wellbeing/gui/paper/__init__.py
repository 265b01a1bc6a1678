"""A paper before it leaves: what it carries, how it looks, printed or saved. `screen.build` makes the screen."""
