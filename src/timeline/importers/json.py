"""Events as JSON: one, an array, or the output of `timeline list --format json`.

Events in this format are taken as they are. Objects from other programs are understood by the names
of their keys, or as `--map KEY=FIELD` says; a key that fits no field is kept in `origin`.

Example: timeline import events.json
Example: timeline list --json | timeline import - --from-format json -C elsewhere
"""

from typing import Unpack

from timeline import jsonio
from timeline.importers import DATE_ORDER, LANGUAGES, MAP, PRIVATE, SPLIT, TZ, Imported
from timeline.importers.rows import objects
from timeline.importers.rows.gathering import Gathering

SUFFIXES = (".json",)
OPTIONS = (MAP, SPLIT, DATE_ORDER, TZ, LANGUAGES, PRIVATE)


def read(data: bytes, *, name: str, **asked: Unpack[objects.ObjectOptions]) -> Imported:
    """The events of a JSON document."""
    found = Gathering(name)
    try:
        value = jsonio.parse(data)
    except jsonio.JsonError as error:
        found.fail(error.line, error.rule, error.message)
        return found.imported()
    notes = objects.read(objects.unpacked(value, found), found, **asked)
    return found.imported(notes)
