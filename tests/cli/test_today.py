"""`wellbeing today`: whom to call, by alias and step, and never the event."""

import json
from pathlib import Path

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import incidents
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.app.session import system_clock


def _today(vault: Path, *words: object, code: str = "en") -> Outcome:
    return call("today", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n", code=code)


def test_an_empty_vault_has_nobody_to_call(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault"):
        pass
    told = _today(tmp_path / "vault")
    assert (told.code, told.out) == (0, "Nobody has to be called in the next seven days.\n")


def test_a_step_that_is_due_stands_there_without_name_or_event(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault", Clock(system_clock())) as session:
        officer = Involved(alias="Heron", name="Ada Officer")
        incidents.open_incident(session, NewIncident(act="SEXUAL", officers=[officer], agreed=True))
    vault = tmp_path / "vault"
    assert _today(vault).out == "Heron  Same-shift talk  Due\n"
    assert "Heron  Gespräch in derselben Schicht" in _today(vault, code="de").out
    (row,) = json.loads(_today(vault, "--json").out)["due"]
    assert row == {"alias": "Heron", "step": "T0", "reason": "cadence", "days": 0, "attempts": 0}
    assert "Ada" not in _today(vault, "--json").out
    assert "SEXUAL" not in _today(vault, "--json").out


def test_a_wrong_passphrase_is_refused(tmp_path: Path) -> None:
    with open_session(tmp_path / "vault"):
        pass
    told = call("today", "--vault", tmp_path / "vault", "--passphrase-file", "-", typed="another\n")
    assert told.code != 0
    assert told.out == ""
