"""A topic guide of any length, and the window's view of a talk about it."""

from pathlib import Path

from tests.gui.direct import Direct, Ways
from wellbeing.app import debriefs, incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import Session
from wellbeing.domain.checklist import Mode
from wellbeing.gui.debrief.screen import build
from wellbeing.gui.debrief.view import DebriefView

_HEAD = """\
name: {name}
version: 1
title: A guide of {steps} steps
topic:
  about: To see whether a long guide is as quick as a short one.
  for:
    fact: act
    is: TRAUMA_SCENE
  at:
    - T0
opening:
  in_person: Let us go through it.
warning: The lawyer comes first.
red_flags: 1
sections:
  - id: long
    title: All of it
    steps:
      - id: q0
        kind: information
        title: Question 0
        points:
          - Go through it.
        avoid:
          - Leave nothing out.
"""
_STEP = """\
      - id: q{number}
        kind: choice
        title: Question {number}
        ask: What about the thing with the number {number}?
        say:
          in_person: How is it with number {number}?
        why: Because it comes after the one before.
        options:
          - id: 'yes'
            label: 'Yes'
          - id: 'no'
            label: 'No'
"""


class KeepsNothing:
    """A keeper of drafts without a place to keep them."""

    def register(self, _name: str, _words: object) -> str:
        """There was none."""
        return ""

    def saved(self, _name: str) -> None:
        """There is none."""

    def has_ended(self, _name: str) -> bool:
        """There was nothing."""
        return False


def write_guide(resources: Path, name: str, steps: int) -> None:
    """Add the topic guide `name`, of that many steps in one section, to a copy of the resources."""
    file = resources / "checklists" / name / "1.yaml"
    file.parent.mkdir()
    questions = "".join(_STEP.format(number=number) for number in range(1, steps))
    file.write_text(_HEAD.format(name=name, steps=steps) + questions, encoding="utf-8")


def hold(session: Session, name: str) -> DebriefView:
    """A talk about it, begun in a window of the usual size; its questions are q0, q1, ..."""
    (case_id,) = incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    view = build(Direct(session), Ways(), session.language, KeepsNothing())
    view.resize(1280, 800)
    view.show()
    view.arrive(case=case_id, topic=name)
    view.intentions.begin(Mode.IN_PERSON)
    return view


def answer_all(session: Session, name: str, steps: int) -> None:
    """As far as the talk about a guide can come: an answer to each of its questions."""
    for (debrief_id,) in session.store.all("SELECT id FROM debrief WHERE checklist = ?", (name,)):
        for number in range(1, steps):
            debriefs.answer(session, debrief_id, f"q{number}", "yes")
