"""Formats that a timeline is exported to, one module a format.

A module's docstring is its help page, `SUFFIX` the ending of its files and `OPTIONS` what may be
asked of it beyond the options that every format has. `WORKING = True` marks a form for editors,
which carries all; every other one is given only what readers may see (`chronicle.published`).
`GIVES_BACK` names the kept cells of an imported event that it carries even so.

`render(matches, timeline, *, lang, stamp, **options)` gives the file as `Rendered`; `stamp` is
`SOURCE_DATE_EPOCH`: nothing reads the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline import registry
from timeline.chronicle.cleared import ALL, PUBLIC, Show
from timeline.chronicle.published import published
from timeline.dates import ZoneError, zone
from timeline.errors import TimelineError
from timeline.format import digests
from timeline.format.untyped import Record
from timeline.registry import Option
from timeline.text import did_you_mean

if TYPE_CHECKING:
    from types import ModuleType

    from timeline.chronicle.timeline import Timeline
    from timeline.query import Match

# Of formats that tell times one by one; its value is the name of a zone, "" for each event's own.
TZ = Option(
    "--tz", str, "", help="Show clock times in this zone, such as Asia/Tokyo.", metavar="ZONE"
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an exporter made: the file, and a note for each thing that it had to leave out.

    The file is bytes, or pieces of bytes that are made once, when they are needed.
    """

    content: bytes | Iterable[bytes]
    notes: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The whole file, the same on every access."""
        content = self.content
        if not isinstance(content, bytes):
            content = b"".join(content)
            # Pieces are made once: whoever asks again is not given an empty file.
            object.__setattr__(self, "content", content)
        return content


def rendered(
    format: str,
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str | None = None,
    stamp: int | None = None,
    show: Show = PUBLIC,
    public: bool = False,
    **options: Any,
) -> Rendered:
    """The events in the format of this name; an unknown format or zone is a `TimelineError`.

    `show` is what readers are shown beyond what is published. A form for editors carries all,
    unless it is made `public`.
    """
    module = registry.load("timeline.exporters", format)
    _check(format, module, options)
    language = lang or timeline.settings.languages[0]
    shown = ALL if is_working(module) and not public else show
    seen, view, notes = for_readers(matches, timeline, shown, lines=_given_back(module))
    made: Rendered = module.render(seen, view, lang=language, stamp=stamp, **options)
    return replace(made, notes=(*made.notes, *notes))


def _check(format: str, module: ModuleType, options: Mapping[str, Any]) -> None:
    """A `TimelineError` for a format that is no file, an option it does not have, or no zone."""
    if not hasattr(module, "render"):
        hint = f"write 'timeline export {format} FOLDER'"
        raise TimelineError(f"'{format}' is a folder of files, not one file", hint=hint)
    known = [option.keyword for option in module.OPTIONS]
    for name in options:
        if name not in known:
            others = f"expected one of {', '.join(known)}" if known else "it has none"
            hint = did_you_mean(name, known) or others
            raise TimelineError(f"'{format}' has no option '{name}'", hint=hint)
    try:
        zone(options.get(TZ.keyword) or "UTC")
    except ZoneError as error:
        raise TimelineError(f"tz: {error}") from error


def is_working(module: ModuleType) -> bool:
    """Whether a format is one for editors."""
    return bool(getattr(module, "WORKING", False))


def _given_back(module: ModuleType) -> frozenset[str]:
    return frozenset(getattr(module, "GIVES_BACK", ()))


def for_readers(
    matches: Sequence[Match],
    timeline: Timeline,
    show: Show = PUBLIC,
    *,
    lines: frozenset[str] = frozenset(),
) -> tuple[Sequence[Match], Timeline, tuple[str, ...]]:
    """What a form is given: events and timeline as its readers may see them, with a note.

    `lines` are the kept cells that it gives back even where it does not show the origin.
    """
    view = published(timeline, [match.entry for match in matches], show, lines=lines)
    if view is timeline:
        return matches, timeline, ()
    seen = [
        match._replace(entry=view.entries[match.entry.id])
        for match in matches
        if match.entry.id in view.entries
    ]
    left = len(matches) - len(seen)
    drafts = "1 draft was" if left == 1 else f"{left} drafts were"
    return seen, view, (f"{drafts} left out; see --drafts",) if left else ()


# Keys of an event whose absence from a form is no news: a note of its own tells of drafts.
NOT_TOLD = frozenset((*digests.ASIDE, "draft", "withdrawn", "standing", "extensions", "language"))


def missing(
    matches: Iterable[Match],
    carried: Collection[str],
    also: Callable[[Record], Iterable[str]] = lambda record: (),
) -> tuple[str, ...]:
    """A note of what a form has no place for, and in how many events there is such.

    `carried` are the fields that it has; `also` names what of an event's it lacks even so.
    """
    counts: Counter[str] = Counter()
    for match in matches:
        record = match.entry.record
        counts.update(name for name in record if name not in carried and name not in NOT_TOLD)
        counts.update(also(record))
    return (f"not in the file: {counted(counts)}",) if counts else ()


def other_languages(language: str) -> Callable[[Record], Iterable[str]]:
    """What a form in one language alone lacks."""

    def found(record: Record) -> Iterable[str]:
        texts = (record.get(name) for name in ("title", "summary", "description"))
        if any(isinstance(one, Mapping) and one.keys() - {language, "mul"} for one in texts):
            yield "other languages"

    return found


def counted(counts: Counter[str]) -> str:
    """`media of 2 events, quantities of 1 event`."""
    some = ((name, f"{count} event{'s' * (count > 1)}") for name, count in sorted(counts.items()))
    return ", ".join(f"{name} of {events}" for name, events in some)
