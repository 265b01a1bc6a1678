"""Power cuts: what a process wrote is recorded, and disks are rebuilt as a cut may have left them."""
