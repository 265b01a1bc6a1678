"""Restoring a backup, outside the vault: choose it, open it, see what it holds, let it stand in place of the vault."""
