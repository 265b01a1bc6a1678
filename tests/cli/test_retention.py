"""`wellbeing retention list`: what is due is told by alias and kind, and nothing is erased."""

import json
from pathlib import Path

from tests.cli.called import Outcome, call
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import cases, incidents, retention
from wellbeing.app.incidents import Involved, NewIncident
from wellbeing.domain.retention import Kind


def _listed(vault: Path, *words: str) -> Outcome:
    return call("retention", "list", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")


def test_what_is_due_is_told_and_stays(tmp_path: Path) -> None:
    clock, vault = Clock(), tmp_path / "vault"
    clock.forward(days=-2000)
    with open_session(vault, clock) as session:
        new = NewIncident(act="THREAT", officers=[Involved(alias="Heron", name="Ada Officer")], agreed=True)
        (case_id,) = incidents.open_incident(session, new)
        cases.close(session, case_id)
        months = retention.months(session)
    told = json.loads(_listed(vault, "--json").out)
    assert told["months"] == {kind.value: months[kind] for kind in Kind}
    assert [(one["about"], one["kind"], one["records"]) for one in told["due"]] == [("Heron", "record", 1)]
    shown = _listed(vault)
    assert "Heron" in shown.out
    assert "Ada" not in shown.out
    assert json.loads(_listed(vault, "--json").out) == told
