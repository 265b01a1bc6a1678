"""What an officer has been through over the years, seen by the representative only. `screen.build` makes the page."""
