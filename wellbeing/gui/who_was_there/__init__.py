"""Who was there: the officers of one incident, with the next step of each. `screen.build` makes the page."""
