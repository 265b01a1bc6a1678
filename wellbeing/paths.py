"""Where resources, catalogues and the user's data lie: in a checkout, an installed wheel or a frozen program.

No other module knows. Resources and catalogues lie beside the package in a checkout and inside it in a wheel.
"""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """The folder with checklists, code lists, fonts and style."""
    return _shipped("resources")


def catalogues() -> Path:
    """The folder with one subfolder of translations per language."""
    return _shipped("i18n")


def user_data() -> Path:
    """The folder that holds this user's vault, settings and drafts. Not created here.

    `WELLBEING_DATA` overrides it (tests, a stick).
    """
    if chosen := os.environ.get("WELLBEING_DATA"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Wellbeing"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Wellbeing"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "wellbeing"


def own_folder() -> Path:
    """`user_data()`, made where it is not there yet, for this user alone whatever the system's habit. OSError."""
    folder = user_data()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def default_vault() -> Path:
    """The folder of the vault that the window opens when no other was named."""
    return user_data() / "vault"


def settings_file() -> Path:
    """Settings that are needed before a vault is open (language, place of the window). No personal data."""
    return user_data() / "settings.json"
