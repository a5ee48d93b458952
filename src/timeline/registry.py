"""Extension rooms: lists and loads modules by their file name, the only dynamic import.

A file `foo_bar.py` is called `foo-bar` on the command line. Nothing is imported to list names.
"""

from __future__ import annotations  # a field of an option is called `type`

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from timeline.errors import TimelineError, require
from timeline.project import install_hint
from timeline.text import did_you_mean

# Libraries that only some rooms need, by the extra that brings them.
EXTRAS = {
    "anyascii": "import", "cutlet": "japanese", "duckdb": "scale", "icalendar": "import",
    "mcp": "mcp", "openpyxl": "import", "pyarrow": "arrow", "pygls": "lsp", "pyspark": "spark",
    "recurring_ical_events": "import", "unidic_lite": "japanese", "yaml": "import",
}  # fmt: skip


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
    kind = room.rsplit(".", 1)[-1].rstrip("s")
    require(name, str, f"the name of the {kind} is a text")
    if name not in names(room):
        raise TimelineError(f"unknown {kind} '{name}'", hint=_hint(room, name))
    try:
        return import_module(f"{room}.{name.replace('-', '_').replace('/', '.')}")
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS:
            raise  # not a library that may be missing, but a fault of this program
        hint = install_hint(EXTRAS[missing])
        raise TimelineError(
            f"'{name}' needs '{missing}', which is not installed", hint=hint
        ) from error


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


class Option(NamedTuple):
    """An option such as `--base-url`; the format's function gets it as a keyword, `base_url`.

    A `bool` is a flag, a `tuple` may be given again. An empty default says that none was given.
    """

    name: str
    type: type[str] | type[int] | type[bool] | type[tuple[str, ...]] = str
    default: Any = None
    choices: tuple[str, ...] = ()
    help: str = ""
    metavar: str | None = None

    @property
    def keyword(self) -> str:
        """The option's name as a Python keyword."""
        return self.name.removeprefix("--").replace("-", "_")

    def read(self, given: Any) -> Any:
        """The value of what a person gave for it, text or a list of texts."""
        if self.type is bool:
            return given in (True, "true", "yes", "1", "")
        if self.type is int:
            if not str(given).isdecimal():
                raise TimelineError(f"{self.name} {given}", hint="a whole number was expected")
            return int(given)
        return str(given) if self.type is str else tuple(given)
