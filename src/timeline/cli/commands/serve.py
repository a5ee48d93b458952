"""Serve the timeline on this machine, and reload open pages while you edit.

The page, the calendar (timeline.ics, for an app to subscribe to) and the data are those of
'timeline build', kept in memory. By default only this machine can reach them, and they include
drafts and notes; with --public everything is as readers of the published site would see it.

Example: timeline serve --port 8000
"""

from typing import Annotated

import typer

from timeline.cli import place, reading, terminal


def command(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")
    ] = "127.0.0.1",
    public: Annotated[
        bool, typer.Option("--public", help="Only what is published: no drafts, no notes.")
    ] = False,
    lang: terminal.LangOption = None,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.chronicle import folder  # '--help' needs no server
    from timeline.chronicle.cleared import ALL, PUBLIC
    from timeline.exporters.pages import site
    from timeline.serve import http

    root = place.root(directory)

    def composed() -> site.Site:
        timeline = folder.load(root)
        reading.report_problems(timeline)
        return site.compose(
            timeline,
            lang=terminal.language(timeline, lang, personal=False),
            stamp=terminal.stamp(),
            live=http.LIVE_SCRIPT,
            show=PUBLIC if public else ALL,
        )

    try:
        http.serve(root, composed, address=(host, port), report=terminal.say)
    except KeyboardInterrupt:
        terminal.say("stopped")
