"""JSON lines as events: each line goes through the checks that a file does."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from timeline import jsonio
from timeline.chronicle.folder import misshapen, taken
from timeline.chronicle.timeline import Timeline
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.models.vocabulary import SCHEMA_VERSION
from timeline.format.untyped import Record, without_null

Report = Callable[[Finding], None]


def records(
    lines: Iterable[bytes], name: str, report: Report, nulls: Counter[str] | None = None
) -> Iterator[tuple[str, Record, str]]:
    """Path (`name:line`), event and text of every line that the published schema accepts.

    A line may also be an answer `{event, resolved, path, match}`, as `list --format jsonl` prints
    it; its path is kept, and it has no text. What engines write for what is not there, `null`, is
    as good as absent (counted in `nulls` by its key), and so is a `schema_version` that is missing.
    What is refused goes to `report`, with its line.
    """
    is_valid = schema.checker("event")
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line:
            continue
        try:
            record = jsonio.parse(line)
        except jsonio.JsonError as error:
            report(Finding(name, number, error.column, error.rule, error.message))
            continue
        path, text = f"{name}:{number}", line.decode()
        if isinstance(record, dict) and isinstance(record.get("event"), dict):
            path, record, text = str(record.get("path", path)), record["event"], ""
        if is_valid(record):
            yield path, record, text
            continue
        tidy = completed(record, Counter() if nulls is None else nulls)
        if is_valid(tidy):
            yield path, tidy, ""
        else:
            report(misshapen("event", record, name, number))


def completed(record: Any, nulls: Counter[str]) -> Any:
    """An event without its nulls, of this version where it tells none; else as it is."""
    if not isinstance(record, dict) or not record.keys() >= {"id", "title", "when"}:
        return record
    return {"schema_version": SCHEMA_VERSION, **without_null(record, nulls)}


def _whole(lines: Iterator[bytes], name: str, report: Report) -> Iterator[tuple[str, Record, str]]:
    """The events of the lines, or of the array that they make up."""
    before: list[bytes] = []
    for line in lines:
        before.append(line)
        if line.strip():
            break
    if not before or not before[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        return records(chain(before, lines), name, report)
    return _items(b"".join(chain(before, lines)), name, report)


def _items(data: bytes, name: str, report: Report) -> Iterator[tuple[str, Record, str]]:
    """Path (`name:number`) and event of every item of an array, as `list --json` prints it."""
    try:
        items = jsonio.parse(data.removeprefix(b"\xef\xbb\xbf"))
    except jsonio.JsonError as error:
        report(Finding(name, error.line, error.column, error.rule, error.message))
        return
    is_valid = schema.checker("event")
    for number, record in enumerate(items, 1):
        path = f"{name}:{number}"
        if isinstance(record, dict) and isinstance(record.get("event"), dict):
            path, record = str(record.get("path", path)), record["event"]
        if is_valid(record):
            yield path, record, ""
        else:
            report(misshapen("event", record, name, number))


def load(lines: Iterable[bytes], name: str, timeline: Timeline) -> Timeline:
    """`timeline` with the events of the lines, or of one JSON array.

    The first of several with one id holds.
    """
    problems: list[Finding] = []
    found = _whole(iter(lines), name, problems.append)
    for path, record, _ in found:
        if record["id"] in timeline.entries:
            number = path.rpartition(":")[2]
            line = int(number) if path.startswith(f"{name}:") and number.isdigit() else 0
            problems.append(taken(record["id"], name, line))
        else:
            timeline.add(record, path)
    timeline.problems = tuple(problems)
    return timeline
