"""The wheel's build hook: compiles every catalogue and puts it inside the package."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[misc,type-arg,unused-ignore]
    """Adds `wellbeing/i18n/<language>/LC_MESSAGES/wellbeing.mo` to the wheel."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Compile into build/ and tell the builder where each file goes."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        for source in sorted(root.glob("i18n/*/LC_MESSAGES/wellbeing.po")):
            language = source.parent.parent.name
            target = root / "build" / "catalogues" / language / "wellbeing.mo"
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po, locale=language))
            build_data["force_include"][str(target)] = f"wellbeing/i18n/{language}/LC_MESSAGES/wellbeing.mo"
