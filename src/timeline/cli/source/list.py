"""List sources, with how many events cite each.

Example: timeline source list
"""

from timeline.cli import cards

command = cards.listing("source")
