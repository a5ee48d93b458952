"""What the project is called and where it is: nobody is sent where this project is not."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from timeline import project

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "timeline"
SAID = re.compile(r"(?:pip|pipx|uv tool|uvx|run)\b[^`\n]*\btimeline-events")
"""A command that takes the name from a package index."""


def test_the_name_is_the_one_of_the_distribution():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"] == (
        project.NAME
    )
    assert version(project.NAME)


def test_what_needs_an_address_is_there_once_it_is_chosen():
    """Links of the package; until then none."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert ("urls" in told) == bool(project.ADDRESS)


def test_an_extra_is_installed_from_where_the_program_is(monkeypatch):
    assert project.install("mcp") == "pip install '.[mcp]'"
    monkeypatch.setattr(project, "ADDRESS", "https://git.example/timeline")
    assert project.install("mcp") == (
        "pip install 'timeline-events[mcp] @ git+https://git.example/timeline'"
    )


def test_nothing_names_a_package_that_the_project_does_not_own():
    """No message, document, template or workflow installs the name from an index."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("*.yml"), *(ROOT / "docs").rglob("*.md")]
    texts = [*pages, *PACKAGE.rglob("*.py"), *(PACKAGE / "write" / "skeleton").iterdir()]
    found = [path for path in texts if SAID.search(path.read_text(encoding="utf-8"))]
    assert [str(path) for path in found] == []
    named = re.compile("(?<!urn:)timeline-events")
    code = [path for path in PACKAGE.rglob("*.py") if named.search(path.read_text("utf-8"))]
    assert [path.name for path in code] == ["project.py"]
