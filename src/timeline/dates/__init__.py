"""Dates as they are really known: EDTF, bounds, durations, zones, certain and possible.

Importing this costs a few milliseconds; time zones are read when one is asked for.
"""

from .calendar import (
    add_months,
    civil_from_days,
    days_from_civil,
    days_in_month,
    format_day,
    format_instant,
    format_offset,
    format_second,
    is_leap,
)
from .duration import Duration, parse_duration
from .errors import DateError, ZoneError
from .parse import parse
from .point import Choice, Interval, Point, Range
from .span import FOREVER, Span
from .value import Date
from .verdict import (
    CERTAIN,
    NO,
    POSSIBLE,
    Window,
    both,
    certain_pair,
    either,
    negate,
    overlap,
    possible_pair,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .zones import Zone, zone

__all__ = [
    "CERTAIN", "FOREVER", "NO", "POSSIBLE", "Choice", "Date", "DateError", "Duration", "Interval",
    "Point", "Range", "Span", "Window", "Zone", "ZoneError", "add_months", "both", "certain_pair",
    "civil_from_days", "days_from_civil", "days_in_month", "either", "format_day", "format_instant",
    "format_offset", "format_second", "is_leap", "negate", "overlap", "parse", "parse_duration",
    "possible_pair", "zone",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # `datetime` and `zoneinfo` cost more than all else here, and most questions need no zone.
    if name in ("Zone", "zone"):
        from . import zones

        return getattr(zones, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
