"""What a date expression means: its canonical form, its bounds, its words; or why it is none."""

from timeline.dates import Date, DateError, format_day, format_offset, format_second, parse
from timeline.dates.human import Reading, TimeShape, read, when_of
from timeline.dates.period import Period, period_of
from timeline.format.untyped import Record
from timeline.words.bounds import period_words
from timeline.words.spans import date_piece
from timeline.words.speech import speech


def explain(text: str, code: str, *, now: int, tz: str, strict: bool = False) -> Record:
    """An expression of a file, or, unless `strict`, any text that a command reads as a time.

    Either `{input, valid, edtf, canonical, earliest, latest, precision, qualifiers, words, when,
    note}` or `{input, valid, edtf, error: {column, message, hint}}`. `edtf` says whether the text
    itself may stand in a file, `when` what does (None: it is for filters only). `earliest` and
    `latest` are days, or RFC 3339 in the expression's own offset; None is no bound. What is no one
    date has the precision "period".
    """
    reading = read(text)
    try:
        if reading.edtf or strict:
            return _date(text, reading, parse(text), code)
        if isinstance(reading.when, str) and reading.shape is not TimeShape.AFTER:
            return _date(text, reading, parse(reading.when), code)
        return _period(text, reading, period_of(reading, text, now=now, tz=tz), code)
    except DateError as error:
        return _refused(text, error)


def _date(text: str, reading: Reading, date: Date, code: str) -> Record:
    return {
        "input": text,
        "valid": True,
        "edtf": reading.edtf,
        "canonical": str(date),
        "earliest": _moment(date, 0),
        "latest": _moment(date, 3),
        "precision": date.precision,
        "qualifiers": date.qualifiers,
        "words": date_piece(speech(code), date).words,
        "when": reading.when,
        "note": _note(reading),
    }


def _note(reading: Reading) -> str | None:
    """What a reader of the words should know."""
    if reading.when is None:
        return "only in filters, not in a file"
    return reading.note.value if reading.note else None


def _moment(date: Date, index: int) -> str | None:
    if date.seconds is None:
        day = date.days[index]
        return None if day is None else format_day(day)
    second = date.seconds[index]
    if second is None:
        return None
    if date.offset is None:
        return format_second(second)
    return format_second(second) + (format_offset(date.offset) if date.offset else "Z")


def _period(text: str, reading: Reading, found: Period, code: str) -> Record:
    earliest, latest = _ends(found)
    return {
        "input": text,
        "valid": True,
        "edtf": False,
        "canonical": found.words,
        "earliest": earliest,
        "latest": latest,
        "precision": "period",
        "qualifiers": {},
        "words": found.words if found.clock else period_words(speech(code), found),
        "when": when_of(reading) if reading.when else None,
        "note": _note(reading),
    }


def _ends(found: Period) -> tuple[str | None, str | None]:
    """Both ends as the period's own words spell them."""
    low, dots, high = found.words.partition("..")
    first = None if found.first is None else low
    last = None if found.last is None else (high if dots else low)
    return first, last


def _refused(text: str, error: DateError) -> Record:
    found = f"found '{error.found}'" if error.found else "the text ends"
    message = f"{found}, expected {error.expected}"
    return {
        "input": text,
        "valid": False,
        "edtf": False,
        "error": {"column": error.column, "message": message, "hint": error.hint},
    }
