"""Where the timeline is that a command speaks of."""

import os
from pathlib import Path


def start(directory: Path | None) -> Path:
    """Where to look for the timeline: `directory`, else `TIMELINE_DIR`, else the working one."""
    return directory or Path(os.environ.get("TIMELINE_DIR") or Path.cwd())


def root(directory: Path | None) -> Path:
    """The root of the timeline at `start(directory)` or above it; none is a `ProjectError`."""
    from timeline import files  # `--help` needs none of it

    return files.find_root(start(directory))
