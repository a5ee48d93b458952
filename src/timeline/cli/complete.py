"""What the shell offers while an option's value is typed: the values of the timeline at hand."""

from collections.abc import Callable
from pathlib import Path


def completer(name: str) -> Callable[[str], list[str]]:
    """The completion of the values of the term called `name`."""

    def complete(incomplete: str) -> list[str]:
        return values(name, incomplete)

    return complete


def values(name: str, begun: str) -> list[str]:
    """The values of a term that begin as `begun` does; none where there is no timeline."""
    from timeline import store
    from timeline.errors import TimelineError
    from timeline.query.parser import term
    from timeline.text import fold

    column = term(name).values
    try:
        timeline = store.load(store.find_root(Path.cwd()))
    except TimelineError:  # completion never disturbs the line that is being typed
        return []
    if name == "view":
        known = set(timeline.settings.views)
    else:
        known = {one for entry in timeline.entries.values() for one in _of(entry.row, column)}
    return sorted(one for one in known if one.startswith(fold(begun)))


def _of(row: object, column: str) -> tuple[str, ...]:
    found = getattr(row, column, None) if column else None
    if column == "fields":
        return tuple(str(found).strip("|").split("|"))
    return found if isinstance(found, tuple) else (found,) if isinstance(found, str) else ()
