"""The parts that every screen is built from; one file each. They receive words already translated."""
