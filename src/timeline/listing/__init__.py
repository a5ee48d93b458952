"""Matches as rows to print: columns by name, order, groups, gaps between, and the bar of time."""

from timeline.listing.columns import FIELDS, Lister, check_fields
from timeline.listing.order import GROUPS, SORTS, arranged, grouped, sort_names

__all__ = (
    "FIELDS", "GROUPS", "SORTS", "Lister", "arranged", "check_fields", "grouped", "sort_names",
)  # fmt: skip
