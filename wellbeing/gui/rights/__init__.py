"""An officer's rights as buttons on one page. `screen.build` makes the screen."""
