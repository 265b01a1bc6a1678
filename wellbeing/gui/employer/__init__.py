"""A letter to the employer: what is asked, and whether the officer agrees. `screen.build` makes the screen."""
