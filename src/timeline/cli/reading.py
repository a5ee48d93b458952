"""What reading commands share: where events come from, a folder or what `--data` names."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import complete, place, terminal
from timeline.cli.doors import current_context
from timeline.errors import ProjectError, Refused, TimelineError

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline


def _remembered(key: str) -> Callable[[typer.Context, Any], Any]:
    """Keep an option with the run, so that every command opens its timeline in one way."""

    def keep(ctx: typer.Context, value: Any) -> Any:
        ctx.meta[f"timeline.{key}"] = value
        return value

    return keep


def _given(key: str) -> Any:
    """What was kept of this run."""
    context = current_context()
    return None if context is None else context.meta.get(f"timeline.{key}")


DataOption = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="PATH",
        callback=_remembered("data"),
        show_default=False,
        help="Where events come from: a folder, .jsonl or Parquet.",
    ),
]
EngineOption = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="NAME",
        callback=_remembered("engine"),
        autocompletion=complete.one_of(lambda: ("duckdb", "spark")),
        show_default=False,
        hidden=True,
        help="What reads a dataset: duckdb or spark.",
    ),
]
VoiceOption = Annotated[
    str | None,
    typer.Option(
        "--as-told-by",
        metavar="VOICE",
        callback=_remembered("voice"),
        show_default=False,
        hidden=True,
        help="Only what one voice says, at the times it gives.",
        autocompletion=complete.voices,
    ),
]
OthersOption = Annotated[
    bool,
    typer.Option(
        "--or-editors",
        callback=_remembered("others"),
        hidden=True,
        help="With --as-told-by, also what the voice does not mention.",
    ),
]


def open_timeline(directory: Path | None) -> "Timeline":
    """The timeline that `--data` names, else the one at `place.root(directory)`.

    What was left out of it is counted and named on standard error. With `--as-told-by` it is
    seen as a voice tells it.
    """
    voice, others = _given("voice"), bool(_given("others"))
    if others and voice is None:
        raise TimelineError("--or-editors", hint="name a voice with --as-told-by")
    whole = _opened(directory)
    return whole if voice is None else _told(whole, voice, others=others)


def _told(whole: "Timeline", name: str, *, others: bool) -> "Timeline":
    from timeline.chronicle.voices import found

    voice = found(name, whole.voices(), whole.entities, whole.sources)
    terminal.say(
        f"as told by {voice}; dates relative to other events are counted from the editors' dates"
    )
    return whole.as_told_by(voice, others=others)


def _opened(directory: Path | None) -> "Timeline":
    data, engine = _given("data"), _given("engine")
    if data is None and engine is None:
        return _folder(place.root(directory))
    from timeline.scale.place import kind  # most timelines are folders

    where = data or str(place.start(directory))
    found = kind(where)
    if found == "dataset":
        return _dataset(where, engine or "duckdb")
    if engine not in (None, "python"):
        raise TimelineError(
            f"--engine {engine}: files are read by the engine 'python'; others only read a dataset",
            hint="make one with 'timeline export parquet DIR'",
        )
    return _folder(place.root(Path(where))) if found == "folder" else _lines(where, directory)


def _folder(root: Path) -> "Timeline":
    from timeline.chronicle import folder  # `--help` needs none of it

    terminal.say_interrupted(root)
    timeline = folder.load(root, progress=terminal.progress("events read"))
    report_problems(timeline)
    return timeline


def _dataset(where: str, engine: str) -> "Timeline":
    from timeline import registry

    module = registry.load("timeline.scale.engines", engine)
    if not hasattr(module, "connect"):
        raise TimelineError(
            f"--engine {engine}: cannot read a dataset", hint="expected duckdb or spark"
        )
    dataset: Timeline = module.connect(where)
    return dataset


def _lines(where: str, directory: Path | None) -> "Timeline":
    """The events of a file or of standard input, with what `-C` says of their timeline."""
    from timeline.chronicle import folder
    from timeline.chronicle.settings import Settings
    from timeline.chronicle.timeline import Timeline
    from timeline.scale import lines

    # Names, sources and zone are those of the timeline named with -C: a file has none of its own.
    known = Timeline(Settings()) if directory is None else folder.load(place.root(directory))
    timeline = Timeline(
        known.settings, root=known.root, entities=known.entities.records, sources=known.sources
    )
    try:
        with nullcontext(sys.stdin.buffer) if where == "-" else Path(where).open("rb") as file:
            lines.load(file, where, timeline)
    except OSError as error:
        raise ProjectError(f"{where}: cannot be read: {error.strerror}") from error
    _name(timeline)
    count = len(timeline.problems)
    if count:
        terminal.say("1 line was left out" if count == 1 else f"{count} lines were left out")
        if not timeline.entries:
            hint = "expected JSON lines, or one array as 'timeline list --json' prints it"
            raise Refused(f"{where}: no event could be read", hint=hint)
    return timeline


def _name(timeline: "Timeline") -> None:
    for finding in timeline.problems:
        terminal.say(f"left out: {finding}")


def report_problems(timeline: "Timeline") -> None:
    """Name every file that was left out of the answer, on standard error."""
    _name(timeline)
    count = len(timeline.problems)
    if count:
        files = "file was" if count == 1 else "files were"
        terminal.say(f"{count} {files} left out; run 'timeline validate'")


def engine_of(timeline: "Timeline") -> Any:
    """What counts the events of a timeline: an engine that reads a dataset, or memory."""
    if timeline.backend is not None:
        return timeline.backend.engine
    from timeline.scale.engines.python import open_engine

    return open_engine(timeline)
