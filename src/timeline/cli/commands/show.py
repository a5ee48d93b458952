"""Show one event in full: when, who, who says so, what is known about it.

An id may be shortened as long as no other event's id begins the same way.

Example: timeline show white-house-meeting
Example: timeline show locate-three-leaders --lang ja
Example: timeline show white-house-meeting --format json
"""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import complete, reading, terminal
from timeline.cli.output_options import require_ending
from timeline.text import clean

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Entry
    from timeline.words.told import Teller

FORMATS = ("text", "json", "jsonl", "markdown")
ALIASES = {"md": "markdown"}


def command(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Ids of events.", autocompletion=complete.ids),
    ],
    *,
    format: Annotated[
        str,
        typer.Option(
            "-f",
            "--format",
            metavar="FORM",
            help="text, json, jsonl or markdown.",
            autocompletion=complete.one_of(lambda: FORMATS),
        ),
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: terminal.OutputOption = None,
    lang: terminal.LangOption = None,
    tz: terminal.ZoneOption = None,
    directory: terminal.DirectoryOption = None,
    data: reading.DataOption = None,
    engine: reading.EngineOption = None,
    as_told_by: reading.VoiceOption = None,
    or_editors: reading.OthersOption = False,
) -> None:
    from timeline.words.told import Teller
    from timeline.write.known_ids import found

    form = "json" if json else ALIASES.get(format, format)
    terminal.require(form, FORMATS, "form")
    require_ending(output, form, FORMATS)
    timeline = reading.open_timeline(directory)
    entries = [found(timeline, id) for id in ids]
    if form in ("json", "jsonl"):
        text = _for_programs(entries, form, tz=terminal.zone(tz))
    else:
        teller = Teller(
            timeline,
            terminal.language(timeline, lang, personal=output is None),
            tz=terminal.zone(tz),
        )
        colour = output is None and terminal.colour()
        text = _for_people(entries, teller, markdown=form == "markdown", colour=colour)
    terminal.emit(text, output)


def _for_programs(entries: "list[Entry]", form: str, *, tz: str) -> str:
    from timeline import registry
    from timeline.listing.answer import answer
    from timeline.query import Match

    answers = [answer(Match(entry, "certain"), now=terminal.now(), tz=tz) for entry in entries]
    return str(registry.load("timeline.listing.tables", form).render(answers, {}))


def _for_people(entries: "list[Entry]", teller: "Teller", *, markdown: bool, colour: bool) -> str:
    from timeline.listing import page

    texts = []
    for entry in entries:
        title, parts = teller.title(entry.id), page.parts(entry, teller, now=terminal.now())
        if markdown:
            texts.append(page.as_markdown(title, parts))
        else:
            texts.append(terminal.two_columns(title, entry.id, parts, colour=colour))
    return "\n".join(clean(text) if not colour else text for text in texts)
