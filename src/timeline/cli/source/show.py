"""Show a source in full, with every event that cites it.

ID is an id, its beginning, or a title.

Example: timeline source show article
"""

from timeline.cli import cards

command = cards.showing("source")
