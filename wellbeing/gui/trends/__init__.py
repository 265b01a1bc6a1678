"""Figures over the years as they were released, and own figures over the quarters, which stay here."""
