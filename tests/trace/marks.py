"""Marked words: each is nowhere else in the world, all share a stem, and each says which field it was typed into."""

import random
import string

_STEM, _OWN = 10, 6


class Marks:
    """Makes a word for each field, the same for the same seed and field. The stem is what is searched for first."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.stem = self._letters("the stem", _STEM)
        self.words: dict[str, str] = {}
        """Every word so far, by its field."""
        self.words_of_a_key: list[str] = []
        """Recovery sheets: words that the program made, and that nobody may find."""

    def __call__(self, field: str) -> str:
        """The word of a field: small letters only, so that no program has a reason to change it."""
        return self.words.setdefault(field, self.stem + self._letters(field, _OWN))

    def _letters(self, of: str, count: int) -> str:
        return "".join(random.Random(f"{self._seed} {of}").choices(string.ascii_lowercase, k=count))
