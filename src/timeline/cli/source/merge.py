"""Merge duplicates: FROM is removed, INTO stays with everything known of both.

Authors, and the sources that it rests on, are combined. FROM's id is kept as a former id, and every
file, view and story that names it is updated. If the two differ in a field, nothing is merged until
--take or --keep names it.

Example: timeline source merge report senate-report --take url
"""

from timeline.cli import cards

command = cards.merging("source")
