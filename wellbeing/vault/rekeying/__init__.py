"""'Change key': everything encrypted anew, so that older headers and backups open nothing of what follows.

`change` does it, `building` makes the new state beside the old one, `manifest` says what belongs to it, and
`unfinished` brings an interrupted change to its end when the vault is opened. Form: docs/formats/vault.md.
"""
