"""The first start with its presenter."""

from typing import TYPE_CHECKING

from wellbeing.gui.countries import country_shown_first, named_countries
from wellbeing.gui.first_start.presenter import Administrator, FirstStartPresenter
from wellbeing.gui.first_start.view import FirstStart
from wellbeing.language import language, shipped

if TYPE_CHECKING:
    from wellbeing.gui.keys.shown import SheetOfWords
    from wellbeing.gui.program import Program


def show(program: "Program", *, was_example: bool = False) -> None:
    """Show the first start; after example data was locked it says where that went."""

    def paper_of(sheet: "SheetOfWords") -> bytes:
        from wellbeing.gui.keys import screen as keys

        return keys.paper_of(sheet, program.language)

    languages = [(code, language(code).name()) for code in shipped()]
    view = FirstStart(program.language, languages, named_countries(program.language), paper_of)
    if was_example:
        view.welcome.tell_of_example()
    view.welcome.country_list.choose(country_shown_first(program.memory.now.country))

    def finished() -> None:
        from wellbeing.gui.backup import first  # knows the vault: not before there is one

        view.forget()
        first.show(program)

    presenter = FirstStartPresenter(view, program.door(), program.language, finished)

    def speak(code: str) -> None:
        program.speak(code)
        show(program)

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
