"""What surrounds the program: its settings, what a lock left, the command line, and what is typed into fields."""

import atexit
import contextlib
import datetime as dt
import functools
import io
import json
import os
import re
import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.exchange.release.examples import SIGNER
from tests.helpers.vaults import open_session
from tests.torture.fuzz.decoder import decoder, handed, typed
from tests.torture.fuzz.mutations import BYTES, TEXT
from tests.torture.fuzz.trees import JSON
from wellbeing.app import search, services
from wellbeing.app.guides import public_words
from wellbeing.app.services import Wanted
from wellbeing.app.session import Session
from wellbeing.app.strength import strength
from wellbeing.cli import log_filters
from wellbeing.cli.console import Console
from wellbeing.cli.main import parser
from wellbeing.content import countries, own_country, png
from wellbeing.content.languages import read_languages
from wellbeing.content.png import Picture
from wellbeing.content.regions import find_region
from wellbeing.domain.checklist import StepKind
from wellbeing.domain.country import HelpNumber, Layer, Line, Origin
from wellbeing.domain.identity import ServiceId, new_uid
from wellbeing.domain.referral import Service
from wellbeing.errors import Refused
from wellbeing.gui import process
from wellbeing.gui.countries import country_shown_first
from wellbeing.gui.country.shown import entered_in
from wellbeing.gui.debrief.wording import as_answer
from wellbeing.gui.drafts import fields_of
from wellbeing.gui.incident.begun import people_of
from wellbeing.gui.lock import place_in
from wellbeing.gui.releasing.presenter import card_at
from wellbeing.gui.remembered import Memory
from wellbeing.gui.services.form import read_days
from wellbeing.gui.style import Scheme
from wellbeing.gui.widgets.moment import read_day, read_time
from wellbeing.language import language, shipped
from wellbeing.vault.backups import shelf

_SETTINGS = {
    "language": "de", "country": "DE", "scheme": "dark", "scale": 150, "window": [10, 10, 900, 700], "place": "today",
    "backup_places": ["/media/stick"],
}  # fmt: skip


@decoder(
    "settings", seeds=lambda: [json.dumps(_SETTINGS, indent=1).encode(), b"{}"], changes=(BYTES, JSON), refusals=()
)
def _settings(content: bytes, place: Path) -> None:
    """An odd entry is its default; what was read is written and read again as it was."""
    file = place / "settings.json"
    file.write_bytes(content)
    memory = Memory(file)
    found = memory.now
    assert [type(value) for value in found[:4]] == [str, str, str, int]
    assert country_shown_first(found.country) in ("", *countries.codes())
    assert not any(shelf.is_there(Path(folder) / "none of this name") for folder in found.backup_places)
    Scheme(found.scheme)
    assert found._replace(place="x") == memory.change(place="x") == Memory(file).now


def _logos() -> list[bytes]:
    """A plain one, and one of every kind of colour, depth and filter."""
    chance = Random(3)
    found = [png.written(Picture(width=9, height=4, points=chance.randbytes(108)))]
    for kind, depth, samples in ((0, 1, 1), (0, 4, 1), (2, 8, 3), (3, 2, 1), (3, 8, 1), (4, 8, 2), (6, 8, 4)):
        size = (9 * depth * samples + 7) // 8
        rows = b"".join(bytes([line]) + bytes(size) for line in range(5))
        header = struct.pack(">IIBBBBB", 9, 5, depth, kind, 0, 0, 0)
        chunks = (
            (b"IHDR", header),
            (b"PLTE", bytes(12)),
            (b"tRNS", b"\x80"),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
        found.append(png.SIGNATURE + b"".join(png.chunk(name, data) for name, data in chunks))
    return found


def _with_right_sums(content: bytes, other: bytes, chance: Random) -> bytes:
    """Chunks changed behind sums that are right again: what comes behind them is reached."""
    parts = re.split(rb"(?=(?:IHDR|PLTE|tRNS|IDAT|IEND))", content)
    changed = [BYTES(part[4:-8], other, chance) if chance.random() < 0.3 else part[4:-8] for part in parts[1:]]
    names = [part[:4] for part in parts[1:]]
    rows = [zlib.compress(BYTES(bytes(200), other, chance)) if chance.random() < 0.2 else None for _name in names]
    filled = [
        row if row is not None and name == b"IDAT" else data
        for name, data, row in zip(names, changed, rows, strict=True)
    ]
    return png.SIGNATURE + b"".join(png.chunk(name, data) for name, data in zip(names, filled, strict=True))


@decoder("logo", seeds=_logos, changes=(BYTES, _with_right_sums), refusals=(Refused,))
def _logo(content: bytes, place: Path) -> None:
    """What is taken is kept as its points, and read again as it was."""
    file = place / "logo.png"
    file.write_bytes(content)
    found = png.read_file(file)
    assert len(found.points) == 3 * found.width * found.height
    assert png.read(png.written(found)) == found


def _drafts() -> list[bytes]:
    found = (
        {"place": "case", "what": {"case": 7}},
        {"name": "Ana", "kind": "peer", "days": "3"},
        {"act": "THREAT", "people": [[1, "Fox 1", "Ana Example", "member", "target"], [None, "Fox 2", "", "", ""]]},
        {"day": "3/4/26", "time": "9:30", "place": "room 2"},
        {
            "emergency": ["112", ""],
            "duty_commander": ["1", "day and night"],
            "numbers": [["A line", "2", ""]],
            "notes": {"privilege_note": "none"},
            "force_debrief": "",
            "service_kinds": ["PEER"],
        },
    )
    return [json.dumps(one).encode() for one in found]


@decoder("forms-half-written", seeds=_drafts, changes=(BYTES, JSON), refusals=())
def _half_written(content: bytes, _place: Path) -> None:
    """What a lock kept of a form: of another form it is as if there were none."""
    text = typed(content)
    assert all(isinstance(words, str) for words in fields_of(text).values())
    place_in(text)
    people_of(text)
    entered_in(text)


def _own_countries() -> list[bytes]:
    day = dt.date(2026, 3, 12)
    commander = HelpNumber(name="", number="030 1", note="day and night")
    more = {Line.NUMBERS: (HelpNumber(name="A line", number="116 123"),), Line.PRIVILEGE: "Nothing is."}
    return [
        own_country.to_bytes("DE", Layer(origin=Origin.OWN, lines=lines, changed_on=dict.fromkeys(lines, day)))
        for lines in ({Line.DUTY_COMMANDER: commander}, {Line.DUTY_COMMANDER: commander, **more})
    ]


@decoder("country-of-ones-own", seeds=_own_countries, changes=(BYTES, JSON))
def _own_country(content: bytes, place: Path) -> None:
    """What is taken is written and read again as it was."""
    with environment("WELLBEING_DATA", os.fsencode(place)):
        file = own_country.file_of("DE")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        found = own_country.read_own("DE")
        assert found is not None
        file.write_bytes(own_country.to_bytes("DE", found))
        assert own_country.read_own("DE") == found


@decoder(
    "carried-through-a-lock",
    seeds=lambda: [b"today", b"help-now!@t0-same-shift/1/still_in_danger", b"case@scene/1/x"],
    changes=(BYTES, TEXT),
    refusals=(),
)
def _carried(content: bytes, _place: Path) -> None:
    """The environment of the fresh process; zeros can't be in one."""
    with environment(process._RESUME, content.replace(b"\0", b"")):
        found = process.resumed()
    assert found is not None
    if found.guide:
        public_words(found.guide)


@contextlib.contextmanager
def environment(name: str, value: bytes) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = os.fsdecode(value)
    try:
        yield
    finally:
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


_COMMANDS = (
    "--language\nde\nvault\ncheck\n--vault\n/x\n--json",
    "summary\nrelease\n--vault\n/x\n--year\n2026\n--part\nown\n--out\n/y",
    "log\nlist\n--since\n2026-01-31\n--kind\nbackup\n--until\n2026-02-01",
    "import\n/x.csv\n--mapping\n/y.yaml",
    "release\nverify\n/x\n--card\n/card",
    "debrief\nwalk\n/x\n--answers\n/y",
)


@decoder(
    "command-line", seeds=lambda: [words.encode() for words in _COMMANDS], changes=(BYTES, TEXT), refusals=(Refused,),
    trials=5,
)  # fmt: skip
def _command_line(content: bytes, _place: Path) -> None:
    """One word a line. Help leaves with code 0; every refusal can be told."""
    words = handed(content).split("\n")
    code: object = 0
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            parser(language("en"), words).parse_args(words)
    except SystemExit as left:
        code = left.code
    except Refused as refused:
        refused.told(language("de"))
        raise
    assert not code, "it left with an error of argparse's own"


@decoder("days-on-the-command-line", seeds=lambda: [b"2026-01-31"], changes=(BYTES, TEXT), refusals=(ValueError,))
def _day(content: bytes, _place: Path) -> None:
    """argparse makes a refusal of a ValueError, and of nothing else."""
    log_filters.day(handed(content))


@decoder(
    "passphrase-file", seeds=lambda: [b"a quiet heron\n", b"\xef\xbb\xbfa quiet heron\r\nmore"], changes=(BYTES, TEXT)
)
def _passphrase_file(content: bytes, place: Path) -> None:
    """Its first line, and that of the standard input."""
    file = place / "passphrase"
    file.write_bytes(content)
    shown = Console(language=language("en"), source=io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    assert shown.passphrase("-")
    assert shown.passphrase(str(file))


_OPEN = contextlib.ExitStack()
atexit.register(_OPEN.close)


@functools.cache
def a_session() -> Session:
    """A vault with a case and a service in its index, open for as long as this process lives."""
    folder = _OPEN.enter_context(tempfile.TemporaryDirectory())
    session = _OPEN.enter_context(open_session(Path(folder) / "vault"))
    kind = "PEER"
    services.save(session, Service(id=ServiceId(0), uid=new_uid(), kind=kind, name="Peer help Köln"))
    return session


@decoder(
    "search", seeds=lambda: [b"peer help", "Köln".encode(), b'"peer" -help* NEAR(a b)', b"% _ \\"], changes=(BYTES,
    TEXT),
    refusals=(), trials=10,
)  # fmt: skip
def _search(content: bytes, _place: Path) -> None:
    """Any text is a harmless question, typed in either place."""
    text = typed(content)
    search.find(a_session(), text)
    services.page(a_session(), Wanted(text=text))
    services.find(a_session(), text)


_TYPED = ("3.4.2026", "2026-04-03", "14:30", "2:30 pm", "1430", "German, English", "Köln", "-3", "12", "~/card.json")


@decoder(
    "typed-into-fields",
    seeds=lambda: [words.encode() for words in _TYPED],
    changes=(BYTES, TEXT),
    seconds=120,
    trials=5,
)
def _fields(content: bytes, _place: Path) -> None:
    """Days, times, numbers, languages, regions and files: understood, or None."""
    text = typed(content)
    for code in shipped():
        read_day(text, language(code))
    read_time(text)
    read_days(text)
    read_languages(text[:200], language("de"))
    find_region(text)
    for kind in StepKind:
        as_answer(kind.value, (text,))
    strength(text)


@decoder("card-by-its-place", seeds=lambda: [b"$/card.json", b" $/card.json ", b""], changes=(BYTES, TEXT))
def _card_at(content: bytes, place: Path) -> None:
    """The words of a place, which may be none of this system; `$` is where a card lies."""
    (place / "card.json").write_bytes(SIGNER.card.to_bytes())
    text = typed(content).replace("$", str(place))
    assert card_at(text) == (SIGNER.card if text.strip() else None)
