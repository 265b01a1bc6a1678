"""Puts the settings together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wellbeing.gui.half_written import HalfWritten, Keeper
from wellbeing.gui.remembered import Memory
from wellbeing.gui.settings.presenter import Presenter
from wellbeing.gui.settings.view import SettingsView
from wellbeing.gui.style import Dress, Scheme
from wellbeing.gui.work import Ask
from wellbeing.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the settings change outside the vault: the window's memory and look, its language, its lock."""

    memory: Memory
    dress: Dress
    change_language: Callable[[str], object]
    change_idle_minutes: Callable[[int], object]
    has_place: Callable[[str], bool] = lambda _place: True
    is_office: bool = False

    def look(self) -> tuple[str, int]:
        """Scheme and text size in percent."""
        return self.memory.now.scheme, self.memory.now.scale

    def wear(self, scheme: str, scale: int) -> None:
        """Show everything so, now and next time."""
        self.memory.change(scheme=scheme, scale=scale)
        self.dress.wear(Scheme(scheme), scale)

    def speak(self, code: str) -> None:
        """Another language from now on."""
        self.change_language(code)

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a touch."""
        self.change_idle_minutes(minutes)

    def country_changed(self, code: str) -> None:
        """Show this country's numbers first, outside the vault too."""
        self.memory.change(country=code)


def build(
    ask: Ask, go: Callable[..., None], language: Language, keeper: Keeper, house: House, folder: Path
) -> SettingsView:
    """The screen of the place 'settings'; it may arrive with `part`. `folder` is where the vault lies."""
    view = SettingsView(language, HalfWritten(keeper))
    view.intentions = Presenter(view, ask, go, language, house, folder)
    return view
