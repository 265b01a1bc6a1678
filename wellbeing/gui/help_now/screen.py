"""'Someone is with me now' with its presenter, outside the vault or over the house."""

import functools
from typing import TYPE_CHECKING

from wellbeing.app.country import of_code
from wellbeing.content import library
from wellbeing.domain.checklist import Mode
from wellbeing.gui.countries import country_shown_first, named_countries
from wellbeing.gui.guides.screen import build_outside
from wellbeing.gui.help_now.presenter import HelpNowPresenter, Ticked
from wellbeing.gui.help_now.view import HelpNow

if TYPE_CHECKING:
    from wellbeing.gui.program import Program


def show(program: "Program") -> None:
    """Show it. Back leads to the screen it came from."""
    shell, was_inside = program.shell, program.shell.is_inside
    view = HelpNow(program.language, named_countries(program.language))

    def leave() -> None:
        if was_inside:
            shell.enter()
        else:
            program.show_door()

    def become_a_case(ticked: Ticked) -> None:
        program.ticked = ticked
        leave()
        if was_inside:
            from wellbeing.gui.entering import make_case_of_ticked

            make_case_of_ticked(program)

    def guides() -> None:
        """The guides to read; back leads to this sheet, with what was ticked on it."""
        country = presenter.country
        back = functools.partial(shell.show_outside, view)
        listed = build_outside(shell.show_outside, back, program.language, lambda: of_code(country), program.paper.run)
        shell.show_outside(listed, keep=True)

    presenter = HelpNowPresenter(
        view=view,
        checklist=library.help_now(),
        profile_of=of_code,
        language=program.language,
        make_case=become_a_case,
        remember_country=lambda code: program.memory.change(country=code),
        country=country_shown_first(program.memory.now.country),
    )
    view.presenter = presenter
    view.mode_chosen.connect(lambda mode: presenter.choose_mode(Mode(mode)))
    view.country_chosen.connect(presenter.choose_country)
    view.answered.connect(presenter.answer)
    view.done_noted.connect(presenter.note_done)
    view.case_wanted.connect(presenter.become_a_case)
    view.left.connect(leave)
    view.guides_wanted.connect(guides)
    presenter.start()
    shell.show_outside(view)
    view.setFocus()
