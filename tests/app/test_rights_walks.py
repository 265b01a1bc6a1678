"""The short form of `tests.app.rights_walking`; `make torture` walks for as long as one lets it."""

from hypothesis import settings

from tests.app.rights_walking import RightsWalk

TestRightsWalk = RightsWalk.TestCase
TestRightsWalk.settings = settings(max_examples=6, stateful_step_count=40, deadline=None)
