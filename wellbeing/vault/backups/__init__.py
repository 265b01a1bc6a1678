"""Backups of a vault: one file each, verified by opening it, and the way back. Format: docs/formats/backup.md."""
