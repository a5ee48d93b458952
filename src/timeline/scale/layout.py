"""What stands where in a dataset: its tables, their columns and files."""

import re
from collections.abc import Mapping

from timeline.chronicle.row import COLUMNS, SIDES, TIMES

FORMAT = "timeline-dataset"
VERSION = 3
MANIFEST = "dataset.json"  # written last: a folder without it is no dataset

# Events whose possible days span at most a year lie apart from longer and open ones: of the short,
# only those that begin shortly before a period or in it can touch it.
LONGEST = 366
KINDS = ("short", "long")

_SQL = {"TEXT": "VARCHAR"}
EVENT: Mapping[str, str] = {
    **{name: _SQL.get(kind, kind) for name, kind in COLUMNS.items()},
    "path": "VARCHAR",  # where the event was read
    "json": "VARCHAR",  # the event itself, whole
}
# How each voice tells each event of which it speaks: `says` is time, event or denies, `claim` the
# number of the claim that says it; the columns of time are NULL where it tells none.
TELLING: Mapping[str, str] = {
    "event_id": "VARCHAR",
    "claim": "BIGINT",
    "voice": "VARCHAR",
    "stance": "VARCHAR",
    "says": "VARCHAR",
    **{name: EVENT[name] for name in TIMES},
}
SIDE: Mapping[str, str] = {"event_id": "VARCHAR", "value": "VARCHAR"}
RECORD: Mapping[str, str] = {"id": "VARCHAR", "json": "VARCHAR"}
LOCATOR: Mapping[str, str] = {"id": "VARCHAR", "file": "VARCHAR", "row": "BIGINT"}

# `name_<side>` holds each value of a side table once: patterns are looked for there, and what they
# find in the side table by equality. `locator` tells where an event lies, in the order of ids.
# `missing` names the ids that times are counted from and that no event has. `written` holds names
# as they are written, by their folded form.
TABLES: Mapping[str, Mapping[str, str]] = {
    "event": EVENT,
    **{f"event_{side}": SIDE for side in SIDES},
    **{f"name_{side}": {"value": "VARCHAR"} for side in SIDES},
    "telling": TELLING,
    "locator": LOCATOR,
    "missing": SIDE,
    "entity": RECORD,
    "source": RECORD,
    "written": {"value": "VARCHAR", "text": "VARCHAR"},
}


def files(part: int = 1) -> dict[str, tuple[str, ...]]:
    """The files of every table; of a `part` that was appended, with its number."""
    more = "" if part == 1 else f"-{part}"
    return {
        name: tuple(
            f"{name}/{one}{more}.parquet" for one in (KINDS if name == "event" else ("all",))
        )
        for name in TABLES
    }


IS_SHORT = f"s1 IS NOT NULL AND e2 IS NOT NULL AND e2 - s1 <= {LONGEST}"
_NAMED = re.compile(r"\b(?:FROM|JOIN) ([a-z_]+)\b")


def tables_of(sql: str) -> list[str]:
    """The tables that a statement names, perhaps some that only a text in it names."""
    return [name for name in dict.fromkeys(_NAMED.findall(sql)) if name in TABLES]
