"""Facts of forces: what is here from whom, and taking a sheet of them in after a look."""
