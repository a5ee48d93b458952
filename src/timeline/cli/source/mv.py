"""Rename a source, and every reference to it.

Example: timeline source mv report senate-report
"""

from timeline.cli import cards

command = cards.renaming("source")
