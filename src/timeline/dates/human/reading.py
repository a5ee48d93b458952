"""What a text says of time, or why it says nothing: one value for every caller."""

from enum import Enum
from typing import Any, NamedTuple

from timeline.errors import TimelineError

When = str | dict[str, Any]


class Reason(Enum):
    """Why a text is not read; the value is what is wrong with it."""

    EMPTY = "is empty"
    TOO_LONG = "is too long for a date"
    NOT_A_DATE = "is not understood as a date"
    UNKNOWN_WORD = "holds what is not known in dates"
    TWO_READINGS = "has two readings"
    TWO_DIGITS = "has a year of two digits"
    NO_YEAR = "names no year"
    YEAR_ZERO = "names a year 0, which there is not"
    NO_SUCH_DAY = "is no day of the calendar"
    NO_SUCH_TIME = "has a time that no clock shows"
    MIDNIGHT = "is the first moment of a day, or its last"
    NO_SUCH_PART = "names a part that there is not"
    WEEKDAY = "has a weekday that is not that day's"
    ORDER = "ends before it starts"
    NO_DAY = "has a clock time, but not one day"
    NO_MINUTES = "has an hour without minutes"
    OFFSET = "has an offset that no clock has"
    ZONE = "has a time zone that is not known, or that could be several"
    ERA = "is outside its era"
    OTHER_CALENDAR = "is a date of another calendar"
    UNCLEAR = "is a time that two people would date differently"
    UNDATED = "says that there is no date"
    OPEN_LIMIT = "leaves open before or after which moment"
    BEYOND = "is further than a date can be written"
    NOW = "depends on the present"
    NOT_ONE_DATE = "is not one date here"
    NOT_A_DEADLINE = "is no deadline"
    NOT_A_PERIOD = "is no period"
    NO_EVENT = "names no event of this timeline"


_AS = "write it as YYYY-MM-DD, YYYY-MM or YYYY, or as '4 February 2026', 'early 2026', 'c. 1850'"
_WORDS_ALONE = "keep the words alone, as 'text' (--when-text)"
HINTS = {
    Reason.EMPTY: _AS,
    Reason.TOO_LONG: _AS,
    Reason.NOT_A_DATE: _AS,
    Reason.UNKNOWN_WORD: _AS,
    Reason.TWO_DIGITS: "write the year with four digits, as YYYY-MM-DD",
    Reason.NO_YEAR: "write the year, as in '4 February 2026'",
    Reason.YEAR_ZERO: "1 BC is followed by AD 1; the EDTF year 0000 is 1 BC",
    Reason.NO_DAY: "a clock time needs year, month and day",
    Reason.NO_MINUTES: "write hours and minutes, as in 11:00, or 'am' or 'pm' behind the hour",
    Reason.MIDNIGHT: "write 00:00 of the day that begins, or of the next",
    Reason.OFFSET: "offsets run from -12:00 to +14:00",
    Reason.ZONE: "write the offset, as in +09:00, or an IANA name such as Asia/Tokyo",
    Reason.OTHER_CALENDAR: "dates are of the Gregorian calendar: convert the day, and keep the "
    "source's words in 'text' (--when-text)",
    Reason.UNCLEAR: "write the days that are meant, or " + _WORDS_ALONE,
    Reason.UNDATED: _WORDS_ALONE,
    Reason.OPEN_LIMIT: "give a plain date as the limit",
    Reason.NOW: "write the date itself",
    Reason.NOT_ONE_DATE: "write it as YYYY-MM-DD, YYYY-MM or YYYY",
    Reason.NOT_A_DEADLINE: "give the last moment for it",
}
"""What to do about a refusal, where its own circumstances say nothing better."""


class NotUnderstood(TimelineError):
    """A text that a command cannot read as it has to; `reason` is why."""

    def __init__(
        self, message: str, *, hint: str | None = None, reason: Reason = Reason.NOT_A_DATE
    ) -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class Note(Enum):
    """What a reader should know of a reading that is not literal."""

    THIRD = "early, mid and late are thirds, an editor's convention"
    SHORT_RANGE = "EDTF reads the two digits as a part of the year, not as its last year"
    DRAFT = "this is the draft of 2012"
    WEEK = "an ISO week is written as its days"
    DAY_OF_YEAR = "a day counted within its year is written with its month"
    FRACTION = "a fraction of a second is not kept"
    END_OF_DAY = "the end of a day is the start of the next"
    ZEROS = "zeros stand for what is not known"
    WEEK_AROUND = "the week may begin on that day, on the Sunday or on the Monday before it"
    NIGHT = "a night may go on after midnight"
    USAGE = "two figures of a decade are of the 20th century by usage"


class Shape(Enum):
    """What kind of time a text tells."""

    POINT = "point"
    DOUBT = "doubt"
    SET = "set"
    SPAN = "span"
    AFTER = "after"
    BEFORE = "before"
    DOTS = "dots"
    NOW = "now"
    EVENT = "event"


class Refused(Exception):
    """A text, or a part of it, that cannot be read: why, where, and its readings if it has two."""

    def __init__(
        self,
        reason: Reason,
        *,
        found: str = "",
        at: int | None = None,
        readings: tuple[str, ...] = (),
        hint: str = "",
        suggestion: str = "",
    ) -> None:
        self.reason = reason
        self.found = found
        self.at = at
        self.readings = readings
        self.hint = hint
        self.suggestion = suggestion
        super().__init__(reason)


class Reading(NamedTuple):
    """The one result of reading a text. A refused one has a `reason` and no `when`."""

    text: str
    """As it was written, without white space around it."""
    shape: Shape = Shape.POINT
    when: When | None = None
    """The format's `when`, without the words of the text."""
    edtf: bool = False
    """Whether the text itself may stand in a file."""
    limit: str = ""
    """EDTF of what ends with the last moment that the text allows; "" for none."""
    vague: bool = False
    """Whether `when` says less than the words, which are then kept beside it."""
    edge: bool = False
    """Whether only the beginning of something is named, which is no deadline."""
    note: Note | None = None
    now: Any = None
    """What is counted from the present, for `now.ends`."""
    sides: "tuple[Reading | None, Reading | None] | None" = None
    """Both sides of `A..B`."""
    reason: Reason | None = None
    column: int = 1
    """Where it is wrong, in characters from 1."""
    found: str = ""
    readings: tuple[str, ...] = ()
    hint: str = ""
    suggestion: str = ""
    """The expression that was probably meant, although the text does not say it."""

    @property
    def message(self) -> str:
        """What is wrong with a refused text, in a sentence."""
        reason = self.reason or Reason.NOT_A_DATE
        said = f"'{self.text}' {reason.value}"
        if self.readings:
            return f"{said}: {' and '.join(self.readings)}"
        if reason is Reason.WEEKDAY:
            return f"{said}: {self.found}"
        return f"{said}: '{self.found}'" if self.found and self.found != self.text else said
