"""Explain date expressions: canonical form, words, bounds, precision, qualifiers.

Accepts what a file may hold (EDTF), what people write ('early 2026', '4 February 2026'), and what
filters accept besides ('last week', '7d'); --strict accepts EDTF only. --tz says where 'today' is.
'-' reads lines from standard input; after '--' nothing is an option. Exits with 1 if any is
invalid.

Example: timeline when 2004-06~-11 '1984?/2004' 202X
Example: timeline when 'last week' --lang es
Example: timeline when --event locate-three-leaders
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import place, reading, terminal
from timeline.cli.output_options import require_ending
from timeline.errors import ProjectError, TimelineError
from timeline.format.untyped import Record
from timeline.text import clean, did_you_mean, json_text

if TYPE_CHECKING:
    from timeline.chronicle.settings import Settings
    from timeline.chronicle.timeline import Entry
    from timeline.words.told import Teller

# A year before 0 begins with a hyphen and is no option.
CONTEXT = {"ignore_unknown_options": True}
_OPTIONS = (
    *("--event", "--strict", "--json", "--tz", "--lang", "--output"),
    *("--directory", "--data", "--engine", "--help"),
)


def command(
    expressions: Annotated[
        list[str] | None, typer.Argument(metavar="[EXPRESSION]...", help="Dates, or '-'.")
    ] = None,
    *,
    event: Annotated[
        list[str] | None,
        typer.Option(
            "--event", metavar="ID", help="Explain the time of an event, and what it depends on."
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Only what an event file may hold.")
    ] = False,
    tz: terminal.ZoneOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line, one for each expression.")
    ] = False,
    output: terminal.OutputOption = None,
    lang: terminal.LangOption = None,
    directory: terminal.DirectoryOption = None,
    data: reading.DataOption = None,
    engine: reading.EngineOption = None,
) -> None:
    require_ending(output, "jsonl" if json else "text", ("text", "jsonl"))
    texts = list(_expressions(expressions or ()))
    if not texts and not event and not expressions:
        raise TimelineError("nothing to explain", hint="write 'timeline when 2004-06~-11'")
    found: list[Record] = []
    zone = terminal.zone(tz)
    if event:
        from timeline.words.told import Teller
        from timeline.write.known_ids import found as found_event

        timeline = reading.open_timeline(directory)
        teller = Teller(timeline, terminal.language(timeline, lang), tz=zone)
        found += [_of_event(found_event(timeline, id), teller) for id in event]
    if texts:
        found += _explained(texts, _settings(directory), tz=zone, lang=lang, strict=strict)
    terminal.emit(_lines(found) if json else _blocks(found), output)
    if not all(one["valid"] for one in found):
        raise typer.Exit(1)


def _expressions(arguments: Sequence[str]) -> Iterator[str]:
    first_literal = len(arguments) - _behind_dashes(arguments)
    for index, argument in enumerate(map(_readable, arguments)):
        if index >= first_literal:
            yield argument
        elif argument == "-":
            yield from (_readable(line) for line in sys.stdin.read().splitlines() if line.strip())
        elif argument[:1] == "-" and argument[1:2] not in "0123456789X":
            hint = did_you_mean(argument, _OPTIONS)
            raise TimelineError(f"no option is called '{argument}'", hint=hint)
        else:
            yield argument


def _behind_dashes(arguments: Sequence[str]) -> int:
    """How many of the arguments stand behind `--`, which the parser takes away."""
    typed = sys.argv[1:]
    behind = typed[typed.index("--") + 1 :] if "--" in typed else []
    return len(behind) if behind == [*arguments][-len(behind) :] else 0


def _readable(text: str) -> str:
    """The text with a sign in place of bytes that are no UTF-8: they could not be shown."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _settings(directory: Any) -> "Settings":
    """The settings of the timeline at hand; the defaults where there is none."""

    from timeline.chronicle import settings

    try:
        return settings.read(place.root(directory))
    except ProjectError:  # an expression means the same anywhere
        if directory is not None:
            raise
        return settings.Settings()


def _explained(
    texts: Iterable[str], settings: "Settings", *, tz: str, lang: str | None, strict: bool
) -> Iterator[Record]:
    import os

    from timeline.words.explain import explain

    code = lang or os.environ.get("TIMELINE_LANG") or settings.languages[0]
    zone = terminal.zone(tz or settings.tz)
    for text in texts:
        yield explain(text, code, now=terminal.now(), tz=zone, strict=strict)


def _of_event(entry: "Entry", teller: "Teller") -> Record:
    """The time of an event, and of every event that it is counted from."""
    from timeline.listing.answer import resolved

    timeline = teller.timeline
    known = resolved(entry, tz=teller.tz)
    chain = [
        {"event": anchor.id, "words": teller.when(anchor), **_ends(resolved(anchor, tz=teller.tz))}
        for anchor in map(timeline.entries.get, timeline.resolver.chain(entry.id))
        if anchor is not None
    ]
    found: dict[str, Any] = {
        "event": entry.id,
        "valid": "fault" not in known,
        "when": entry.record["when"],
        "words": teller.when(entry),
        **{key: value for key, value in known.items() if key not in ("standing", "anchors")},
        "chain": chain,
    }
    if entry.deadline is not None:
        found["due"] = teller.due(entry)
    return found


def _ends(known: Mapping[str, Any]) -> dict[str, Any]:
    return {"start": known["start"], "end": known["end"]}


def _lines(found: Iterable[Record]) -> str:
    return "".join(f"{json_text(one)}\n" for one in found)


def _blocks(found: Iterable[Record]) -> str:
    return clean("\n".join(_block(one) for one in found))


def _block(one: Record) -> str:
    """A heading and its lines, two columns."""
    head = one.get("event", one.get("input", ""))
    lines = [f"  {name:<10}  {value}\n" for name, value in _facts(one) if value]
    return "".join([f"{head}\n", *lines])


def _facts(one: Record) -> Iterator[tuple[str, str]]:
    if "error" in one:
        error = one["error"]
        yield "invalid", f"column {error['column']}: {error['message']}"
        yield "hint", error["hint"] or ""
        return
    yield "words", one["words"]
    if "event" in one:
        yield from _event_facts(one)
        return
    yield "canonical", one["canonical"]
    yield "earliest", one["earliest"] or "no bound"
    yield "latest", one["latest"] or "no bound"
    yield "precision", one["precision"]
    yield "qualified", _qualifiers(one["qualifiers"])
    yield "in a file", "" if one["edtf"] or one["when"] is None else _written(one["when"])
    yield "note", one["note"] or ""


def _written(when: Any) -> str:
    return when if isinstance(when, str) else json_text(when)


_MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def _qualifiers(sides: Mapping[str, Mapping[str, str]]) -> str:
    """`year uncertain, day approximate`; of an interval, each end by its name."""
    many = len(sides) > 1 or "end" in sides
    return ", ".join(
        f"{f'{side} ' if many else ''}{part} {_MARKS[mark]}"
        for side, parts in sides.items()
        for part, mark in parts.items()
    )


def _event_facts(one: Record) -> Iterator[tuple[str, str]]:
    if "fault" in one:
        yield "invalid", one["fault"]["message"]
    yield "start", _between(one["start"])
    yield "end", "still open" if one["ongoing"] else _between(one["end"])
    yield "precision", one["precision"]
    yield "zone", one["zone"]
    yield "due", one.get("due", "")
    for anchor in one["chain"]:
        yield "from", f"{anchor['event']}: {anchor['words']}"


def _between(ends: Mapping[str, str | None]) -> str:
    low, high = ends["earliest"], ends["latest"]
    if low == high:
        return low or "not known"
    return f"{low or 'not known'} to {high or 'not known'}"
