"""Merge duplicates: FROM is removed, INTO stays with everything known of both.

FROM's names become other names. Its id is kept as a former id, and every file, view and story that
names it is updated. If the two differ in a field, nothing is merged until --take or --keep names
it.

Example: timeline entity merge r-nixon richard-nixon
"""

from timeline.cli import cards

command = cards.merging("entity")
