"""The example timelines that come with the program, which `timeline init --example` copies."""

from pathlib import Path

from timeline.errors import TimelineError
from timeline.text import did_you_mean

_PACKAGE = Path(__file__).parents[1]
# In the wheel they lie in the package; in a clone, also if installed with `-e`, beside it.
_PLACES = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples")
FOLDER = next((place for place in _PLACES if place.is_dir()), _PLACES[0])


def names() -> tuple[str, ...]:
    """The names of all examples: each is a folder with a `timeline.toml`."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/timeline.toml")))


def files(name: str) -> dict[str, bytes]:
    """Every file of the example `name`, by its path; `TimelineError` where there is no such one."""
    if name not in names():
        raise TimelineError(
            f"--example: no example is called '{name}'",
            hint=did_you_mean(name, names()) or f"expected {', '.join(names())}",
        )
    root = FOLDER / name
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
