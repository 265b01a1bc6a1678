"""Users who do anything in any order with consents, referrals, letters, figures, merging and erasing."""

from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.app.rights_walking import RightsWalk
from tests.torture.torture import Outcome, Torture

_USERS = 2
"""Walks of one trial."""
_STEPS = 60


class Users:
    """Each trial lets some users work, each in a vault of their own."""

    whole: int | None = None

    def __init__(self, _folder: Path) -> None:
        self._settings = settings(
            max_examples=_USERS,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )

    def trial(self, _number: int, chance: Random) -> Outcome:
        """Walk; a promise that is broken fails the walk, which tells every step."""
        walk = type("Walk", (RightsWalk,), {})
        run_state_machine_as_test(seed(chance.randrange(2**32))(walk), settings=self._settings)
        return Outcome(note="users who did anything in any order", tried=_USERS)


RIGHTS = Torture(
    name="rights-in-any-order",
    promise="no letter and no figure without consent, and nobody who was erased is found",
    ground=Users,
    short=1,
    target=5_000,
    batch=5,
)
