"""Every command of the command line over marked words: `python -m tests.trace.commands`, one command a line on the
standard input, and what came of it a line on the standard output. A sample of what `make torture` gives a process each.
"""

import dataclasses
import datetime as dt
import functools
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from unittest import mock

from tests.helpers import argon2
from tests.helpers.packs import SERVICES
from tests.trace.marks import Marks

_PACK = "name: north\nversion: 1\ntitle: North\npublisher: North, welfare office\nlanguage: en\n"
FRESH = "new passphrase of a command"
"""The field of the passphrase that every vault of the commands has in the end."""


class Runs(Protocol):
    """Runs one command line with what stands on its standard input, and hands back what it wrote."""

    def __call__(self, *words: object, typed: str = "") -> str: ...


def names() -> set[str]:
    """Every command that there is."""
    from wellbeing.cli.main import _COMMANDS

    return {" ".join(filter(None, (group, part))) for group, parts in _COMMANDS.items() for part in parts}


def name_of(words: tuple[object, ...]) -> str:
    """The command in a line of words."""
    known = names()
    return next(found for count in (3, 2, 1) if (found := " ".join(map(str, words[:count]))) in known)


def walk(run: Runs, marks: Marks, home: Path, chosen: Path, sheet: Path, tables: bytes) -> None:
    """From a new vault to a restored one. `home` is where vaults may lie, `chosen` where files are saved."""
    vault, secret = ("--vault", home / "by-command"), ("--passphrase-file", "-")
    passphrase, fresh = marks("passphrase of a command"), marks(FRESH)
    typed = passphrase + "\n"
    own = ("--representative", marks("command representative"), "--union", marks("command union"))
    run("vault", "create", *vault, *secret, *own, "--country", "DE", typed=typed)
    basis = ("--basis", marks("command basis"), "--basis-by", marks("command stated by"))
    run("import", sheet, "--mapping", "nj-use-of-force-2022", *basis, *vault, *secret, typed=typed)
    run("vault", "change-passphrase", *vault, *secret, "--new-passphrase-file", "-", typed=f"{typed}{fresh}\n")
    typed = fresh + "\n"
    _facts(run, typed, marks, chosen, (*vault, *secret))
    _figures(run, typed, chosen, (*vault, *secret))
    _contribute(run, typed, marks, chosen, (*vault, *secret))
    _hand_over(run, fresh, marks, home, chosen)
    _two_offices(run, fresh, marks, home, chosen)
    run("today", *vault, *secret, typed=typed)
    run("papers", "list", *vault, *secret, typed=typed)
    for ending in ("pdf", "rtf"):
        run("papers", "make", "notice", "--out", chosen / f"notice.{ending}", *vault, *secret, typed=typed)
    _services(run, typed, marks, chosen, (*vault, *secret))
    _officer(run, fresh, marks, chosen, home / "by-command")
    run("log", "list", *vault, *secret, typed=typed)
    run("log", "export", "--out", chosen / "access-log.csv", *vault, *secret, typed=typed)
    _keys(run, typed, (*vault, *secret))
    _backups(run, typed, marks, home, chosen, (*vault, *secret))
    _without_a_vault(run, chosen, tables)
    _packs(run, marks, chosen)


def _hand_over(run: Runs, passphrase: str, marks: Marks, home: Path, chosen: Path) -> None:
    """Two cases go to another vault: one for good, one until its officer objects. No command opens a case."""
    own, other = home / "by-command", home / "by-command-other"
    typed, secret = passphrase + "\n", ("--passphrase-file", "-")
    named = ("--representative", marks("other representative"))
    run("vault", "create", "--vault", other, *secret, *named, typed=typed)
    goes, objects = marks("alias handed over"), marks("alias that objects")
    _open_cases(own, passphrase, goes, objects)
    for vault, another in ((own, other), (other, own)):
        card = chosen / f"{vault.name}.wbcard"
        made = run("representative", "card", "--out", card, "--json", "--vault", vault, *secret, typed=typed)
        known = ("--fingerprint", json.loads(made)["fingerprint"])
        run("representative", "add", card, *known, "--vault", another, *secret, typed=typed)
    run("representative", "list", "--vault", own, *secret, typed=typed)
    to = ("--to", marks("other representative"), "--vault", own, *secret)
    run("case", "hand-over", goes, "--agreed", "spoken", "--out", chosen / "one.wbcase", *to, typed=typed)
    run("case", "hand-over", objects, "--emergency", "danger", "--out", chosen / "two.wbcase", *to, typed=typed)
    for package in ("one.wbcase", "two.wbcase"):
        run("case", "receive", chosen / package, "--vault", other, *secret, typed=typed)
    run("case", "erase", goes, "--vault", own, *secret, typed=typed)
    receipt = chosen / "two.wbreceipt"
    run("case", "objection", objects, "--out", receipt, "--vault", other, *secret, typed=typed)
    run("case", "take-back", receipt, "--vault", own, *secret, typed=typed)


def _open_cases(vault: Path, passphrase: str, *aliases: str) -> None:
    from wellbeing.app import incidents, vaults
    from wellbeing.language import language

    session = vaults.unlock(vault, passphrase, language("en"))
    for alias in aliases:
        officers = [incidents.Involved(alias=alias)]
        incidents.open_incident(session, incidents.NewIncident(act="THREAT", officers=officers, agreed=True))
    vaults.close(session)


def _officer(run: Runs, passphrase: str, marks: Marks, chosen: Path, vault: Path) -> None:
    """One officer with a referral: consents, steps, every right, and at last the erasure."""
    typed, where = passphrase + "\n", ("--vault", vault, "--passphrase-file", "-")
    alias, help_ = marks("alias of a command"), marks("service of a command")
    _open_cases(vault, passphrase, alias)
    _refer(vault, passphrase, alias)
    consent = (alias, "--for", "service", "--to", help_)
    run("consent", "give", *consent, "--way", "spoken", *where, typed=typed)
    (referral,) = json.loads(run("referral", "list", "--json", *where, typed=typed))
    run("referral", "move", referral["id"], "made", *where, typed=typed)
    run("consent", "withdraw", *consent, *where, typed=typed)
    run("consent", "list", alias, *where, typed=typed)
    run("retention", "list", *where, typed=typed)
    run("officer", "list", *where, typed=typed)
    run("officer", "correct", alias, "--name", marks("name by command"), *where, typed=typed)
    request = chosen / "office.wbrequest"
    _ask_of_office(vault, passphrase, marks("name by command"), request)
    run("officer", "request", request, *where, typed=typed)
    run("officer", "request", request, "--answer", chosen / "office.wbanswer", *where, typed=typed)
    run("officer", "restrict", alias, "--ground", "accuracy", *where, typed=typed)
    run("officer", "restrict", alias, "--lift", *where, typed=typed)
    soon = (dt.datetime.now().astimezone().date() + dt.timedelta(days=30)).isoformat()
    claim = ("--reason", marks("claim by command"), "--until", soon)
    run("officer", "hold", alias, *claim, *where, typed=typed)
    run("officer", "hold", alias, "--lift", *where, typed=typed)
    for ending in ("pdf", "json"):
        run("officer", "export", alias, "--out", chosen / f"about-officer.{ending}", *where, typed=typed)
    run("officer", "erase", alias, "--receipt", chosen / "erased.pdf", *where, typed=typed)


def _ask_of_office(vault: Path, passphrase: str, name: str, file: Path) -> None:
    """The other representative asks as an office would. No command of this program writes a request."""
    from tests.app.test_office_requests import asked
    from wellbeing.app import vaults
    from wellbeing.domain.request import Wish
    from wellbeing.language import language

    office = vaults.unlock(vault.with_name("by-command-other"), passphrase, language("en"))
    own = vaults.unlock(vault, passphrase, language("en"))
    asked(office, own, file, Wish.ACCESS, name)
    vaults.close(own)
    vaults.close(office)


def _refer(vault: Path, passphrase: str, alias: str) -> None:
    """No command considers a referral: that is a talk."""
    from wellbeing.app import hand_over, referrals, services, vaults
    from wellbeing.language import language

    session = vaults.unlock(vault, passphrase, language("en"))
    service = services.find(session, kind="PEER")[0]
    referrals.consider(session, hand_over.by_words(session, alias), service.id)
    vaults.close(session)


def _services(run: Runs, typed: str, marks: Marks, chosen: Path, where: tuple[object, ...]) -> None:
    """A directory from a spreadsheet, asked and saved."""
    sheet = chosen / "services.csv"
    sheet.write_text(f"name,kind\n{marks('service of a command')},PEER\n", encoding="utf-8")
    for more in ((), ("--accept",)):
        run("services", "import", sheet, *more, *where, typed=typed)
    (found,) = json.loads(run("services", "find", "--kind", "PEER", "--json", *where, typed=typed))
    run("services", "check", found["id"], *where, typed=typed)
    run("services", "export", "--out", chosen / "services.xlsx", *where, typed=typed)


def _case_of_a_quarter_that_is_over(vault: Path, passphrase: str) -> None:
    from wellbeing.app import incidents, vaults
    from wellbeing.app.incidents import Involved, NewIncident
    from wellbeing.language import language

    session = vaults.unlock(vault, passphrase, language("en"))
    session.clock = lambda: dt.datetime.now(dt.UTC) - dt.timedelta(days=100)
    incidents.open_incident(session, NewIncident(act="THREAT", officers=[Involved()], agreed=True))
    vaults.close(session)


def _quarter_before(day: dt.date) -> str:
    number = (day.month - 1) // 3
    return f"{day.year}-Q{number}" if number else f"{day.year - 1}-Q4"


def _figures(run: Runs, typed: str, chosen: Path, open_it: tuple[object, ...]) -> None:
    _case_of_a_quarter_that_is_over(Path(str(open_it[1])), typed.strip())
    run("summary", "freeze", _quarter_before(dt.datetime.now(dt.UTC).astimezone().date()), *open_it, typed=typed)
    run("summary", "preview", "--year", 2022, "--json", *open_it, typed=typed)
    out, card = chosen / "figures-2022-by-command", chosen / "signer-card-by-command.json"
    (chosen / "stick").mkdir()
    run("backup", "make", *open_it, "--place", chosen / "stick", typed=typed)
    (made,) = (chosen / "stick").glob("*.backup")
    shutil.copy(made, chosen / "older.backup")  # a release makes a newer one in its place
    run("summary", "release", "--year", 2022, "--out", out, "--card", card, *open_it, typed=typed)
    run("release", "verify", out, "--card", card)
    run("indicators", "sheet", "--out", chosen / "facts-to-fill-in.csv")


def _contribute(run: Runs, typed: str, marks: Marks, chosen: Path, open_it: tuple[object, ...]) -> None:
    """The quarter that was frozen, for two offices of which only the cards are here."""
    from tests.helpers.contributing import TwoOffices
    from wellbeing.anonymise.period import read_period

    both, given = TwoOffices(), []
    for role, office in (("releasing", both.releasing), ("second", both.second)):
        card = chosen / f"{role}.wbcard"
        card.write_bytes(office.card.to_bytes())
        given += [f"--{role}", card, f"--{role}-fingerprint", office.card.fingerprint]
    known_as = ("--country", "DE", "--as", marks("pseudonym of a command"))
    run("contribution", "offices", *given, *known_as, *open_it, typed=typed)
    quarter = _quarter_before(dt.datetime.now(dt.UTC).astimezone().date())
    (chosen / "offices").mkdir()
    run("contribution", "make", quarter, "--out", chosen / "offices", *open_it, typed=typed)
    run("contribution", "list", *open_it, typed=typed)
    listed = both.closing(chosen, read_period(quarter), [])
    run("contribution", "closing", listed, *open_it, typed=typed)


def _two_offices(run: Runs, passphrase: str, marks: Marks, home: Path, chosen: Path) -> None:
    """Two offices with ten representatives, a roster of this quarter, and the release of last year."""
    from tests.helpers.offices import representative

    typed, vaults = passphrase + "\n", {}
    people = [representative(number, "IE04", seed=1) for number in range(1, 11)]
    people[0] = dataclasses.replace(people[0], pseudonym=marks("pseudonym of an office"))
    for role in ("releasing", "second"):
        vaults[role] = ("--vault", home / f"by-command-{role}", "--passphrase-file", "-")
        run("vault", "create", *vaults[role], typed=typed)
        named = ("--name", marks(f"{role} office representative"), "--country", "IE")
        run("office", "begin", *named, "--as", role, *vaults[role], typed=typed)
    for role, other in (("releasing", "second"), ("second", "releasing")):
        card = chosen / f"office-{role}.wbcard"
        made = json.loads(run("representative", "card", "--out", card, "--json", *vaults[role], typed=typed))
        run("office", "other", card, "--fingerprint", made["fingerprint"], *vaults[other], typed=typed)
        for one in people:
            file = chosen / f"{one.card.name}-{role}.wbcard"
            file.write_bytes(one.card.to_bytes())
            known = ("--fingerprint", one.card.fingerprint, "--area", one.area, "--pseudonym", one.pseudonym)
            run("office", "enrol", file, *known, *vaults[role], typed=typed)
    today = dt.datetime.now(dt.UTC).astimezone().date()
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    for role, other in (("releasing", "second"), ("second", "releasing")):
        roster = chosen / f"roster-{role}.wboffice"
        run("office", "give", "roster", quarter, "--out", roster, *vaults[role], typed=typed)
        run("office", "take", roster, *vaults[other], typed=typed)
    run("office", "status", quarter, *vaults["second"], typed=typed)
    run("office", "enrolled", *vaults["second"], typed=typed)
    _opened_last_year(home, chosen, passphrase, people, today.year - 1)
    alone = ("--other-gone", marks("person of an office"), "--out", chosen / "alone.wboffice")
    run("office", "close", f"{today.year - 1}-Q2", *alone, *vaults["releasing"], typed=typed)
    year = ("--year", today.year - 1, *vaults["releasing"])
    run("office", "preview", *year, typed=typed)
    out, card = chosen / "national-by-command", chosen / "national-signer-card.json"
    run("office", "release", "--out", out, "--card", card, *year, typed=typed)


def _opened_last_year(home: Path, chosen: Path, passphrase: str, people: list[Any], year: int) -> None:
    """The first quarter of a year that is over, with the offices' clocks of then."""
    from tests.helpers.offices import Offices
    from tests.helpers.vaults import Clock
    from wellbeing.anonymise.period import Period
    from wellbeing.app import vaults
    from wellbeing.exchange.contribution.document import Role
    from wellbeing.language import language

    quarter, clock = Period(year=year, quarter=1), Clock(dt.datetime(year, 3, 12, 9, tzinfo=dt.UTC))
    sessions = {role: vaults.unlock(home / f"by-command-{role}", passphrase, language("en")) for role in Role}
    for session in sessions.values():
        session.clock = clock
    both = Offices(folder=chosen, sessions=sessions, people=people, clock=clock, laptops=False)
    both.roster(quarter)
    clock.now = dt.datetime(year, 4, 9, 9, tzinfo=dt.UTC)
    for one in people:
        both.contribute(one, quarter)
    both.lists(quarter)
    both.open(quarter)
    both.close(quarter)
    for session in sessions.values():
        vaults.close(session)


def _facts(run: Runs, typed: str, marks: Marks, chosen: Path, open_it: tuple[object, ...]) -> None:
    sheet = chosen / "facts.csv"
    force, source = marks("force of a command"), marks("source of a command")
    sheet.write_text(f"force,year,fact,value,source\n{force},2022,OFFICERS,1600,{source}\n", encoding="utf-8")
    run("indicators", "import", sheet, "--by", marks("facts by command"), *open_it, typed=typed)
    run("indicators", "list", "--json", *open_it, typed=typed)


def _keys(run: Runs, typed: str, open_it: tuple[object, ...]) -> None:
    run("vault", "sheets", *open_it, typed=typed)
    run("vault", "change-key", *open_it, typed=typed)
    run("vault", "compact", *open_it, typed=typed)
    run("vault", "check", *open_it, typed=typed)


def _backups(run: Runs, typed: str, marks: Marks, home: Path, chosen: Path, open_it: tuple[object, ...]) -> None:
    older = chosen / "older.backup"
    run("backup", "list", chosen / "stick")
    run("backup", "show", older, *open_it, typed=typed)
    restored = ("--vault", home / "by-command-restored", "--passphrase-file", "-")
    run("backup", "restore", older, *restored, typed=typed)
    left = chosen / "figures-2022-by-command"
    card = ("--card", chosen / "signer-card-by-command.json")
    by = ("--nothing-else-by", marks("command word"))
    run("release", "read-in", left, *card, *by, *restored, typed=typed)
    run("backup", "make", *open_it, typed=typed)
    run("backup", "drill", *open_it, typed=typed)


def _without_a_vault(run: Runs, chosen: Path, tables: bytes) -> None:
    from wellbeing import paths

    checklist = paths.resources() / "checklists" / "assault" / "1.yaml"
    run("debrief", "walk", checklist)
    run("content", "check", checklist)
    run("content", "schema", "checklist")
    run("guide", "card", "--out", chosen / "cards.pdf", "assault")
    (chosen / "tables.json").write_bytes(tables)
    run("protect", chosen / "tables.json", "--out", chosen / "protected.json")


def _packs(run: Runs, marks: Marks, chosen: Path) -> None:
    """A publisher's key under a marked passphrase; what a pack says is public."""
    folder, key, file = chosen / "north", chosen / "publisher.key", chosen / "north.wbpack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    (folder / "services.yaml").write_text(SERVICES, encoding="utf-8")
    typed = marks("publisher's passphrase") + "\n"
    run("content", "pack", "key", "--out", key, "--passphrase-file", "-", typed=typed)
    run("content", "pack", "words", folder, "--into", "de")
    run("content", "pack", "build", folder, "--out", file, "--key", key, "--passphrase-file", "-", typed=typed)
    told = json.loads(run("content", "pack", "show", file, "--json"))
    run("content", "pack", "install", file, "--fingerprint", told["fingerprint"])
    run("content", "pack", "list")
    run("content", "pack", "remove", "north")


def without_cost() -> None:
    """Making a passphrase costly is not what this is about: what it may cost is measured once, and the least taken."""
    from wellbeing.app import publishing
    from wellbeing.vault import keys, opening
    from wellbeing.vault.rekeying import change

    @functools.cache
    def cheap() -> keys.KdfSetting:
        keys.calibrated()
        return keys.LOWEST_SETTING

    for module in (opening, change, publishing):
        mock.patch.object(module, "calibrated", side_effect=lambda *_ignored: cheap()).start()


def main(hear: Callable[[], str]) -> None:
    """Run what is asked for until nothing more comes."""
    from wellbeing.cli.console import Console
    from wellbeing.cli.main import Windows, run
    from wellbeing.language import language

    without_cost()
    argon2.remember()  # a hundred commands open a vault by the same few passphrases
    windows = Windows(open=lambda _vault, _code: 0, picture=lambda _wanted: 0)
    while line := hear():
        asked = json.loads(line)
        out, err = io.StringIO(), io.StringIO()
        shown = Console(language=language("en"), out=out, err=err, source=io.StringIO(asked["typed"]))
        code = run(asked["words"], windows, shown)
        answer = {"code": code, "out": out.getvalue(), "err": err.getvalue()}
        os.write(1, json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main(sys.stdin.readline)
