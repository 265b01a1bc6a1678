"""How long it took until a doctor, a nurse or a paramedic looked at the officer."""

_CLASSES = ((30, "M0-30"), (60, "M31-60"), (120, "M61-120"), (360, "M121-360"), (1440, "M361-1440"))


def care_class(minutes: int) -> str:
    """The class of the whole minutes from the incident to the first medical assessment, as in care_times.csv. Raises
    ValueError below zero."""
    if minutes < 0:
        raise ValueError("nobody is looked after before the incident")
    return next((code for most, code in _CLASSES if minutes <= most), "M_GE1441")
