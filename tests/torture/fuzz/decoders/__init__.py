"""The decoders of the program, each with samples that the program made."""
