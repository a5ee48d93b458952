"""Dates as people write them, read by one grammar that never guesses.

`read` gives the one `Reading` of a text; `when_of`, `point_of`, `date_of`, `deadline_of`,
`dates.period` and `dates.advice` are what its callers make of it. The words of each language are
data, in `timeline.languages`.
"""

from .projections import date_of, deadline_of, not_understood, point_of, when_of
from .read import read
from .reading import Note, NotUnderstood, Reading, Reason, TimeShape, When
from .relative import as_deadline, not_by_event, read_relative

__all__ = [
    "NotUnderstood", "Note", "Reading", "Reason", "TimeShape", "When", "as_deadline", "date_of",
    "deadline_of", "not_by_event", "not_understood", "point_of", "read", "read_relative", "when_of",
]  # fmt: skip
