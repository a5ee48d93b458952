"""Extension rooms: lists and loads modules by their file name, the only dynamic import.

A file `foo_bar.py` is called `foo-bar` on the command line. Nothing is imported to list names.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from timeline.errors import TimelineError
from timeline.text import did_you_mean

EXTRAS = {
    "anyascii": "import",
    "duckdb": "scale",
    "icalendar": "import",
    "mcp": "mcp",
    "pyspark": "spark",
    "yaml": "import",
}
"""Libraries that only some rooms need, by the extra that brings them."""


@cache
def names(room: str) -> tuple[str, ...]:
    """The names in a room such as `timeline.exporters`, sorted.

    A folder in it is material that its modules share, no member. Where a room has nothing but
    folders, these are families, and the names are `family/name`.
    """
    spec = find_spec(room)
    places = [] if spec is None else list(spec.submodule_search_locations or [])
    found = [path for place in places for path in _members(Path(place))]
    return tuple(sorted(path.as_posix().replace("_", "-") for path in found))


def _members(folder: Path) -> list[Path]:
    """Paths below `folder` of its public modules, without their ending."""
    for pattern in ("*.py", "*/*.py"):
        paths = [path for path in folder.glob(pattern) if not path.name.startswith("_")]
        if paths:
            return [path.relative_to(folder).with_suffix("") for path in paths]
    return []


def load(room: str, name: str) -> ModuleType:
    """The module called `name` in `room`; an unknown name is a `TimelineError` with a hint."""
    if name not in names(room):
        kind = room.rsplit(".", 1)[-1].rstrip("s")
        raise TimelineError(f"unknown {kind} '{name}'", hint=_hint(room, name))
    try:
        return import_module(f"{room}.{name.replace('-', '_').replace('/', '.')}")
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS:
            raise  # not a library that may be missing, but a fault of this program
        hint = f"pip install 'timeline-events[{EXTRAS[missing]}]'"
        raise TimelineError(f"'{name}' needs '{missing}', which is not there", hint=hint) from error


def _hint(room: str, name: str) -> str:
    return did_you_mean(name, names(room)) or f"expected one of {', '.join(names(room))}"


def summary(room: str, name: str) -> str:
    """The first line of a module's docstring, read without importing it."""
    return manual(room, name).split("\n", 1)[0]


def manual(room: str, name: str) -> str:
    """A module's docstring, read without importing it."""
    import ast  # only help pages need it

    spec = find_spec(room)
    if spec is None or not spec.submodule_search_locations:
        raise TimelineError(f"no room {room!r}")
    path = Path(spec.submodule_search_locations[0], *name.replace("-", "_").split("/"))
    tree = ast.parse(path.with_suffix(".py").read_text(encoding="utf-8"))
    return ast.get_docstring(tree) or ""
