"""A view whose query cannot be read.

The `query` of a view in `timeline.toml` is written in the filter language (`timeline help
filters`). A view that leads back to itself, or to a view that does not exist, cannot be read
either.

Why: every command that uses the view fails, for everybody who works on the timeline.

Fix: correct the query; `timeline list 'QUERY'` tries it.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("timeline",)
_ANY_TIME = 0  # words such as "today" are read at any moment alike


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such view."""
    views = sheet.record.get("views", {})
    if not views:
        return
    from timeline.errors import TimelineError
    from timeline.query import Context, QueryError, parse  # most timelines have no views

    asked = Context(_ANY_TIME, views=views)
    for name in views:
        try:
            parse(*asked.opening(name))
        except QueryError as error:
            message = f"column {error.column}: {error.found}"
            expected = f"expected {error.expected}" if error.expected else error.hint
            yield _mark(name, message, expected)
        except TimelineError as error:
            yield _mark(name, error.message.partition("\n")[0], error.hint)


def _mark(name: str, message: str, help: str | None) -> Mark:
    return Mark(("views", name), f"the view '{name}' cannot be read: {message}", help, key=True)
