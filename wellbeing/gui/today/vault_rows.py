"""What Today says about the keys of the vault, in every kind of vault."""

from wellbeing.gui.today.shown import Row
from wellbeing.language import Language, _

SHEETS_USED, RECOVERY_SHEETS = "sheets used", "recovery sheets"
"""The keys of the rows."""


def sheets_used(language: Language) -> Row:
    """Two recovery sheets opened the vault."""
    words = language.text
    return Row(
        key=SHEETS_USED,
        what=words(_("Recovery sheets were used")),
        why=words(_("Two of them opened this vault. Look when it was, and whether you know about it.")),
        action=words(_("Look")),
        chip=words(_("Please read")),
        tone="warning",
    )


def recovery_sheets(language: Language) -> Row:
    """There are none yet."""
    words = language.text
    return Row(
        key=RECOVERY_SHEETS,
        what=words(_("Make recovery sheets")),
        why=words(_("Without them, a forgotten passphrase means that everything here is lost.")),
        action=words(_("Make them")),
    )
