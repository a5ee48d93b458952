"""What `timeline.toml` may hold, and how one that cannot be used is refused."""

import os
from pathlib import Path

import pytest

from timeline.chronicle import settings
from timeline.errors import ProjectError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """UTC, English, no name: and it is told that nothing was given."""
    found = settings.read(tmp_path)
    assert (found.tz, found.languages, found.given) == ("UTC", ("en",), False)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a = " + b"[" * 5000, "too deep"),
        (b"schema_version = " + b"9" * 5000, "too long"),
        (b"\xff", "byte 1 is not UTF-8"),
        (b"schema_version", "not valid TOML"),
        (b'schema_version = "1.0"\ntz = 3', "tz"),
        (b'schema_version = "1.0"\nlangauges = ["en"]', "langauges"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(data: bytes, said: str) -> None:
    """Broken bytes, wrong shapes, wild nesting: one line that says what and where."""
    with pytest.raises(ProjectError, match=said):
        settings.parse(data)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A FIFO called `timeline.toml` is refused at once."""
    os.mkfifo(tmp_path / settings.FILE)
    with pytest.raises(ProjectError, match="not a regular file"):
        settings.read(tmp_path)
