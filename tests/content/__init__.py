"""Content: the readers, and every file that is shipped."""
