"""What would let git wait for ever: pipes and devices where it expects its own files.

An archive may bring a repository along in which they lie. Git opens what has the right name.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from timeline.errors import ProjectError
from timeline.files import read_bytes, shown

# What stands in a repository's folder for other programs and other repositories.
_OTHERS = frozenset(("annex", "hooks", "lfs", "modules", "worktrees"))
_BESIDE = (".gitattributes", ".gitmodules", ".mailmap")
_POINTER = 1 << 14  # bytes of a file that holds one path


def require_no_pipes(folder: str, environment: Mapping[str, str]) -> None:
    """A `ProjectError` where git, run in `folder`, would wait for a pipe or a device."""
    _require(os.path.abspath(folder), environment.get("GIT_DIR"))


@lru_cache(maxsize=8)  # git is run some times for one answer
def _require(folder: str, given: str | None) -> None:
    for path in _odd(folder, given):
        try:
            mode = os.stat(path).st_mode  # git follows links
        except OSError:
            continue
        if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise ProjectError(
                f"{shown(path)}: a pipe or a device, on which git would wait forever",
                hint="it does not belong in a repository: remove it, or clone the repository again",
            )


def _odd(folder: str, given: str | None) -> Iterator[str]:
    """The paths that git may open and that are neither files nor folders, links among them."""
    own, top = _repository(folder, given)
    if own is None:
        return
    yield from (os.path.join(top, name) for name in _BESIDE)
    homes = [own]
    common = _pointed(f"{own}/commondir")
    if common:
        homes.append(os.path.join(own, common))
    for home in homes:
        yield from _inside(home)


def _repository(folder: str, given: str | None) -> tuple[str | None, str]:
    """The folder of the repository that git finds from `folder`, and the top of its files."""
    if given:
        return os.path.join(folder, given), folder
    for place in (folder, *map(str, Path(folder).parents)):
        own = os.path.join(place, ".git")
        if os.path.isdir(own):
            return own, place
        if os.path.lexists(own):
            path = _pointed(own).removeprefix("gitdir: ")
            return (os.path.join(place, path) if path else None), place
    return None, folder


def _pointed(path: str) -> str:
    """The path that a file holds; empty where there is no such file."""
    try:
        return os.fsdecode(read_bytes(path, _POINTER)).strip()
    except OSError:
        return ""


def _inside(home: str) -> Iterator[str]:
    """What lies in the folder of a repository and is neither a file nor a folder."""
    waiting = [home]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as items:
                for item in items:
                    if item.is_dir(follow_symlinks=False):
                        if folder != home or item.name not in _OTHERS:
                            waiting.append(item.path)
                    elif not item.is_file(follow_symlinks=False):
                        yield item.path
        except OSError:  # git says so itself
            continue
