"""From a representative's vault through the vaults of both offices and back: what is written here is taken there."""

from pathlib import Path

from tests.app.test_contributing import Q1, Q2, made, withdraw
from tests.app.test_freezing import open_case
from tests.helpers.hand_over import representative
from tests.helpers.offices import AFTER_Q1, Representative, crew, two_offices
from tests.helpers.vaults import NOW, Clock
from wellbeing.app import counted_in, freezing, representatives, signing
from wellbeing.app.contributing import closing, offices, standing
from wellbeing.app.contributing.making import Made
from wellbeing.app.contributing.offices import Heard
from wellbeing.exchange.contribution.document import Role

NAME = "colleague 10"


def test_a_contribution_is_replaced_counted_and_closed_by_two_offices(tmp_path: Path) -> None:
    clock = Clock(NOW)
    with representative(tmp_path / "ana", "Ana Rep", clock) as ana:
        opened = [open_case(ana) for _number in range(3)]
        card = representatives.own_card(ana)
        own = Representative(signer=signing.signer(ana), card=card, pseudonym=NAME, area="IE04", number=10, seed=10)
        with two_offices(tmp_path, [*crew(IE04=9), own]) as both:
            both.roster()
            both.clock.now = clock.now = AFTER_Q1
            cards = {role: both.card(role) for role in Role}
            first, second = (Heard(card=cards[role], fingerprint=cards[role].fingerprint) for role in Role)
            offices.name(ana, releasing=first, second=second, country="IE", pseudonym=NAME)
            freezing.freeze(ana, Q1)

            def brought(found: Made) -> list[bool]:
                return [both.take(role, one.path).new for role, one in zip(Role, found.files, strict=True)]

            assert brought(made(ana, Q1, tmp_path / "first")) == [True, True]
            assert brought(made(ana, Q1, tmp_path / "again")) == [False, False], "the same bytes add nothing"
            withdraw(ana, opened[0])
            clock.forward(minutes=1)
            assert brought(made(ana, Q1, tmp_path / "newer")) == [True, True], "a higher revision replaces it"
            for one in both.people[:-1]:
                both.contribute(one)
            both.lists()
            both.open()
            closed = closing.take_in(ana, both.close(), Q1)
        assert (closed.counted, closed.forgotten) == (True, False)
        assert [one.counted for one in standing.of_year(ana, 2026)] == [True]
        assert counted_in.of_case(ana, opened[1]).left
        assert not counted_in.of_case(ana, opened[0]).left, "it was withdrawn in time"
        clock.now = AFTER_Q1.replace(month=7)
        freezing.freeze(ana, Q2)
        assert counted_in.of_case(ana, opened[0]).frozen == (Q2,), "counted there only if the officer agrees again"
