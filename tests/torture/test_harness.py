"""The harness itself: it finds what is lost, goes on where it was, and says so."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.torture import __main__ as command
from tests.torture import strace
from tests.torture.figures import Figures, Run, kept, table, version
from tests.torture.power.cuts import Cuts
from tests.torture.power.disk import Cut, Disk, Dropped, Event, Fate, Flushed, Moved, Put, Written
from tests.torture.run import run_all
from tests.torture.tampering import harms
from tests.torture.tampering.history import lay
from tests.torture.tampering.trials import Tampering
from tests.torture.torture import Torture
from tests.torture.toy import TOY, Toy
from tests.torture.work.told import Told


def toy_run(run: Run, limit: float | None = None) -> bool:
    return run_all([TOY], run, lambda _run: None, lambda _name, _figures: None, limit=limit)


def test_every_trial_is_made_once_and_losses_are_counted() -> None:
    run = Run(seed=1, version=version())
    assert toy_run(run)
    figures = run.tortures["toy"]
    assert (figures.tried, figures.survived, figures.lost) == (30, 28, 2)
    assert sorted(figures.batches) == list(range(8))
    assert {loss.splitlines()[0].split(":")[0] for loss in figures.losses} == {"trial 7", "trial 11"}
    assert "nobody expected this" in table(run)


def test_an_interrupted_run_comes_to_the_same_as_one_in_one_go(tmp_path: Path) -> None:
    whole, parts = Run(seed=5, version=version()), Run(seed=5, version=version())
    toy_run(whole)
    assert not toy_run(parts, limit=0), "stopped at once"
    parts.of(TOY).batches = [0, 3]
    parts.of(TOY).add((number, TOY.outcome(Toy(tmp_path), 5, number)) for number in (0, 1, 2, 3, 12, 13, 14, 15))
    parts.keep(tmp_path / "kept.json")
    again = kept(tmp_path / "kept.json")
    assert again is not None
    assert toy_run(again)
    assert again.tortures["toy"].notes == whole.tortures["toy"].notes
    assert again.tortures["toy"].lost == whole.tortures["toy"].lost


def test_figures_of_other_code_are_void(tmp_path: Path) -> None:
    Run(seed=1, version="of yesterday").keep(tmp_path / "kept.json")
    assert kept(tmp_path / "kept.json") is None
    assert kept(tmp_path / "none.json") is None


def test_a_loss_gives_exit_code_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "TORTURES", [TOY])
    monkeypatch.setattr("os.nice", lambda _by: 0)
    out = tmp_path / "figures.json"
    assert command.main(["--seed", "3", "--out", str(out)]) == 1
    found = kept(out)
    assert found is not None
    assert found.seed == 3
    assert command.main(["--seed", "4", "--limit", "0", "--out", str(out)]) == 0, "another seed begins anew"


def test_tortures_of_one_promise_are_summed_up() -> None:
    parts = {name: Figures(promise="read or refused", target="1 s", tried=1500, seconds=2) for name in ("a", "b")}
    alone = Figures(promise="another", target="all", tried=7)
    lines = table(Run(seed=1, version=version(), tortures={**parts, "c": alone})).splitlines()
    assert "2 tortures, 3,000 tried, 0 lost, 4 s: read or refused" in lines
    assert not any("another" in line for line in lines)


def test_a_pattern_names_tortures_and_a_word_that_names_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"fuzzed-header", "fuzzed-backup"} <= set(command._named("fuzzed-*"))
    with pytest.raises(SystemExit):
        command.main(["--only", "fuzzed-nothing"])
    assert "there is no torture called fuzzed-nothing" in capsys.readouterr().err


def test_what_a_computer_lacks_stands_in_the_table() -> None:
    run = Run(seed=1, version=version(), tortures={"toy": Figures(promise="", target="all", missing="no strace")})
    assert "not run: no strace" in table(run)


def told(*lines: str) -> Told:
    """From whole lines; what follows the last line break was cut short."""
    return Told.read({"before": "1"}, "\n".join(lines).encode())


def test_what_was_acknowledged_must_be_there_and_what_was_begun_whole_or_not_at_all() -> None:
    done = told('["about", {"a": "1", "b": "1"}]', '["done", null]', "")
    assert done.lost({"before": "1", "a": "1", "b": "1"}.__getitem__) == []
    assert len(done.lost({"before": "1", "a": "1", "b": ""}.__getitem__)) == 1
    assert len(done.lost({"before": "", "a": "1", "b": "1"}.__getitem__)) == 1
    begun = told('["about", {"a": "1", "b": "1"}]', '["done", nul')
    for value in ("", "1"):
        assert begun.lost({"before": "1", "a": value, "b": value}.__getitem__) == []
    assert begun.lost({"before": "1", "a": "1", "b": ""}.__getitem__) != []


def test_an_older_save_that_failed_does_not_excuse_a_newer_one() -> None:
    later = told('["about", {"a": "1"}]', '["told", ["Trouble", ""]]', '["about", {"a": "2"}]', '["done", null]', "")
    assert later.lost({"before": "1", "a": "2"}.__getitem__) == []
    assert later.lost({"before": "1", "a": "1"}.__getitem__) != []


def images(disk: Disk) -> set[tuple[tuple[str, bytes], ...]]:
    """Everything that power cuts leave of the files in the root."""
    found = set()
    for seed in range(300):
        fate = Fate(Random(seed))
        content = {node: fate.content(file) for node, file in disk.files.items()}
        found.add(tuple(sorted((name, content[node]) for name, node in fate.folders(disk)[0].items())))
    return found


def test_a_disk_keeps_what_was_flushed_and_may_keep_anything_else() -> None:
    put, written = Put(0, "a", 1, is_folder=False), Written(1, 0, b"old")
    sure = Disk().take([put, written, Flushed(1), Flushed(0)])
    assert images(sure) == {(("a", b"old"),)}
    unsure = Disk().take([put, written])
    assert {(), (("a", b""),), (("a", b"old"),)} <= images(unsure)
    later = images(Disk().take([put, written, Flushed(1), Flushed(0), Cut(1, 0), Written(1, 0, b"new")]))
    assert {(("a", b"old"),), (("a", b"new"),), (("a", b""),)} <= later


def test_a_rename_is_there_or_not_and_a_flush_makes_it_sure() -> None:
    before: list[Event] = [Put(0, "a", 1, is_folder=False), Put(0, "b", 2, is_folder=False), Flushed(0)]
    old, new = (("a", b""), ("b", b"")), (("a", b""),)
    assert images(Disk().take([*before, Moved(0, "b", 0, "a")])) == {old, new}
    assert images(Disk().take([*before, Moved(0, "b", 0, "a"), Flushed(0)])) == {new}
    assert images(Disk().take([*before, Dropped(0, "b")])) == {old, new}


@pytest.mark.skipif(bool(strace.missing()), reason="needs strace")
def test_each_call_is_disturbed_by_itself(tmp_path: Path) -> None:
    """strace counts the calls of each name by themselves: killed at each in turn, one byte more has been written."""
    code = "import os\nfile = os.open('out', os.O_CREAT | os.O_WRONLY)\n" + "os.write(file, b'x'); os.fsync(file)\n" * 3
    written = (sys.executable, "-S", "-c", code)
    names = ("write", "fsync")

    def run(*words: str) -> int:
        out = tmp_path / "out"
        out.unlink(missing_ok=True)
        subprocess.run(["strace", "-f", *words, *written], cwd=tmp_path, capture_output=True, check=False)
        return out.stat().st_size

    assert run(*strace.recorded(tmp_path / "calls"), "-e", f"trace={','.join(names)}") == 3
    calls = strace.calls(tmp_path / "calls")
    assert [call.name for call in calls] == [*names] * 3
    assert [run(*strace.disturbing(call, "signal=KILL")) for call in calls] == [0, 1, 1, 2, 2, 3]
    kept = [run(*strace.disturbing_from(calls, place, "retval=0")) for place in range(len(calls))]
    assert kept == [0, 1, 1, 2, 2, 3], "from one call on, whatever the names of those that follow"


@pytest.mark.skipif(bool(strace.missing()), reason="needs strace")
def test_a_program_that_never_flushed_would_be_found_out(tmp_path: Path) -> None:
    cuts = Cuts("saves", tmp_path)
    before, events = cuts._recording(0)
    cuts._recorded = 0, before, [event for event in events if not isinstance(event, Flushed)]
    torture = Torture(name="unflushed", promise="", ground=lambda _folder: cuts, short=1)
    outcomes = [torture.outcome(cuts, 1, number) for number in range(30)]
    assert any(outcome.lost for outcome in outcomes)


def test_a_harm_that_nobody_can_see_is_counted_as_silent(tmp_path: Path) -> None:
    """Store, head and witness put back together: SECURITY.md says that this is not promised."""
    tampering = Tampering(tmp_path)
    older = tampering._history.generations[-3]
    lay(older, tampering._place.disk)
    outcome = tampering._opened(harms.both_rolled_back, older, by_passphrase=False)
    assert outcome.note == "SILENT"
    assert "log" in outcome.lost
