"""What a text says of time, or why it says nothing: one value for every caller."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from timeline.errors import TimelineError

When = str | dict[str, Any]


_AS = "write it as YYYY-MM-DD, YYYY-MM or YYYY, or as '4 February 2026', 'early 2026', 'c. 1850'"
_WORDS_ALONE = "keep the words alone, as 'text' (--when-text)"


class Reason(Enum):
    """Why a text is not read: what is wrong with it, `said` behind the text in quotes, and the
    `hint` of what to do about it where the circumstances give no better one.
    """

    EMPTY = ("is empty", _AS)
    TOO_LONG = ("is too long for a date", _AS)
    NOT_A_DATE = ("is not understood as a date", _AS)
    UNKNOWN_WORD = ("has a part that is not known in dates", _AS)
    TWO_READINGS = ("has two readings", "")
    TWO_DIGITS = ("has a year of two digits", "write the year with four digits, as YYYY-MM-DD")
    NO_YEAR = ("names no year", "write the year, as in '4 February 2026'")
    YEAR_ZERO = ("names a year 0, which does not exist",
                 "the EDTF year 0000 is 1 BC, after which comes AD 1")  # fmt: skip
    NO_SUCH_DAY = ("is not a day of the calendar", "")
    NO_SUCH_TIME = ("has a time that no clock shows", "")
    NO_SUCH_PART = ("names a part that does not exist", "")
    MIDNIGHT = ("is the first moment of a day, or its last",
                "write 00:00 of the day that begins then")  # fmt: skip
    WEEKDAY = ("has a weekday that is not that day's", "correct the day, or leave the weekday out")
    ORDER = ("ends before it starts", "")
    NO_DAY = ("has a clock time, but not one day", "a clock time needs year, month and day")
    NO_MINUTES = ("has an hour without minutes", "write hours and minutes, as in 11:00, or 'am' "
                  "or 'pm' after the hour")  # fmt: skip
    OFFSET = ("has an offset that no clock has", "offsets run from -12:00 to +14:00")
    ZONE = ("has a time zone that is not known, or that could be several",
            "write the offset, as in +09:00, or an IANA name such as Asia/Tokyo")  # fmt: skip
    ERA = ("is outside its era", "")
    OTHER_CALENDAR = ("is a date in another calendar",
                      "dates are in the Gregorian calendar: convert the day, and keep the "
                      "source's words in 'text' (--when-text)")  # fmt: skip
    UNCLEAR = ("is a time that people would date differently",
               f"write the days that are meant, or {_WORDS_ALONE}")  # fmt: skip
    UNDATED = ("says that there is no date", _WORDS_ALONE)
    OPEN_LIMIT = ("does not say before or after which moment", "give a plain date as the limit")
    BEYOND = ("is too far away to be written as a date", "")
    NOW = ("depends on the present", "write the date itself")
    NOT_ONE_DATE = ("is not one date here", "write it as YYYY-MM-DD, YYYY-MM or YYYY")
    NOT_A_DEADLINE = ("is not a deadline", "give the last moment for it")
    NOT_A_PERIOD = ("is not a period", "")
    NO_EVENT = ("names no event of this timeline", "")

    def __init__(self, said: str, hint: str) -> None:
        self.said = said
        self.hint = hint


class NotUnderstood(TimelineError):
    """A text that a command cannot read as it has to; `reason` is why."""

    def __init__(self, message: str, *, hint: str = "", reason: Reason = Reason.NOT_A_DATE) -> None:
        super().__init__(message, hint=hint or reason.hint or None)
        self.reason = reason


class Note(Enum):
    """What a reader should know of a reading that is not literal."""

    THIRD = "early, mid and late are thirds, an editor's convention"
    SHORT_RANGE = "EDTF reads the two digits as a part of the year, not as its last year"
    DRAFT = "this is the draft of 2012"
    WEEK = "an ISO week is written as its days"
    DAY_OF_YEAR = "a day counted within its year is written with its month"
    FRACTION = "fractions of a second are not kept"
    END_OF_DAY = "the end of a day is the start of the next"
    ZEROS = "zeros stand for what is not known"
    WEEK_AROUND = "the week may begin on that day, on the Sunday or on the Monday before it"
    NIGHT = "a night may go on after midnight"


class TimeShape(Enum):
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


@dataclass(eq=False)
class Unread(Exception):
    """A text, or a part of it, that cannot be read: why, where, and its readings if it has two."""

    reason: Reason
    token: Any = None
    found: str = ""
    at: int | None = None
    readings: tuple[str, ...] = ()
    hint: str = ""
    suggestion: str = ""

    def __post_init__(self) -> None:
        if self.token is not None:
            self.found, self.at = self.found or self.token.word, self.token.at


class Reading(NamedTuple):
    """The one result of reading a text. A refused one has a `reason` and no `when`."""

    # As it was written, without white space around it.
    text: str
    shape: TimeShape = TimeShape.POINT
    # The format's `when`, without the words of the text.
    when: When | None = None
    # Whether the text itself may stand in a file.
    edtf: bool = False
    # EDTF of what ends with the last moment that the text allows; "" for none.
    limit: str = ""
    # Whether `when` says less than the words, which are then kept beside it.
    vague: bool = False
    # Whether only the beginning of something is named, which is not a deadline.
    edge: bool = False
    note: Note | None = None
    # What is counted from the present, for `now.ends`.
    now: Any = None
    # Both sides of `A..B`.
    sides: "tuple[Reading | None, Reading | None] | None" = None
    reason: Reason | None = None
    # Where it is wrong, in characters from 1.
    column: int = 1
    found: str = ""
    readings: tuple[str, ...] = ()
    hint: str = ""
    # The expression that was probably meant, although the text does not say it.
    suggestion: str = ""

    @property
    def message(self) -> str:
        """What is wrong with a refused text, in a sentence."""
        reason = self.reason or Reason.NOT_A_DATE
        said = f"'{self.text}' {reason.said}"
        if self.readings:
            return f"{said}: {' and '.join(self.readings)}"
        if reason is Reason.WEEKDAY:
            return f"{said}: {self.found}"
        return f"{said}: '{self.found}'" if self.found and self.found != self.text else said
