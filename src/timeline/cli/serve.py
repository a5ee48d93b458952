"""Serve the timeline on this machine, and reload open pages while you edit.

The page, the calendar (timeline.ics, for an app to subscribe to) and the data are those of
'timeline build', kept in memory. By default nobody but this machine can reach them.

Example: timeline serve --port 8000
"""

from typing import Annotated

import typer

from timeline.cli import common, place, reading


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

    root = place.root(directory)

    def composed() -> site.Site:
        timeline = store.load(root)
        reading.report_problems(timeline)
        return site.compose(
            timeline,
            lang=common.language(timeline, lang),
            stamp=common.stamp(),
            live=server.LIVE_SCRIPT,
        )

    try:
        server.serve(root, composed, address=(host, port), report=common.say)
    except KeyboardInterrupt:
        common.say("stopped")
