"""A table with a row for each event: its bounds, and everything that fits into one cell.

The columns `start_earliest`, `start_latest`, `end_earliest` and `end_latest` are days, or moments
where the event has a clock time; an empty cell is a bound that is not known. A cell of text never
begins with a sign that a spreadsheet takes for a formula: such text has an apostrophe before it.
The column `timeline:base` records what was exported: importing the table again, edited or not,
changes only what was edited in it. Texts in other languages have columns of their own (`title.es`);
media appear as addresses. Claims, sources and commitments are there only to be read; what no cell
can hold is reported, and stays unchanged when the table is imported again.

Example: timeline export csv --since 2024 -o events.csv
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from timeline import files
from timeline.chronicle.timeline import Entry, Timeline
from timeline.exporters import TZ, Rendered, counted, missing
from timeline.format import digests
from timeline.listing.answer import due_zone, instant, moment
from timeline.query import Match
from timeline.text import cell, one_line
from timeline.words.description import Name, Told
from timeline.words.told import Teller

SUFFIX = ".csv"
OPTIONS = (TZ,)

Words = Callable[[Told], str]
# What is worked out of an event, clock times as in a zone.
Fact = Callable[[Entry, str], object]


def _names(names: Iterable[Name]) -> str:
    return "; ".join(map(str, names))


def _sources(told: Told) -> str:
    works = [*told.works, *(work for claim in told.claims for work in claim.works)]
    works += told.commitment.evidence if told.commitment else ()
    return "; ".join(dict.fromkeys(work.line for work in works))


def _deadline(which: int) -> Fact:
    def column(entry: Entry, tz: str) -> str | None:
        deadline = entry.deadline
        if deadline is None:
            return None
        return instant((deadline.first, deadline.last)[which], due_zone(entry, tz))

    return column


def _bound(which: int) -> Fact:
    return lambda entry, tz: moment(entry.resolved, which, tz)


# Worked out and with a fixed grammar: a sign before a year is not a formula.
FACTS: dict[str, Fact] = {
    "id": lambda entry, tz: entry.id,
    "start_earliest": _bound(0),
    "start_latest": _bound(1),
    "end_earliest": _bound(2),
    "end_latest": _bound(3),
    "precision": lambda entry, tz: entry.resolved.precision,
    "qualified": lambda entry, tz: str(entry.resolved.qualified).lower(),
    "ongoing": lambda entry, tz: str(entry.resolved.ongoing).lower(),
    "kind": lambda entry, tz: entry.record.get("kind"),
    "status": lambda entry, tz: entry.record.get("status"),
    "standing": lambda entry, tz: entry.standing.value,
    "due_first": _deadline(0),
    "due_last": _deadline(1),
    "state": lambda entry, tz: entry.record.get("commitment", {}).get("state"),
    "relations": lambda entry, tz: "; ".join(
        f"{one['type']}: {one['to']}" for one in entry.record.get("relations", ())
    ),
    "media": lambda entry, tz: "; ".join(one["url"] for one in entry.record.get("media", ())),
}
# Facts in words that somebody wrote.
_WRITTEN = frozenset(("kind", "status", "state", "relations", "media"))
WORDS: dict[str, Words] = {
    "title": lambda told: told.title,
    "when": lambda told: told.when,
    "summary": lambda told: told.summary,
    "description": lambda told: told.description,
    "who": lambda told: _names(told.people),
    "where": lambda told: _names(told.places),
    "tags": lambda told: "; ".join(told.tags),
    "claims": lambda told: "; ".join(claim.line for claim in told.claims),
    "sources": _sources,
    "due": lambda told: told.commitment.due if told.commitment else "",
    "withdrawn": lambda told: told.withdrawn,
}
# Columns that an import brings back, and the field that each one tells.
BACK = {
    "title": "title",
    "when": "when",
    "start_earliest": "when",
    "start_latest": "when",
    "end_earliest": "when",
    "end_latest": "when",
    "kind": "kind",
    "status": "status",
    "summary": "summary",
    "description": "description",
    "who": "participants",
    "where": "places",
    "tags": "tags",
    "relations": "relations",
    "media": "media",
    "claims": "",
    "sources": "",
}
# Fields that have a column for each further language.
TEXTS = ("title", "summary", "description")
# Fields that can be read in a table and are changed elsewhere, and what they are called.
READ = {"claims": "claims", "sources": "sources", "commitment": "commitments"}
COLUMNS = ("id", "title", "when", *(key for key in FACTS if key != "id"), *list(WORDS)[2:])


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None, tz: str = ""
) -> Rendered:
    """The table of these events, with a heading; its lines are made one by one."""
    more = _languages(matches, lang)
    return Rendered(_lines(matches, timeline, lang, tz, more), _notes(matches))


def _lines(
    matches: Sequence[Match], timeline: Timeline, lang: str, tz: str, more: Sequence[str]
) -> Iterator[bytes]:
    teller = Teller(timeline, lang, tz=tz)
    names = (*COLUMNS, *more)
    yield _line((*names, digests.MARK, "path", "match"))
    for match in matches:
        entry = match.entry
        told = teller.tell(entry)
        row = [_cell(key, entry, told, tz) for key in COLUMNS]
        row += [_translation(entry, column) for column in more]
        mark = _mark(entry, dict(zip(names, row, strict=True)), told)
        yield _line((*row, mark, cell(one_line(files.shown(entry.path))), match.verdict))


def _line(row: Iterable[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue().encode()


def _languages(matches: Iterable[Match], lang: str) -> list[str]:
    """The columns of texts in other languages than the table's: `title.es`."""
    found = {
        (TEXTS.index(name), code)
        for match in matches
        for name in TEXTS
        if isinstance(value := match.entry.record.get(name), Mapping)
        for code in value
        if code != lang
    }
    return [f"{TEXTS[place]}.{code}" for place, code in sorted(found)]


def _translation(entry: Entry, column: str) -> str:
    name, _, code = column.partition(".")
    value = entry.record.get(name)
    text = value.get(code, "") if isinstance(value, Mapping) else ""
    return cell(one_line(text if isinstance(text, str) else "\n".join(text)))


def _notes(matches: Iterable[Match]) -> tuple[str, ...]:
    """What of the events cannot be changed in the table, and what is not in it at all."""
    read: Counter[str] = Counter()
    for match in matches:
        read.update(READ[name] for name in READ if name in match.entry.record)
    notes = (f"to be read, not changed in the table: {counted(read)}",) if read else ()
    return (*notes, *missing(matches, {*BACK.values(), *READ}))


def _mark(entry: Entry, row: Mapping[str, object], told: Told) -> str:
    """What was exported, so that an import of the table takes what was changed in it alone."""
    fields = set(BACK.values())
    base = {
        path: value
        for path, value in digests.of_record(entry.id, entry.record).items()
        if digests.field_of(path) in fields
    }
    cells = {
        key: digests.cell_parts(key, "" if row[key] is None else str(row[key]))
        for key in row
        if key in BACK or "." in key
    }
    spoken = {
        name: getattr(told, f"{name}_lang")
        for name in TEXTS
        if isinstance(entry.record.get(name), Mapping)
    }
    others = {name: code for name, code in spoken.items() if code != told.lang}
    return digests.marked(entry.id, told.lang, cells, base, others)


def _cell(key: str, entry: Entry, told: Told, tz: str) -> object:
    """A computed value as it is, words on one line and harmless."""
    if key in _WRITTEN:
        return cell(one_line(str(FACTS[key](entry, tz) or "")))
    return FACTS[key](entry, tz) if key in FACTS else cell(one_line(WORDS[key](told)))
