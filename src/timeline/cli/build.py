"""Build a static site: pages, calendar, feed and data, ready for any host.

DIR (default: site) gets index.html, a page for each event at an address that lasts,
timeline.ics, feed.atom, timeline.json and the schemas. Only what changed is written again, and
what an earlier build made and is no longer wanted is removed; other files are never touched.

Example: timeline build public --base-url https://example.org/history/
"""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import common, reading


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", show_default=False)] = Path("site"),
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where the site will be, for its feed."),
    ] = None,
    lang: common.LangOption = None,
    directory: common.DirectoryOption = None,
    data: reading.DataOption = None,
    engine: reading.EngineOption = None,
) -> None:
    from timeline import site  # '--help' needs no templates
    from timeline.errors import TimelineError

    timeline = reading.open_timeline(directory)
    chosen = common.language(timeline, lang)
    made = site.compose(timeline, lang=chosen, base_url=base_url, stamp=common.stamp())
    try:
        built = site.write(made, folder)
    except OSError as error:
        raise TimelineError(f"{error.filename}: cannot be written: {error.strerror}") from error
    for note in made.notes:
        common.say(note)
    common.say(
        f"{folder}: {len(built.written)} files written, {len(built.unchanged)} unchanged, "
        f"{len(built.removed)} removed"
    )
