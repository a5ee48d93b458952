"""The documents as a site: every page is there, is searched, and loads nothing from elsewhere."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.environment import bare
from tests.oracle import oracle

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `mkdocs build --strict` makes; a dead link or a page outside the menu fails it."""
    oracle("mkdocs")
    oracle("material")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)],
        cwd=ROOT,
        env={**bare(), "PATH": os.environ["PATH"], "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_document_is_in_it(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix("") for path in ROOT.glob("docs/**/*.md")}
    made = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    assert made - pages == {Path("index"), Path("404")}
    assert pages <= made


def test_it_can_be_searched(site: Path) -> None:
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = {one["location"].partition("#")[0] for one in found["docs"] if "EDTF" in one["text"]}
    assert {"index.html", "format.html", "reference/format.html"} <= places


def test_it_loads_nothing_from_elsewhere(site: Path) -> None:
    """No font, script or style of another server."""
    loading = re.compile(r"""<(?:script|img|link)[^>]*(?:src|href)=["']?(https?://[^"' >]+)""")
    found = {
        address
        for page in site.rglob("*.html")
        for address in loading.findall(page.read_text(encoding="utf-8"))
    }
    assert found == set()
