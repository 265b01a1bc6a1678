"""The example vault: a fictitious year of a representative, in every state that a case can be in."""

from wellbeing.app.example.build import build_example

__all__ = ["build_example"]
