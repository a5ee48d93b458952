"""List and write the people and places.

People, bodies and places: each one that events name by an id has a file with all its names. A name
given for an event is looked up in these files.

Example: timeline entity new "Richard Nixon" --type person --other-name Dick
Example: timeline entity show richard-nixon
Example: timeline entity merge r-nixon richard-nixon
"""

from timeline.cli import meant
from timeline.cli.group import LazyGroup


class EntityGroup(LazyGroup):
    """The files of `timeline.cli.entity`."""

    room = "timeline.cli.entity"
    aliases = {"ls": "list", "add": "new"}  # noqa: RUF012
    elsewhere = meant.unmade("entity", "entities")


command = EntityGroup
