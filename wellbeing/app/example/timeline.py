"""The example's time: several stories run side by side, and the clock only moves forward."""

import datetime as dt
import heapq
from collections.abc import Iterator

Story = Iterator[dt.datetime]
"""Yields the moment at which it wants to go on."""


class Timeline:
    """A clock that jumps from one story's next moment to the next story's, until the present."""

    def __init__(self, present: dt.datetime) -> None:
        self._present = present
        self._moment: dt.datetime | None = None
        self._waiting: list[tuple[dt.datetime, int, Story]] = []
        self._begun = 0

    def __call__(self) -> dt.datetime:
        """The moment that it is now in the example."""
        return self._moment or self._present

    def begin(self, story: Story) -> None:
        """Take up a story; what it does before its first moment happens at once."""
        self._begun += 1
        self._wait(self._begun, story)

    def run(self) -> None:
        """Let every story go on until the present; what would come later never happens."""
        while self._waiting:
            moment, number, story = heapq.heappop(self._waiting)
            if moment <= self._present:
                self._moment = moment
                self._wait(number, story)
        self._moment = None

    def _wait(self, number: int, story: Story) -> None:
        wanted = next(story, None)
        if wanted is not None:
            # A story that names a moment already past goes on at once: time never runs back.
            moment = wanted if self._moment is None else max(wanted, self._moment)
            heapq.heappush(self._waiting, (moment, number, story))
