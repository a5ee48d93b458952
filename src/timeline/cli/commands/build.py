"""Build a static site: pages, calendar, feed and data, ready for any host.

DIR (default: site) gets index.html, a page for each event at a permanent address, timeline.ics,
feed.atom, timeline.json and the schemas. Only what changed is made and written again, and files of
an earlier build that are no longer needed are removed; other files are never touched. A record of
the last build is kept in your own cache folder, not in DIR. Drafts, notes and where events were
imported from are left out unless you ask for them.

Example: timeline build public --base-url https://example.org/history/
"""

from pathlib import Path
from typing import Annotated

import typer

from timeline.chronicle.cleared import Show
from timeline.cli import place, reading, terminal
from timeline.cli.reader_options import for_readers

SITE = "site"


@for_readers
def command(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", show_default=False)] = None,
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Where the site will be, for its feed."),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Make every page again, changed or not.")
    ] = False,
    *,
    show: Show,
    lang: terminal.LangOption = None,
    directory: terminal.DirectoryOption = None,
    data: reading.DataOption = None,
    engine: reading.EngineOption = None,
    as_told_by: reading.VoiceOption = None,
    or_editors: reading.OthersOption = False,
) -> None:
    from timeline.errors import TimelineError
    from timeline.exporters.pages import site  # '--help' needs no templates
    from timeline.exporters.pages.kept import Kept

    folder = folder or _default()
    timeline = reading.open_timeline(directory)
    chosen = terminal.language(timeline, lang, personal=False)
    as_it_is = as_told_by is None and data is None
    kept = Kept(place.cache("sites", folder) if as_it_is and not fresh else None, folder)
    made = site.compose(
        timeline, lang=chosen, base_url=base_url, stamp=terminal.stamp(), show=show, kept=kept
    )
    try:
        built = site.write(made, folder)
    except OSError as error:
        raise TimelineError(f"{error.filename}: cannot be written: {error.strerror}") from error
    kept.save(made.inputs, made.files, made.notes)
    for note in made.notes:
        terminal.say(note)
    again = f"; {kept.taken} were not made again" if kept.taken else ""
    terminal.say(
        f"{folder}: {len(built.written)} files written, {len(built.unchanged)} unchanged, "
        f"{len(built.removed)} removed{again}"
    )


def _default() -> Path:
    """The folder that is written where none is named; a link there is not followed."""
    from timeline.errors import Refused
    from timeline.files import LINK

    folder = Path(SITE)
    # A link may have come with the timeline: its author would choose what is written over.
    if folder.is_symlink():
        raise Refused(f"{folder}: {LINK}", hint=f"'timeline build {SITE}' goes where it leads")
    return folder
