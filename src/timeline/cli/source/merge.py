"""Merge two that are one: FROM goes, INTO stays with all that is known of both.

Authors and what it rests on are joined. Its id stays known as a former id, and every file, view and
story that names it follows. Where both say different things in one field, nothing is merged until
--take or --keep names it.

Example: timeline source merge report senate-report --take url
"""

from timeline.cli import cards

command = cards.merging("source")
