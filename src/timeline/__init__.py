"""Events as they are really known: dates as vague as their sources, and who says so.

    import timeline

    chronicle = timeline.load("my-timeline")
    for entry, verdict in timeline.select(chronicle, "since:2024 who:petro"):
        print(entry.id, verdict)

`date` reads a date; `open` also opens datasets; `select`, `stats`, `due`, `validate`, `new`,
`edit`, `export` and `import_` do what the commands of the same names do.
Importing this package loads nothing else; each name loads what it needs when it is first used.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers read it; importing `typing` costs more than all of dates
if TYPE_CHECKING:
    from typing import Any

    from timeline.api import (
        Timeline,
        date,
        due,
        edit,
        export,
        import_,
        load,
        new,
        open,
        select,
        stats,
        validate,
    )
    from timeline.dates import Date
    from timeline.errors import TimelineError
    from timeline.findings import Finding
    from timeline.format.models import Event

__all__ = (
    "Date", "Event", "Finding", "Timeline", "TimelineError", "date", "due", "edit", "export",
    "import_", "load", "new", "open", "select", "stats", "validate",
)  # fmt: skip

_HOMES = {
    "Date": "dates",
    "Event": "format.models",
    "Finding": "findings",
    "TimelineError": "errors",
}


def __getattr__(name: str) -> "Any":
    """A public name, from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module 'timeline' has no attribute '{name}'")
    value = getattr(import_module(f"timeline.{_HOMES.get(name, 'api')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
