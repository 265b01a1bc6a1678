"""A card is compared by telephone: whom to call, and the field for the fingerprint as it is heard."""

from wellbeing.gui.widgets.blocks import Block
from wellbeing.gui.widgets.field import Field, LineEdit
from wellbeing.language import Language, _

_CALL = _(
    "Call {name} at a number that you know already, not one from the message that the card came with. Let them read "
    "the signs of their fingerprint to you, and type what you hear. Only then is it sure whose card this is."
)


class Compare(Block):
    """The fingerprint of the card is not shown: it is typed into `heard`."""

    def __init__(self, language: Language, name: str, *more: str) -> None:
        """`name` is whose card it is; `more` is asked in the same call."""
        words = language.text
        super().__init__("warning", words(_("Compare by telephone")), words(_CALL, name=name), *more)
        self.heard = LineEdit()
        help_line = words(_("Forty signs: digits, and letters from a to f. Spaces don't matter."))
        self._field = Field(words(_("The fingerprint as you hear it")), self.heard, help_line=help_line)
        self.add(self._field)

    def show_error(self, words: str) -> None:
        """What was heard is not the fingerprint of this card; empty takes it back."""
        self._field.show_error(words)
