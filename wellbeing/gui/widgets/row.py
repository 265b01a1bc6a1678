"""One row of a long list, in words: plain Python, so that presenters make it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Two lines: `title` over `about` to the left, `state` over `when` to the right. `key` says where it leads;
    the tone 'strong' makes the state stand out."""

    key: str
    title: str
    about: str
    when: str
    state: str
    tone: str = "plain"
    can_be_chosen: bool = True
    """Whether it can be one of several that are acted on at once."""
    leads: bool = False
    """Whether `about` names where the row leads to, and looks like it."""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ", ".join(part for part in (self.title, self.about, self.when, self.state) if part)
