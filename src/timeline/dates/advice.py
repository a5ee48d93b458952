"""What was probably meant by a text that is no EDTF expression: the hints of `validate`."""

from timeline.text import json_text

from .errors import DateError
from .explained import explained
from .human.read import read
from .human.reading import Reading, Reason

LONGEST = 120  # a longer text is no slip of the pen, and looking for one must stay cheap


def advised(text: str, error: DateError) -> DateError:
    """The same refusal with a hint, where it is plain what was meant.

    A suggestion is always an expression by itself; where a text could mean two things, the hint
    says both and nothing is suggested.
    """
    if len(text) > LONGEST:
        return error
    reading = read(text)
    suggestion = reading.when if isinstance(reading.when, str) else reading.suggestion or None
    parts = [_explanation(text, reading, error)]
    if suggestion is not None:
        parts.append(f"did you mean '{suggestion}'?")
    return DateError(
        error.column,
        error.found,
        error.expected,
        error.reason,
        hint="; ".join(part for part in parts if part) or None,
        suggestion=suggestion,
    )


def _explanation(text: str, reading: Reading, error: DateError) -> str | None:
    if reading.readings:
        return f"it has two readings: write {' or '.join(reading.readings)}"
    if isinstance(reading.when, dict) and reading.when:
        return f"write {json_text(reading.when)}"
    if reading.reason in (Reason.OTHER_CALENDAR, Reason.UNDATED, Reason.TWO_DIGITS):
        return reading.hint
    return explained(text, error) or (reading.note.value if reading.note else None)
