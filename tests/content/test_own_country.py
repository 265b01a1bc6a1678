"""The representative's own lines of a country: public facts in a plain file that may be damaged, never believed."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.vaults import Clock
from wellbeing import paths
from wellbeing.app import country, preferences
from wellbeing.app.session import Session
from wellbeing.content import countries, own_country
from wellbeing.content.countries import in_use
from wellbeing.domain.country import ForceDebrief, HelpNumber, Layer, Line, Origin, is_number
from wellbeing.errors import Refused, Trouble
from wellbeing.language import language

DAY = dt.date(2026, 3, 12)
NIGHT_LINE = HelpNumber(name="Night line", number="0800 111 0 111", note="Free")


@pytest.fixture
def germany(session: Session) -> Session:
    preferences.save(session, preferences.Preferences(country="DE"))
    return session


def kept(session: Session, **lines: object) -> None:
    country.save(session, {Line(name): content for name, content in lines.items()})


def test_an_own_line_lies_over_the_shipped_one_with_its_day(germany: Session) -> None:
    kept(germany, numbers=(NIGHT_LINE,), force_debrief=ForceDebrief.MANDATORY, privilege_note="Nobody is.")
    found = in_use("DE").country
    assert found.profile.numbers == (NIGHT_LINE,)
    assert found.profile.force_debrief is ForceDebrief.MANDATORY
    assert found.told[Line.NUMBERS].origin is Origin.OWN
    assert found.told[Line.NUMBERS].changed_on == DAY
    assert found.told[Line.EMERGENCY].origin is Origin.SHIPPED


def test_only_the_line_that_changed_gets_a_new_day(germany: Session, clock: Clock) -> None:
    kept(germany, numbers=(NIGHT_LINE,), privilege_note="Nobody is.")
    clock.forward(days=3)
    kept(germany, numbers=(NIGHT_LINE,), privilege_note="Doctors are.")
    told = in_use("DE").country.told
    assert told[Line.NUMBERS].changed_on == DAY
    assert told[Line.PRIVILEGE].changed_on == DAY + dt.timedelta(days=3)


def test_emptied_a_line_is_again_what_lies_below_and_the_last_one_takes_the_file_along(germany: Session) -> None:
    kept(germany, numbers=(NIGHT_LINE,))
    assert own_country.file_of("DE").exists()
    kept(germany, numbers=())
    assert in_use("DE").country.profile == countries.shipped("DE")
    assert not own_country.file_of("DE").exists()


def test_the_emergency_block_can_never_be_emptied_and_112_stays(germany: Session) -> None:
    for number in ("", " "):
        with pytest.raises(Refused) as refused:
            kept(germany, emergency=HelpNumber(name="Emergency number", number=number.strip()))
        assert refused.value.field == "emergency.number"
    kept(germany, emergency=HelpNumber(name="Emergency number", number="110"))
    block = countries.country("DE").emergency_block()
    assert [one.number for one in block[:2]] == ["110", "112"]
    assert block[2].name == "Duty commander"
    assert countries.country("DE").emergency_numbers == ("110", "112")


def test_the_ground_stands_beside_the_duty_commander(germany: Session) -> None:
    kept(germany, life_in_danger_note="A life comes before secrecy.")
    _number, commander = countries.country("DE").emergency_block()
    assert commander.ground == "A life comes before secrecy."


@pytest.mark.parametrize("wrong", ["call me", "1", "+", "112; rm", "١١٢", "1" * 30, "11 2x", "0+49"])
def test_what_can_not_be_dialled_is_no_number(germany: Session, wrong: str) -> None:
    assert not is_number(wrong)
    with pytest.raises(Refused) as refused:
        kept(germany, numbers=(HelpNumber(name="Line", number=wrong),))
    assert refused.value.field == "numbers[0].number"


@pytest.mark.parametrize("right", ["112", "110", "+49 30 1234-0", "0800 111 0 111", "(01) 23.45/6"])
def test_what_can_be_dialled_is_one(right: str) -> None:
    assert is_number(right)


def test_where_the_disk_does_not_take_it_the_old_file_stays(germany: Session) -> None:
    kept(germany, numbers=(NIGHT_LINE,))
    before = own_country.file_of("DE").read_bytes()
    blocker = own_country.file_of("DE").with_name("DE.json.new")
    blocker.mkdir()
    with pytest.raises(Trouble, match="could not be kept"):
        kept(germany, privilege_note="Nobody is.")
    assert own_country.file_of("DE").read_bytes() == before


def test_it_is_closed_to_others(germany: Session) -> None:
    kept(germany, numbers=(NIGHT_LINE,))
    folder = paths.user_data() / "countries"
    assert folder.stat().st_mode & 0o077 == 0
    assert own_country.file_of("DE").stat().st_mode & 0o077 == 0


_LAYER = Layer(
    origin=Origin.OWN,
    lines={Line.NUMBERS: (NIGHT_LINE,), Line.EMERGENCY: HelpNumber(name="Emergency number", number="110")},
    changed_on={Line.NUMBERS: DAY, Line.EMERGENCY: DAY},
)


def test_what_is_written_is_read_back(germany: Session) -> None:
    del germany
    file = own_country.file_of("DE")
    file.parent.mkdir(parents=True)
    file.write_bytes(own_country.to_bytes("DE", _LAYER))
    assert own_country.read_own("DE") == _LAYER


@pytest.mark.parametrize(
    "change",
    [
        {"code": "FR"},
        {"wellbeing_country": 2},
        {"changed_on": {}},
        {"emergency": {"number": "", "note": ""}},
        {"emergency": {"number": "evil", "note": ""}},
        {
            "lines": {"service_kinds": ["NOTHING"]},
            "changed_on": {"emergency": "2026-03-12", "service_kinds": "2026-03-12"},
        },
        {"more": 1},
    ],
)
def test_a_file_that_says_something_wrong_is_refused_as_a_whole(change: dict[str, object]) -> None:
    file = own_country.file_of("DE")
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({**json.loads(own_country.to_bytes("DE", _LAYER)), **change}), encoding="utf-8")
    found = in_use("DE")
    assert found.trouble is not None
    assert found.profile == countries.shipped("DE")


@given(st.binary(max_size=200), st.integers(0, 400))
def test_whatever_stands_in_the_file_the_emergency_block_is_there(put: bytes, at: int) -> None:
    whole = own_country.to_bytes("DE", _LAYER)
    file = own_country.file_of("DE")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(whole[:at] + put + whole[at + len(put) :])
    found = in_use("DE")
    numbers = [one.number for one in found.profile.emergency_block()]
    assert "112" in numbers
    assert all(numbers[:1])
    assert language("de").text(found.trouble.sentence) if found.trouble else True
