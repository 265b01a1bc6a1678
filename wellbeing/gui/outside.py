"""The screens outside the vault, each built with its presenter."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from wellbeing.errors import Tampered
from wellbeing.gui.countries import likely_country, named_countries
from wellbeing.gui.unlock.presenter import UnlockPresenter
from wellbeing.gui.unlock.view import Unlock

if TYPE_CHECKING:
    from wellbeing.gui.program import Program


def unlock(program: "Program", told: str = "") -> Unlock:
    """Show the unlock screen. `told` is the quiet line under the name."""
    view = Unlock(program.language, told=told)

    def opened() -> None:
        view.forget()
        program.opened()

    def found(error: Tampered, passphrase: str) -> bool:
        program.show_finding(error, passphrase)
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
    view.secret.line.setFocus()
    return view


def first_start(program: "Program") -> None:
    """Show the first start."""
    from wellbeing.gui.first_start.presenter import Administrator, FirstStartPresenter
    from wellbeing.gui.first_start.view import FirstStart
    from wellbeing.gui.keys.screen import paper_of
    from wellbeing.language import language, shipped

    view = FirstStart(
        program.language,
        [(code, language(code).name()) for code in shipped()],
        named_countries(program.language),
        lambda sheet: paper_of(sheet, program.language),
    )
    view.country_list.choose(_country(program))

    def finished() -> None:
        from wellbeing.gui.backup import first  # knows the vault: not before there is one

        view.forget()
        first.show(program)

    presenter = FirstStartPresenter(view, program.door(), program.language, finished)

    def speak(code: str) -> None:
        program.speak(code)
        first_start(program)

    view.presenter = presenter
    view.language_chosen.connect(speak)
    view.country_chosen.connect(lambda code: program.memory.change(country=code))
    view.look_around_wanted.connect(presenter.look_around)
    view.help_wanted.connect(program.show_help_now)
    view.restore_wanted.connect(lambda: program.show_restore())
    view.passphrase_typed.connect(presenter.type_passphrase)
    view.passphrase_chosen.connect(presenter.choose_passphrase)
    view.administrator_chosen.connect(lambda who: presenter.choose_administrator(Administrator(who) if who else None))
    view.create_wanted.connect(presenter.create)
    view.holders_given.connect(presenter.make_sheets)
    view.put_off.connect(presenter.put_off_sheets)
    view.next_sheet_wanted.connect(presenter.next_sheet)
    view.previous_sheet_wanted.connect(presenter.previous_sheet)
    view.back_to_sheets_wanted.connect(presenter.back_to_sheets)
    view.typed_back.connect(presenter.type_back)
    view.sheet_printed.connect(presenter.printed)
    view.sheet_save_wanted.connect(presenter.save_sheet)
    program.shell.show_outside(view)


def help_now(program: "Program") -> None:
    """Show 'Someone is with me now'. Back leads to the screen it came from."""
    from wellbeing.content import countries, library
    from wellbeing.domain.checklist import Mode
    from wellbeing.domain.country import CountryProfile
    from wellbeing.gui.guides.screen import build_outside
    from wellbeing.gui.help_now.presenter import HelpNowPresenter, Ticked
    from wellbeing.gui.help_now.view import HelpNow

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
            program.make_case_of_ticked()

    def profile_of(code: str) -> CountryProfile:
        return countries.country(code) if code else countries.anywhere()

    def guides() -> None:
        """The guides to read; back leads to this sheet, with what was ticked on it."""
        numbers = profile_of(presenter.country).emergency_block
        back = functools.partial(shell.show_outside, view)
        shell.show_outside(build_outside(shell.show_outside, back, program.language, numbers), keep=True)

    presenter = HelpNowPresenter(
        view=view,
        checklist=library.help_now(),
        profile_of=profile_of,
        language=program.language,
        make_case=become_a_case,
        remember_country=lambda code: program.memory.change(country=code),
        country=_country(program),
    )
    view.presenter = presenter
    view.mode_chosen.connect(lambda mode: presenter.choose_mode(Mode(mode)))
    view.country_chosen.connect(presenter.choose_country)
    view.answered.connect(presenter.answer)
    view.case_wanted.connect(presenter.become_a_case)
    view.left.connect(leave)
    view.guides_wanted.connect(guides)
    presenter.start()
    shell.show_outside(view)
    view.setFocus()


def _country(program: "Program") -> str:
    return program.memory.now.country or likely_country(QLocale.territoryToCode(QLocale.system().territory()))
