"""A Markdown file with front matter in YAML or TOML, one event a file.

Title, date, actors, tags, sources, status and the other entries of the front matter are understood
by their names, or as `--map KEY=FIELD` says; the body is the event's description. An entry that
fits no field is kept in `origin`. Without a title, the first heading is the title, else the file's
name; without a date, the day with which the file's name begins is the date.

Example: timeline import notes/
Example: timeline import notes/ --map happened=when
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Unpack

import yaml

from timeline.format.untyped import Record
from timeline.importers import DATE_ORDER, LANGUAGES, MAP, PRIVATE, SPLIT, TZ, Imported
from timeline.importers.rows import columns, ids
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.objects import ObjectOptions
from timeline.importers.rows.rows import gather, note

SUFFIXES = (".md", ".markdown")
OPTIONS = (MAP, SPLIT, DATE_ORDER, TZ, LANGUAGES, PRIVATE)
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*(?:\r?\n|\Z)")
_FENCE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_TOML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
# A key of so many parts that the reader of TOML would take quadratic time for it.
_TOML_DEEP = re.compile(
    rb"""^[ \t]*\[*(?:[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.){32}""", re.M
)
_CLOSE = "end it with a line of its own that says '---'"
_HEADING = re.compile(r"^#{1,3} +([^ \n][^\n]*)$", re.M)
DEEPEST, MOST = 32, 100_000
_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": lambda text: _number(text),
}
_PLAIN: dict[Any, str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_KINDS = tuple(
    (f"tag:yaml.org,2002:{name}", re.compile(pattern))
    for name, pattern in (
        ("bool", r"true|True|TRUE|false|False|FALSE"),
        ("null", r"~|null|Null|NULL|"),
        ("int", r"0|-?[1-9][0-9]{0,17}"),
        ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+"),
    )
)


_FIRST = frozenset((*"tTfF~nN-0123456789", ""))  # how a text of one of those kinds begins
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_BASE):  # type: ignore[misc]  # whichever of the two is there
    """YAML as people mean it in front matter: dates stay as written, `no` and `0043` stay text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag of a node that carries none."""
        if kind is yaml.ScalarNode and implicit[0] and value[:1] in _FIRST:
            for tag, pattern in _KINDS:
                if pattern.fullmatch(value):
                    return tag
        return _PLAIN[kind]


def read(data: bytes, *, name: str, **asked: Unpack[ObjectOptions]) -> Imported:
    """The event of one file."""
    found = Gathering(name)
    row, rest = _parted(data, found)
    body = None if row is None else _body(rest, found)
    if row is None or body is None:
        return found.imported(single=True)
    given = tuple(asked.get("map", ()))
    spoken = tuple(asked.get("languages") or columns.LANGUAGES)
    fields, line = _fields(tuple(row), given, spoken)
    fields = dict(fields)
    stem = _stem(name)
    _complete(row, fields, body, stem)
    notes = gather(
        [(1, row)],
        fields,
        found,
        order=asked.get("date_order", ""),
        tz=asked.get("tz", ""),
        private=asked.get("keep_private", False),
        split=[one for one in asked.get("split", ()) if columns.parted(one)[0] in row],
        notes=True,
    )
    for record in found.records:
        if stem and ids.slug(stem) == stem:
            record.setdefault("id", stem)
    return found.imported((line, *notes), single=True)


def _parted(data: bytes, found: Gathering) -> tuple[Record | None, bytes]:
    """The front matter, None where it cannot be read, and the rest of the file."""
    toml = _TOML.match(data)
    if toml:
        return _toml(toml[1], found), data[toml.end() :]
    fence = _FENCE.match(data)
    if fence is None and _OPENING.match(data):
        found.fail(1, "import/not-closed", "the front matter is not closed", help=_CLOSE)
        return None, b""
    return (_front(fence[1], found), data[fence.end() :]) if fence else ({}, data)


def _toml(data: bytes, found: Gathering) -> Record | None:
    import tomllib  # few notes have it

    deep = _TOML_DEEP.search(data)
    if deep:
        line = data.count(b"\n", 0, deep.start()) + 2
        found.fail(line, "import/not-toml", "a key of the front matter has more than 32 parts")
        return None
    try:
        table = tomllib.loads(data.decode("utf-8"), parse_float=_number)
        return {key: _plain(value) for key, value in table.items()}
    except (ValueError, RecursionError) as error:
        message = f"the front matter is not TOML: {error}".split("\n")[0]
        found.fail(1, "import/not-toml", message)
        return None


def _number(text: str) -> float | str:
    """A number, or its text where a number would lose figures that were written, as of 12.50."""
    number = float(text)
    return number if repr(number) == text else text


def _plain(value: Any) -> Any:
    """A value of TOML as JSON has it: dates as they are written."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


@lru_cache(maxsize=256)
def _fields(
    keys: tuple[str, ...], given: tuple[str, ...], languages: tuple[str, ...]
) -> tuple[dict[str, str | None], str]:
    """The fields of some keys, and how they were understood; files of a folder are much alike."""
    here = [one for one in given if one.rpartition("=")[0].strip() in keys]
    fields = columns.mapping(keys, here, languages)
    return fields, note(dict(sorted(fields.items())))


def _front(data: bytes, found: Gathering) -> Record | None:
    try:
        row = _Values().of(_composed(data), 0)
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
    return row


_TOO_DEEP = "it is nested too deeply, or repeats itself without end"


def _composed(data: bytes) -> Any:
    depth = 0
    for event in yaml.parse(data, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:  # composing recurses in C, and PyYAML 6.0 ends the process there
            raise ValueError(_TOO_DEEP)
    loader = Loader(data)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


class _Values:
    """Plain values of YAML nodes; tags of programs' own types are passed over.

    Anchors may be used again, but not so often that a small file becomes a great one.
    """

    def __init__(self) -> None:
        self.left = MOST

    def of(self, node: Any, depth: int) -> Any:
        """The value of a node."""
        self.left -= 1
        if node is None:
            return None
        if depth > DEEPEST or self.left < 0:
            raise ValueError(_TOO_DEEP)
        if node.__class__ is yaml.ScalarNode:
            read = _SCALARS.get(node.tag)
            return node.value if read is None else read(node.value)
        if node.__class__ is yaml.SequenceNode:
            return [self.of(one, depth + 1) for one in node.value]
        pairs = {_name(key): self.of(value, depth + 1) for key, value in node.value}
        if len(pairs) < len(node.value):
            raise ValueError(f"a name stands twice in line {node.start_mark.line + 2} or below")
        return pairs


def _name(node: Any) -> str:
    if node.__class__ is not yaml.ScalarNode:
        raise ValueError(f"line {node.start_mark.line + 2}: a name is a text")
    return str(node.value)


def _body(data: bytes, found: Gathering) -> str | None:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").strip("\n").rstrip()
    except UnicodeDecodeError:
        found.fail(0, "import/encoding", "the file is not UTF-8")
        return None


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


def _complete(row: Record, fields: dict[str, str | None], body: str, stem: str) -> None:
    """Add the body; a title and a date from the first heading or the file's name, where missing."""
    known = {field for key, field in fields.items() if row.get(key) not in (None, "", [], {})}
    if body:
        key = "body" if "body" not in row else "body of the note"
        row[key], fields[key] = body, None if "description" in known else "description"
    heading = _HEADING.search(body)
    dated = _DATED.fullmatch(stem)
    if "title" not in known and (heading or stem):
        words = (dated[5] or stem) if dated else stem
        is_slug = words != stem or not dated
        spaced = (
            words.replace("-", " ").replace("_", " ") if is_slug and " " not in words else words
        )
        _add(row, fields, "title", _bare(heading[1]) if heading else spaced)
    if dated and not known & _DATES:
        _add(row, fields, "when", "-".join(dated.group(1, 3, 4)))


def _bare(text: str) -> str:
    """A heading without the signs that may close it."""
    return text.rstrip(" ").rstrip("#").rstrip(" ") or text


def _add(row: Record, fields: dict[str, str | None], field: str, value: str) -> None:
    for key in [key for key, known in fields.items() if known == field]:
        fields[key] = None
    key = f"{field} of the note"
    row[key], fields[key] = value, field


_DATES = {"when", "start", "end", "year", "when_text"}
# A day and perhaps words; Logseq's journals are called 2024_03_05.
_DATED = re.compile(r"([0-9]{4})([-_])([0-9]{2})\2([0-9]{2})(?:[-_ ]+(.*))?")
