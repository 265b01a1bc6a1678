"""The directory of services: found while typing, read, corrected, marked as checked."""
