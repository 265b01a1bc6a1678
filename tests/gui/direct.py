"""What tests of screens share: use cases asked at once over a real vault, and a memory of ways."""

from tests.gui.conftest import DirectAsk as Direct

__all__ = ["Direct", "Ways"]


class Ways:
    """Remembers where a screen wanted to go."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, dict[str, object]]] = []

    def __call__(self, place: str, **what: object) -> None:
        """Go to `place`."""
        self.gone.append((place, what))

    @property
    def last(self) -> tuple[str, dict[str, object]]:
        """The latest way."""
        return self.gone[-1]
