"""What must hold of the project as a whole: its floors, its imports, its documents."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from timeline import registry

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "timeline"
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
ROOMS = (
    "exporters",
    "importers",
    "listing.tables",
    "validation.reporters",
    "validation.rules",
    "scale.engines",
    "cli.commands",
    "query.terms",
)
# What `timeline list` and `timeline validate` may load beyond the standard library.
LIGHT = {
    "timeline",
    "typer",
    "jiter",
    "jsonschema_rs",
    "tzdata",
    "annotated_doc",
    "typing_extensions",
    "shellingham",
}
_PROBE = """
import atexit
import sys
before = set(sys.modules)

@atexit.register
def tell():
    print(*sorted({name.split(".")[0] for name in set(sys.modules) - before}), file=sys.stderr)

from timeline.cli.app import main
sys.argv = ["timeline", *COMMAND]
main()
"""
HEAVY = {"pydantic", "ics", "jinja2", "tabulate", "rich", "duckdb", "icalendar", "dateutil"}


def test_floors_are_kept() -> None:
    """Imports only go down, siblings never meet, and only the command line knows Typer."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_terminal_is_forbidden_to_every_room_but_the_command_line() -> None:
    """A new room is under the contract too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (forbidden,) = (one for one in contracts if one["type"] == "forbidden")
    rooms = {path.stem for path in SOURCE.glob("*.py") if not path.name.startswith("_")}
    rooms |= {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert {f"timeline.{room}" for room in rooms - {"cli"}} == set(forbidden["source_modules"])


@pytest.mark.parametrize("command", [["list", "--since", "2024"], ["validate"]])
def test_a_question_loads_no_heavy_library(command: list[str]) -> None:
    """`list` and `validate`, piped, load what they need and nothing else."""
    code = _PROBE.replace("COMMAND", repr(command))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.split())
    foreign = {name for name in loaded if name not in sys.stdlib_module_names}
    assert "timeline" in loaded
    assert not foreign & HEAVY
    assert {name for name in foreign if not name.startswith("_")} <= LIGHT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """Every module opens with a sentence."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert re.match(r"\S.*\S", text), path


@pytest.mark.parametrize("room", ROOMS)
def test_an_extension_room_lists_its_files(room: str) -> None:
    """Names come from the folder, so that one addition is one file."""
    folder = SOURCE.joinpath(*room.split("."))
    below = "*/*.py" if room.endswith("rules") else "*.py"
    stems = {path.stem.replace("_", "-") for path in folder.glob(below) if path.stem[0] != "_"}
    assert {name.rsplit("/", 1)[-1] for name in registry.names(f"timeline.{room}")} == stems
    assert stems


def test_readme_is_short() -> None:
    """A stranger reads at most 120 lines."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_ci_runs_the_commands_of_the_readme() -> None:
    """The two set-up commands of the README stand in `.ci/run` to the letter."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^(?:python3 -m venv|\.venv/bin/pip install).*$", readme, re.MULTILINE)
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert len(commands) == 2
    assert set(commands) <= set(script)


def test_ci_takes_the_same_versions_every_day() -> None:
    """Everything that `.ci/run` installs has one version; what is installed here is among it."""
    folder = ROOT / ".ci"
    pins = [line for line in (folder / "pip.txt").read_text("utf-8").splitlines() if line]
    pins = [line for line in pins if not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[a-z0-9-]+==[0-9a-z.]+", line)] == []
    names = {line.partition("==")[0] for line in pins}
    assert len(names) == len(pins)
    assert set((folder / "sdists.txt").read_text("utf-8").split()) <= set(pins)
    node = json.loads((folder / "node" / "package.json").read_text("utf-8"))["dependencies"]
    assert [text for text in node.values() if not text[0].isdigit()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    needs = [*project["project"]["dependencies"], *(need for extra in extras for need in extra)]
    asked = {re.split(r"[\[<>=]", need)[0].lower() for need in needs}
    assert asked - names == {project["project"]["name"]}


def test_ci_leaves_no_day_zone_locale_or_user_out() -> None:
    """Some combination has each: the end of a month, of a year, a leap day, a change of clocks."""
    place = ROOT / ".ci" / "days.py"
    found = importlib.util.spec_from_file_location("days", place)
    assert found
    assert found.loader
    days = importlib.util.module_from_spec(found)
    found.loader.exec_module(days)
    told = {part for each in days.COMBINATIONS for part in (each.day[:10], *each[1:])}
    assert {"2026-11-30", "2027-01-01", "2028-02-29"} <= told
    assert {"UTC", "America/Bogota", "Asia/Tokyo", "Pacific/Apia", "POSIX", "root"} <= told
    assert {"tr_TR.UTF-8", days.USER} <= told
    assert any(_changes_soon(each.day, each.zone) for each in days.COMBINATIONS)
    # Else what a test changes is older than the file, of which the program warns.
    parts = [ROOT.glob(f"{folder}/**/*.json") for folder in ("events", "examples")]
    stamps = {
        json.loads(path.read_text("utf-8")).get("modified", "") for paths in parts for path in paths
    }
    assert max(stamps) < min(_moment(each.day, each.zone).isoformat() for each in days.COMBINATIONS)


def _moment(day: str, zone: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _changes_soon(day: str, zone: str) -> bool:
    """Whether the zone's clocks go back or on within a minute."""
    moment = _moment(day, zone)
    offsets = {
        (moment + timedelta(minutes=m)).astimezone(ZoneInfo(zone)).utcoffset() for m in (0, 1)
    }
    return len(offsets) == 2


def test_one_version_stands_everywhere() -> None:
    """Package, citation and changelog name the same release; the vectors have theirs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([0-9.]+)\] - \d{4}-\d\d-\d\d$", changes, re.M)[0] == version
    suite = (ROOT / "tests/conformance/1.0/version.txt").read_text(encoding="utf-8")
    assert re.fullmatch(r"1\.0\.\d+\n|1\.\d+\.\d+\n", suite)


def test_what_a_forge_shows_can_be_read() -> None:
    """Issue forms and the citation are YAML of the shape that is asked for."""
    yaml = pytest.importorskip("yaml", reason="needs the extra [import]")
    for form in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")):
        told = yaml.safe_load(form.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(told)
        assert all(part["attributes"]["label"] for part in told["body"])
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "license"} <= set(citation)
