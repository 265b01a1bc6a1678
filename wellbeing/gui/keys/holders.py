"""Three people who keep the recovery sheets: what is wrong with their names, field by field."""

from collections.abc import Sequence

from wellbeing.language import Language, _

LABELS = (_("First sheet is kept by"), _("Second sheet is kept by"), _("Third sheet is kept by"))
WHO = _(
    "Three people you trust keep one sheet each. Two sheets together open the vault if the passphrase is lost; one"
    " alone tells nothing. One of the three should be the data-protection officer."
)
TYPE_BACK = _(
    "Take one of the printed or copied sheets and type its words here, in their order, or scan its code. So you know"
    " that it can be read when it is needed. The first four letters of each word are enough."
)


def field_of(place: int) -> str:
    """The field of the sheet at `place`, from 0."""
    return f"holder{place + 1}"


def errors(names: Sequence[str], reader: Language) -> dict[str, str]:
    """What is wrong, by field; empty where three different people are named."""
    found = {}
    folded = [name.strip().casefold() for name in names]
    for place, name in enumerate(folded):
        if not name:
            found[field_of(place)] = reader.text(_("Who keeps this sheet?"))
        elif name in folded[:place]:
            found[field_of(place)] = reader.text(_("Three different people keep the sheets."))
    return found
