"""Where the timeline is that a command speaks of."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

SkipForeignOption = Annotated[
    bool, typer.Option("--skip-foreign", help="Leave alone files that belong to no timeline.")
]


def start(directory: Path | None) -> Path:
    """Where to look for the timeline: `directory`, else `TIMELINE_DIR`, else the working one."""
    return directory or Path(os.environ.get("TIMELINE_DIR") or Path.cwd())


def root(directory: Path | None) -> Path:
    """The root of the timeline at `start(directory)` or above it; none is a `ProjectError`."""
    from timeline import files  # `--help` needs none of it

    return files.find_root(start(directory))


def cache(name: str, about: Path) -> Path | None:
    """The file in which this person's programs may keep what they know about a place, if any."""
    from hashlib import sha256

    home = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".cache")
    known = sha256(os.fsencode(os.path.realpath(about))).hexdigest()
    return Path(home, "timeline", name, f"{known}.json") if os.path.isabs(home) else None


def own(paths: Iterable[str], directory: Path | None) -> list[str]:
    """The files among `paths` and in their folders that belong to a timeline; others are named.

    With `directory` only those of the timeline there.
    """
    from timeline import files
    from timeline.cli import terminal  # which needs this module itself

    home = None if directory is None else root(directory)
    named = [
        name
        for path in paths
        for name in (files.json_files(path) if os.path.isdir(path) else [path])
    ]
    kept = {name for name in named if files.is_own(name, home)}
    foreign = [name for name in named if name not in kept]
    if foreign:
        more = f" and {len(foreign) - 1:,} more" if len(foreign) > 1 else ""
        terminal.say(f"left alone: {files.shown(foreign[0])}{more}, of no timeline")
    return [name for name in named if name in kept]
