"""`wellbeing contribution`: two offices are named, a quarter leaves in two files, and their list is taken in."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

from tests.app.test_freezing import open_case
from tests.cli.called import Outcome, call
from tests.helpers.contributing import TwoOffices
from tests.helpers.vaults import PASSPHRASE, Clock, open_session
from wellbeing.app import freezing, preferences, quarters_over, representatives
from wellbeing.app.representatives import RepresentativeCard


def test_a_quarter_is_contributed_and_closed(tmp_path: Path) -> None:
    vault, both, out = tmp_path / "vault", TwoOffices(), tmp_path / "out"
    now = dt.datetime.now(dt.UTC)
    with open_session(vault, clock := Clock(now - dt.timedelta(days=100))) as session:
        preferences.save(session, dataclasses.replace(preferences.read(session), representative="Ana Rep"))
        open_case(session)
        clock.now = now
        quarter = freezing.freeze(session, quarters_over.waiting(session)[-1])[0].period

    def run(*words: object) -> Outcome:
        return call("contribution", *words, "--vault", vault, "--passphrase-file", "-", typed=PASSPHRASE + "\n")

    assert "No offices are named." in run("offices").out
    out.mkdir()
    assert run("make", quarter.label, "--out", out).code == 2
    given: list[object] = []
    for role, office in (("releasing", both.releasing), ("second", both.second)):
        card = tmp_path / f"{role}.wbcard"
        card.write_bytes(office.card.to_bytes())
        given += [f"--{role}", card, f"--{role}-fingerprint", office.card.fingerprint.upper()]
    assert run("offices", *given[:-1], "0000", "--country", "DE", "--as", "Otter 7").code == 2
    named = run("offices", *given, "--country", "DE", "--as", "Otter 7")
    assert both.second.card.fingerprint in named.out, named.err
    told = run("make", quarter.label, "--out", out)
    assert "Only for Guarding office" in told.out, told.err
    assert "Never send both to one office" in told.out
    again = json.loads(run("make", quarter.label, "--out", tmp_path, "--json").out)
    assert (again["again"], again["because"]) == (True, None)
    assert "contributed on" in run("list").out
    (standing,) = [one for one in json.loads(run("list", "--json").out) if one["quarter"] == quarter.label]
    assert (standing["counted"], standing["revision"]) == (None, again["revision"])
    uid = both.releasing.opened(Path(again["files"][0]["file"]), _own(vault)).uid
    closed = run("closing", both.closing(tmp_path, quarter, [(uid, again["revision"])]))
    assert "Both offices counted your contribution." in closed.out, closed.err
    assert "closed by both offices, and counted." in run("list", "--year", quarter.year).out


def _own(vault: Path) -> RepresentativeCard:
    with open_session(vault) as session:
        return representatives.own_card(session)
