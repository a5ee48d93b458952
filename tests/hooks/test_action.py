"""The action of GitHub: its step for bash, run as a runner does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.environment import bare

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.skipif(sys.platform == "win32", reason="the step is written for bash")
@pytest.mark.parametrize("folder", [".", "a timeline"])
def test_its_arguments_are_words_and_nothing_more(tmp_path: Path, folder: str) -> None:
    """They are split at spaces; no pattern of files, no variable and no command is in them."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (script,) = [step["run"] for step in steps if step.get("name") == "Validate"]
    (tmp_path / "a.json").touch()
    program = tmp_path / "bin" / "timeline"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=tmp_path,
        env={
            **bare(),
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "DIRECTORY": folder,
            "FORMAT": "github",
            "ARGUMENTS": "--strict  --ignore * $HOME `id` ;x",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    words = ["validate", "-C", folder, "--format", "github", "--strict", "--ignore", "*", "$HOME"]
    assert done.stdout.splitlines() == [*words, "`id`", ";x"]
