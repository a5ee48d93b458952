"""Which paths are a timeline's own: no result is written there, and no site carries them along."""

import os
from itertools import pairwise
from pathlib import Path

from timeline.errors import Refused
from timeline.files import FOLDERS, SETTINGS, WRITING, json_files, shown

# What a timeline is made of, by its name in the timeline's folder.
OWN = (SETTINGS, *FOLDERS.values(), "schema", WRITING, ".git")


def owner(path: str | Path) -> Path | None:
    """The folder of the timeline that has `path` as a file of its own, or in a folder of its own.

    None where there is no such timeline. Links are followed: both the path as it is written and
    the place where it leads count.
    """
    for place in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        steps = (Path(place), *Path(place).parents)
        for step, home in pairwise(steps):
            if _is_named(step, home) and is_timeline(home):
                return home
    return None


def is_timeline(folder: Path) -> bool:
    """Whether a folder is a timeline's: it has `timeline.toml`, or JSON files in `events/`.

    `events/` without any makes no timeline here: the site of one has such a folder, too.
    """
    if os.path.isfile(folder / SETTINGS):
        return True
    return bool(json_files(str(folder / FOLDERS["event"])))


def require_foreign(path: str | Path) -> None:
    """`Refused` where a file at `path` would be one of a timeline."""
    home = owner(path)
    if home is not None:
        raise Refused(
            f"{shown(str(path))}: the timeline in '{shown(str(home))}' keeps its own files there",
            hint="results need another path",
        )


def require_foreign_folder(folder: Path) -> None:
    """`Refused` where `folder` is a timeline's, or would lie in a folder that it is made of."""
    require_foreign(folder)
    if is_timeline(folder):
        raise Refused(
            f"{shown(str(folder))}: the folder of a timeline",
            hint="results need a folder of their own, such as 'site'",
        )


def _is_named(step: Path, home: Path) -> bool:
    """Whether `step` is one of a timeline's names in `home`, as the file system reads names."""
    if step.name in OWN:
        return True
    # Where letters of both cases are the same, 'Events' is 'events'.
    name = step.name.casefold()
    try:
        return name in OWN and os.path.samefile(step, home / name)
    except OSError:  # one of the two is not there
        return False
