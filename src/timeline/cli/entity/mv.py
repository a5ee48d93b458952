"""Rename an entity, and every reference to it.

Example: timeline entity mv r-nixon richard-nixon
"""

from timeline.cli import cards

command = cards.renaming("entity")
