"""The topic guides: found by what happened, read on one page, or taken into a talk. No case is needed to read."""
