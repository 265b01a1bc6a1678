"""Ways through every guide and every talk with topics, by the ten thousand."""

from pathlib import Path
from random import Random

from tests.content.walking import everything, refuse_what_was_never_met, torment, torment_topic
from tests.torture.torture import Outcome, Torture
from wellbeing.content import library
from wellbeing.domain.cadence import Step

_WAYS = 400
"""Random ways in one trial through a guide."""
_WAYS_OF_A_TALK = 80
"""Random ways in one trial through each talk that a topic joins: four hundred and more for a topic."""
_TRIALS_FOR_EACH = 25


class Ways:
    """Each trial walks the next guide, the next topic in all of its talks, or the next talk with every topic."""

    def __init__(self, _folder: Path) -> None:
        topics = {head.name for head in library.topics()}
        self._topics = sorted(topics)
        self._guides = [name for name in library.names() if name not in topics]

    @property
    def whole(self) -> int | None:
        """Ten thousand ways through each guide and, over its talks, each topic."""
        return (len(self._topics) + len(self._guides) + len(Step)) * _TRIALS_FOR_EACH

    def trial(self, number: int, chance: Random) -> Outcome:
        """Walk; a dead end, a lost red flag, a question asked twice and whatever no way met is a loss."""
        seed = chance.randrange(2**32)
        place = number % (len(self._topics) + len(self._guides) + len(Step))
        if place < len(self._topics):
            name = self._topics[place]
            topic = library.checklist(name).topic
            assert topic is not None
            torment_topic(name, seed, _WAYS_OF_A_TALK)
            return Outcome(note="ways through a topic and its talks", tried=_WAYS_OF_A_TALK * (1 + len(topic.at)))
        place -= len(self._topics)
        if place < len(self._guides):
            guide = library.checklist(self._guides[place])
            refuse_what_was_never_met(torment(guide, seed, _WAYS), guide)
            return Outcome(note="ways through a guide", tried=_WAYS)
        torment(everything(list(Step)[place - len(self._guides)]), seed, _WAYS_OF_A_TALK)
        return Outcome(note="ways through a talk with every topic", tried=_WAYS_OF_A_TALK)


WALKS = Torture(
    name="ways-through-guides",
    promise="every way through a guide ends, and loses no red flag",
    ground=Ways,
    short=6,
    batch=5,
)
