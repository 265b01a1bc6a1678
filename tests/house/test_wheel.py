"""The wheel carries everything that the program reads: `pip install .` gives the whole program."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as content:
        return set(content.namelist())


def test_every_resource_is_inside(names: set[str]) -> None:
    shipped = {path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert shipped
    assert {f"wellbeing/{path.as_posix()}" for path in shipped if path.name != ".gitkeep"} <= names


def test_every_language_is_inside_and_compiled(names: set[str]) -> None:
    for source in ROOT.glob("i18n/*/LC_MESSAGES/wellbeing.po"):
        language = source.parent.parent.name
        assert f"wellbeing/i18n/{language}/LC_MESSAGES/wellbeing.mo" in names


def test_every_module_and_every_step_of_the_schema_is_inside(names: set[str]) -> None:
    for pattern in ("wellbeing/**/*.py", "wellbeing/**/*.sql"):
        assert {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)} <= names


def test_nothing_else_is_inside(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"wellbeing"}
    ours = {name for name in names if "/example-pack/" not in name}  # a pack under work has its .po files beside it
    assert not [name for name in ours if "__pycache__" in name or name.endswith((".po", ".pot"))]


def test_the_command_and_the_licences_come_with_it(wheel: Path, names: set[str]) -> None:
    with zipfile.ZipFile(wheel) as content:
        (entry,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "wellbeing = wellbeing.__main__:main" in content.read(entry).decode()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("OFL.txt") and ".dist-info" in name for name in names)


def test_it_runs_where_only_the_wheel_is(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        content.extractall(tmp_path / "installed")
    look = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "from wellbeing import paths\n"
        "from wellbeing.content import codes, library\n"
        "assert str(paths.resources()).startswith(sys.path[0]), paths.resources()\n"
        "assert len(codes.acts()) > 20 and library.names()\n"
        "from wellbeing.__main__ import main\n"
        "sys.exit(main(['import', '--help']))"
    )
    ended = subprocess.run([sys.executable, "-c", look], cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert "nj-use-of-force-2022" in ended.stdout
