"""The line of a field, to type into it and to read it."""

from wellbeing.gui.widgets.field import Field, LineEdit


def line_of(field: Field) -> LineEdit:
    """The single line that `field` names."""
    assert isinstance(field.control, LineEdit)
    return field.control
