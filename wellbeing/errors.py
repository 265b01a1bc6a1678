"""The whole family of refusals and troubles.

Each class has an exit code and says who can put it right. An error carries one sentence (a word of the
catalogue, marked with `_`) and the values of its placeholders, never personal data; only `gui/alerts.py`
and `cli/main.py` turn it into the reader's language.
"""

from wellbeing.language import Language


class WellbeingError(Exception):
    """A known outcome that is told in one sentence. `field` names the input it belongs to, if any."""

    exit_code = 70

    def __init__(self, sentence: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values
        self.field = field

    def told(self, language: Language) -> str:
        """The sentence in the reader's language."""
        return language.text(self.sentence, **self.values)


class Refused(WellbeingError):
    """The person can put it right: shown beside the field."""

    exit_code = 2


class Trouble(WellbeingError):
    """The computer's side: disk, permission, a newer vault. The sentence says what to do."""

    exit_code = 3


class Tampered(WellbeingError):
    """A signature or an integrity check failed. The sentence says that nothing was changed."""

    exit_code = 4
