"""What is left of a locked program anywhere in memory: its own, the screen's, what could be pasted, what is shared."""

from pathlib import Path

from tests.journeys.display import Display, can_be_pasted
from tests.journeys.process import in_memory_of
from tests.trace.tour import Tour


def needles(tour: Tour) -> dict[str, bytes]:
    """Every form in which marks, passphrase and keys could lie in a memory."""
    found: dict[str, bytes] = {}
    for name, words in {"a mark": tour.marks.stem, **{f"sheet {n}": s[:40] for n, s in enumerate(tour.sheets)}}.items():
        found |= {f"{name}, UTF-8": words.encode(), f"{name}, UTF-16": words.encode("utf-16-le")}
        found[f"{name}, UTF-32"] = words.encode("utf-32-le")
    for name, key in tour.keys().items():
        found[name] = key
        found[f"{name}, as text"] = key.hex().encode()
        found[f"{name}, as capitals"] = key.hex().upper().encode()
        found[f"{name}, as UTF-16"] = key.hex().encode("utf-16-le")
    return found


def left(tour: Tour, screen: Display, wanted: dict[str, bytes]) -> list[str]:
    """Everything that a lock left behind; empty where it left nothing."""
    process = tour.running
    found = [f"own memory: {name}" for name in process.in_memory(wanted)]
    found += [f"own files in /proc: {name}" for name in process.in_process_files(wanted)]
    found += [f"the screen's memory: {name}" for name in in_memory_of(screen.pid, wanted)]
    pasted = can_be_pasted(tour.environment)
    found += [f"can be pasted: {name}" for name, needle in wanted.items() if needle in pasted.encode()]
    found += [f"shared memory {one}" for one in _forgotten_segments(process.pid)]
    found += [f"child {child}" for child in _children(process.pid)]
    return found


def _forgotten_segments(pid: int) -> list[str]:
    """Segments of shared memory that the process made and nobody holds any more: they stay until the computer ends."""
    lines = Path("/proc/sysvipc/shm").read_text().splitlines()
    names, rows = lines[0].split(), [line.split() for line in lines[1:]]
    made = [dict(zip(names, row, strict=False)) for row in rows]
    return [one["shmid"] for one in made if int(one["cpid"]) == pid and int(one["nattch"]) == 0]


def _children(pid: int) -> list[str]:
    found: list[str] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += (task / "children").read_text().split()
    return found
