"""List and write the works that events cite.

A source has its own file where several events cite it, or where more is known about it than its
title.

Example: timeline source new "The tapes" --type official-record --issued 1974
Example: timeline source list
"""

from timeline.cli import meant
from timeline.cli.group import LazyGroup


class SourceGroup(LazyGroup):
    """The files of `timeline.cli.source`."""

    room = "timeline.cli.source"
    aliases = {"ls": "list", "add": "new"}  # noqa: RUF012
    elsewhere = meant.unmade("source", "sources")


command = SourceGroup
