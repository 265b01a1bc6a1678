"""A representative's contributions to a national release: small counts, divided between two offices, that neither can
read. Offices are named once; each frozen quarter is contributed, again where what may be counted has changed, and is
counted for good once both offices have closed it (docs/decisions/0153)."""
