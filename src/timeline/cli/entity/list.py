"""List all entities, with how many events name each.

Example: timeline entity list
Example: timeline entity list --json
"""

from timeline.cli import cards

command = cards.listing("entity")
