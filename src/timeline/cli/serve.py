"""Serve the timeline on this machine, and reload open pages while you edit.

The page, the calendar (timeline.ics, for an app to subscribe to) and the data are those of
'timeline build', kept in memory. By default nobody but this machine can reach them.

Example: timeline serve --port 8000
"""

from functools import partial
from typing import Annotated

import typer

from timeline.cli import common, reading


def command(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")
    ] = "127.0.0.1",
    lang: common.LangOption = None,
    directory: common.DirectoryOption = None,
) -> None:
    from timeline import server, site, store  # '--help' needs no server
    from timeline.errors import TimelineError

    timeline = reading.open_timeline(directory)
    root = timeline.root
    if root is None:
        raise TimelineError("serve needs a folder, not a data file", hint="give it with -C")
    compose = partial(
        site.compose,
        lang=common.language(timeline, lang),
        stamp=common.stamp(),
        live=server.LIVE_SCRIPT,
    )

    def rebuild() -> site.Site:
        read = store.load(root)
        reading.report_problems(read)
        return compose(read)

    try:
        server.serve(root, compose(timeline), rebuild, address=(host, port), report=common.say)
    except KeyboardInterrupt:
        common.say("stopped")
