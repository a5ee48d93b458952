"""From the draft 0.9 to 1.0.

In the draft, `version` said what `schema_version` says, `date` (with `date_end`) what `when` says,
`actors` were plain names, `place` was one name, `links` were addresses of sources, and a
commitment's `deadline` was a date. Nothing else differs.
"""

from typing import Any

Record = dict[str, Any]
BEFORE = "0.9"
AFTER = "1.0"


def upgrade(kind: str, record: Record) -> tuple[Record, list[str]]:
    """The record in 1.0, and a note for each value that a person should look at."""
    notes: list[str] = []
    new: Record = {}
    for key, value in record.items():
        if key in ("version", "schema_version"):
            new["schema_version"] = AFTER
        elif kind == "event" and key in _EVENT:
            _EVENT[key](new, value, record, notes)
        else:
            new[key] = value
    new.setdefault("schema_version", AFTER)
    return new, notes


def _date(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    end = record.get("date_end")
    if end is None:
        new["when"] = value
    elif "T" in str(value) + str(end):
        new["when"] = {"start": value, "end": end}
    else:
        new["when"] = f"{value}/{end}"


def _date_end(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    if "date" not in record:
        new["when"] = f"/{value}"


def _actors(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    new["participants"] = [{"name": one} if isinstance(one, str) else one for one in _list(value)]


def _place(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    new["places"] = [{"name": value}]


def _links(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    urls = map(str, _list(value))
    cited = [{"title": f"[{one.split('//', 1)[-1][:190]}]", "url": one} for one in urls]
    new["sources"] = [*new.get("sources", ()), *cited]
    notes.append("sources had no titles in 0.9; give those in brackets their real ones")


def _commitment(new: Record, value: Any, record: Record, notes: list[str]) -> None:
    if isinstance(value, dict):
        value = {("due" if key == "deadline" else key): one for key, one in value.items()}
    new["commitment"] = value


def _list(value: Any) -> list[Any]:
    """The items of a list; what is none stays one item, which the schema of 1.0 judges."""
    return value if isinstance(value, list) else [value]


_EVENT = {
    "date": _date,
    "date_end": _date_end,
    "actors": _actors,
    "place": _place,
    "links": _links,
    "commitment": _commitment,
}
