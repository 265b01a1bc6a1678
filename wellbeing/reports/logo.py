"""A picture at the head of a letter, by its points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """`points` are red, green and blue, a byte each, row by row from the top."""

    width: int
    height: int
    points: bytes

    def __post_init__(self) -> None:
        if len(self.points) != 3 * self.width * self.height:
            raise ValueError("a logo has three bytes for each point")
