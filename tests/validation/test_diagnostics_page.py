"""`docs/how-to/diagnostics.md` shows what the three programs really print."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.oracle import oracle

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs/how-to/diagnostics.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```text\n\$ (.*?)\n(.*?)^```", PAGE, re.M | re.S)
MODULES = {"check-jsonschema": "check_jsonschema"}


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[line for line, _ in SHOWN])
def test_the_page_shows_the_real_output(command: str, printed: str, tmp_path: Path) -> None:
    """Of the versions that the page names."""
    name, *arguments = command.split()
    beside = Path(sys.executable).with_name(name)
    if name != "timeline" and not beside.exists():
        oracle(MODULES.get(name, name))
    (tmp_path / "events").mkdir()
    (example,) = re.findall(r"^```json5\n(.*?)^```", PAGE, re.M | re.S)
    (tmp_path / "events/treaty.json").write_text(example, encoding="utf-8")
    shutil.copy(ROOT / "schema/1.0/event.schema.json", tmp_path)
    program = [str(beside)] if beside.exists() else [sys.executable, "-m", name]
    done = subprocess.run(
        [*program, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == printed
    assert done.returncode == 1


def test_all_three_programs_are_shown() -> None:
    """Side by side."""
    assert [line.split()[0] for line, _ in SHOWN] == ["check-jsonschema", "jsonvet", "timeline"]
