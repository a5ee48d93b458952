"""Merge two that are one: FROM goes, INTO stays with all that is known of both.

FROM's names become other names. Its id stays known as a former id, and every file, view and
story that names it follows. Where both say different things in one field, nothing is merged until
--take or --keep names it.

Example: timeline entity merge r-nixon richard-nixon
"""

from timeline.cli import cards

command = cards.merging("entity")
