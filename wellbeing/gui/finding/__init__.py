"""What was found when the vault did not open: what it means, and what to do. `screen.show` shows the page."""
