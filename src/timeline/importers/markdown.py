"""A Markdown file with YAML front matter, one event a file.

Title, date, actors, tags, sources, status and the other entries of the front matter are understood
by their names, or as `--map KEY=FIELD` says; the body is the event's description. An entry that no
field suits is kept under `extensions`. Without a title, the first heading serves.

Example: timeline import notes/
Example: timeline import notes/ --map happened=when
"""

import re
from typing import Any

import yaml

from timeline.importers import DATE_ORDER, MAP, TZ, Imported, Origin
from timeline.intake import columns, ids
from timeline.intake.rows import Gathered, gather, note

Record = dict[str, Any]
SUFFIXES = (".md", ".markdown")
OPTIONS = (MAP, DATE_ORDER, TZ)
EXTENSION = "timeline.front-matter"
_FENCE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_HEADING = re.compile(r"^#{1,3} +(.+?) *#*$", re.M)
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_BASE):  # type: ignore[misc]  # whichever of the two is there
    """YAML as people mean it in front matter: dates stay as written, `no` and `0043` stay text."""


Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^(?:0|-?[1-9][0-9]{0,17})$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def read(
    data: bytes, *, name: str, map: tuple[str, ...] = (), date_order: str = "", tz: str = ""
) -> Imported:
    """The event of one file."""
    found = Gathered(name)
    fence = _FENCE.match(data)
    row = _front(fence[1], found) if fence else {}
    if row is None:
        return Imported(reports=tuple(found.reports))
    body = _body(data[fence.end() :] if fence else data, found)
    if body is None:
        return Imported(reports=tuple(found.reports))
    fields = columns.mapping(row, [one for one in map if one.rpartition("=")[0].strip() in row])
    _complete(row, fields, body, name)
    gather([(1, row)], fields, found, extension=EXTENSION, order=date_order, tz=tz)
    origins = tuple(Origin(line) for line in found.lines)
    return Imported(tuple(found.records), tuple(found.reports), origins, (note(fields),))


def _front(data: bytes, found: Gathered) -> Record | None:
    try:
        row = yaml.load(data, Loader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        found.fail(line, "import/not-yaml", f"the front matter is not YAML: {error.problem}")
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        found.fail(1, "import/not-yaml", f"the front matter is not YAML: {error}".split("\n")[0])
        return None
    if row is None:
        return {}
    if not isinstance(row, dict):
        found.fail(2, "import/not-yaml", "the front matter holds no names with values")
        return None
    return {str(key): _plain(value, 0) for key, value in row.items()}


def _plain(value: Any, depth: int) -> Any:
    """The value with text for keys; what JSON cannot hold becomes text."""
    if isinstance(value, dict) and depth < 32:
        return {str(key): _plain(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list | set | tuple) and depth < 32:
        return [_plain(one, depth + 1) for one in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float) and abs(value) < float("inf"):
        return value
    return str(value)


def _body(data: bytes, found: Gathered) -> str | None:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").strip("\n").rstrip()
    except UnicodeDecodeError:
        found.fail(0, "import/encoding", "the file is not UTF-8")
        return None


def _complete(row: Record, fields: dict[str, str | None], body: str, name: str) -> None:
    """Add the body, a title and an id where the front matter has none."""
    known = set(fields.values())
    if body and "description" not in known:
        row["body"], fields["body"] = body, "description"
    elif body:
        row["body"] = body
        fields.setdefault("body", None)
    heading = _HEADING.search(body)
    if not known & {"title"} and heading:
        row["title"], fields["title"] = heading[1], "title"
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if "id" not in known and ids.slug(stem) == stem and stem:
        row["id"], fields["id"] = stem, "id"
