"""Show an entity in full: all its names, and every event that names it.

ID is an id, its beginning, or a name.

Example: timeline entity show richard-nixon
Example: timeline entity show Nixon --json
"""

from timeline.cli import cards

command = cards.showing("entity")
