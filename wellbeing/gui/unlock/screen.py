"""The unlock screen with its presenter."""

from typing import TYPE_CHECKING

from wellbeing.errors import Tampered
from wellbeing.gui.unlock.presenter import UnlockPresenter
from wellbeing.gui.unlock.view import Unlock

if TYPE_CHECKING:
    from wellbeing.gui.program import Program


def show(program: "Program", told: str = "", passphrase: str = "", *, at_once: bool = False, guide: str = "") -> None:
    """Show the unlock screen. `told` is the quiet line under the name; a passphrase typed before is tried `at_once`.

    `guide` names the public words of the guide that was in sight at the lock.
    """
    view = Unlock(program.language, told=told)
    if guide:
        from wellbeing.app import guides  # only after a lock in a talk: content is no part of the start

        if found_words := guides.public_words(guide):
            text = program.language.text
            view.passphrase.keep_in_sight(text(found_words.title), text(found_words.say))

    def opened() -> None:
        view.forget()
        program.opened()

    def found(error: Tampered, typed: str) -> bool:
        program.show_finding(error, typed)
        return True

    presenter = UnlockPresenter(view, program.door(), opened, program.language, by_sheets=program.watch, found=found)
    view.presenter = presenter
    view.passphrase_given.connect(presenter.open)
    view.sheets_given.connect(presenter.open_with_sheets)
    view.new_typed.connect(presenter.type_new)
    view.new_chosen.connect(presenter.choose_new)
    view.help_wanted.connect(program.show_help_now)
    view.restore_wanted.connect(lambda: program.show_restore())
    program.shell.show_outside(view)
    view.begin_with(passphrase, at_once=at_once)
