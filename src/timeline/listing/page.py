"""One event in full, for a terminal or as Markdown: everything that is told of it, in one order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.chronicle.timeline import Entry
from timeline.listing.answer import moment
from timeline.listing.columns import DUE_TONES, STANDING_TONES
from timeline.listing.tables import TonedCell
from timeline.text import clean, one_line
from timeline.words.description import UNREAL, CitedWork, Name, Told
from timeline.words.told import Teller

YES = "✓"


class PageSection(NamedTuple):
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


def parts(entry: Entry, teller: Teller, *, now: int) -> list[PageSection]:
    """Everything about the event, with what is known at `now` of its commitment; no empty part."""
    told = teller.tell(entry)
    found: list[tuple[str, list[str]]] = [
        ("when", _when(entry, told, teller)),
        ("where", [str(place) for place in told.places]),
        ("who", [_named(name) for name in told.people]),
        ("summary", [told.summary] if told.summary else []),
        ("description", told.description.split("\n") if told.description else []),
        ("kind", [_kind(told)] if told.kind else []),
        ("status", [told.status_label] if told.status in UNREAL and not told.kind else []),
        ("standing", [TonedCell(told.standing_label, STANDING_TONES.get(told.standing, ""))]),
        ("claims", _claims(told)),
        ("commitment", _commitment(entry, told, teller, now)),
        ("figures", list(told.quantities)),
        ("related", _related(entry, told, teller)),
        ("tags", [", ".join(teller.label("tag", tag) for tag in told.tags)] if told.tags else []),
        ("sources", [_work(work) for work in told.works]),
        ("media", [str(media["url"]) for media in told.media]),
        ("withdrawn", [told.withdrawn] if told.withdrawn else []),
    ]
    page = [PageSection(_heading(teller, key), tuple(lines)) for key, lines in found if lines]
    return [*page, *_for_editors(entry, teller)]


def _for_editors(entry: Entry, teller: Teller) -> Iterator[PageSection]:
    """What editors alone are shown: that it is a draft, their notes, where it came from."""
    by = teller.told_by(entry.by) if entry.by else ""
    notes, origin = teller.notes(entry), teller.origin(entry)
    found = {
        "by": [by] if by else [],
        "draft": [YES] if entry.record.get("draft") else [],
        "notes": notes.split("\n") if notes else [],
        "origin": [origin] if origin else [],
    }
    for key, lines in found.items():
        if lines:
            yield PageSection(teller.label("heading", key), tuple(lines))


def _heading(teller: Teller, key: str) -> str:
    return teller.label("page", key)


def _when(entry: Entry, told: Told, teller: Teller) -> list[str]:
    lines = [told.when]
    if told.when_text and told.when_text not in told.when:
        lines.append(f"“{told.when_text}”")
    lines += [TonedCell(bounds, "faint") for bounds in _bounds(entry, teller.tz)]
    fault = entry.resolved.fault
    if fault is not None:
        lines.append(TonedCell(fault.message, "bad"))
    return lines


def _bounds(entry: Entry, tz: str) -> list[str]:
    """The bounds as a program sees them: of the whole, or of start and end where they differ."""
    when = entry.resolved
    if when.undated:
        return []
    s1, s2, e1, e2 = (moment(when, index, tz) or "…" for index in range(4))
    if when.ongoing:
        e1 = e2 = ".."
    start, end = (a if a == b else f"{a} … {b}" for a, b in ((s1, s2), (e1, e2)))
    return [start] if start == end else [start, f"→ {end}"]


def _named(name: Name) -> str:
    return str(name)


def _kind(told: Told) -> str:
    return f"{told.kind_label} ({told.status_label})" if told.status_label else told.kind_label


def _claims(told: Told) -> list[str]:
    found = []
    for claim in told.claims:
        works = [work.title for work in claim.works if work.title != claim.by]
        found.append(f"{claim.line} — {'; '.join(works)}" if works else claim.line)
    return found


def _commitment(entry: Entry, told: Told, teller: Teller, now: int) -> list[str]:
    owed = told.commitment
    if owed is None:
        return []
    lines = [owed.action] if owed.action else []
    for key, names in (("owed_by", owed.debtor), ("owed_to", owed.creditor)):
        if names:
            lines.append(f"{_heading(teller, key)}: {', '.join(str(name) for name in names)}")
    if owed.due:
        lines.append(f"{_heading(teller, 'due')}: {owed.due}")
    lines.append(f"{_heading(teller, 'state')}: {owed.state_label}")
    lines += _due(entry, teller, now)
    lines += [f"{_heading(teller, 'evidence')}: {_work(work)}" for work in owed.evidence]
    return lines


def _due(entry: Entry, teller: Teller, now: int) -> list[str]:
    from timeline.words import due_state_words

    state = entry.due(now)
    if state is None or state.verdict == "settled":  # which its state has said
        return []
    return [TonedCell(due_state_words(state, teller.lang), DUE_TONES.get(state.verdict, ""))]


def _related(entry: Entry, told: Told, teller: Teller) -> list[str]:
    """What the event says of others, and (with an arrow) what others say of it."""
    lines = [f"{one.label}: {one.title} ({one.id})" for one in told.relations]
    backend = entry.timeline.backend
    for other in entry.timeline.ordered() if backend is None else backend.related(entry.id):
        for relation in other.record.get("relations", ()):
            if relation["to"].partition("#")[0] == entry.id:
                label = teller.label("relation", relation["type"])
                lines.append(f"← {label}: {teller.title(other.id)} ({other.id})")
    return lines


def _work(work: CitedWork) -> str:
    return f"{work.line} <{work.url}>" if work.url else work.line


def as_markdown(title: str, found: Sequence[PageSection]) -> str:
    """The event as a Markdown document: its title and a section for each part."""
    return "\n".join(_markdown(title, found))


def _markdown(title: str, found: Sequence[PageSection]) -> Iterator[str]:
    yield f"# {_escaped(title)}"
    for part in found:
        yield f"\n## {_escaped(part.heading)}\n"
        mark = "- " if len(part.lines) > 1 else ""
        for line in part.lines:
            yield f"{mark}{_escaped(line)}"
    yield ""


_WRITTEN = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_[]|#"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def _escaped(text: str) -> str:
    return one_line(clean(text)).translate(_WRITTEN)
