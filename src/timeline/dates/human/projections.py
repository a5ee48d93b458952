"""What each caller makes of a reading: all ask the same `read`, and differ only in what they allow.

when_of      `new --when`, `edit --set when=`, imports: the format's `when`
point_of     `new --start`, `--end`: one point, exact or in doubt
date_of      `commitment --on`, `withdraw --on`: one date
deadline_of  `new --due`: the last moment that the words allow
period_of    filters, `timeline when`: two ends, with the present as an argument (`dates.period`)
advised      the hints of `validate`: the expression to write instead (`dates.advice`)
"""

from typing import Any

from timeline.dates.calendar import civil_from_days, format_day
from timeline.dates.counting import DAY, Ends, Now, ends
from timeline.dates.edges import unit_of
from timeline.dates.zones import zone

from .reading import NotUnderstood, Reading, Reason, TimeShape, When


def not_understood(reading: Reading, reason: Reason | None = None) -> NotUnderstood:
    """What a caller raises that cannot use a reading, for its own reason or the given one."""
    if reason is not None:
        return NotUnderstood(reading._replace(reason=reason).message, reason=reason)
    hint = f"did you mean '{reading.suggestion}'?" if reading.suggestion else reading.hint
    if reading.readings:
        hint = hint or "write the one that is meant"
    return NotUnderstood(reading.message, hint=hint, reason=reading.reason or Reason.NOT_A_DATE)


def when_of(reading: Reading, *, today: int | None = None, language: str = "") -> When:
    """The `when` of an event; words that bounds alone do not say are kept beside them.

    `today` is a civil day, for `yesterday` and `last week`; `language` the one in which texts are
    understood, so that words of another script are labelled. Raises `NotUnderstood`.
    """
    found = _dated(reading, today)
    if found.vague and isinstance(found.when, dict):
        return {**found.when, "text": _labelled(reading.text, language)}
    if found.when is None:
        raise not_understood(reading)
    return found.when


def _labelled(text: str, language: str) -> Any:
    """Words in Japanese script say so where texts are in another language."""
    japanese = any("\u3040" <= char <= "\u9fff" for char in text)
    return {"ja": text} if japanese and language not in ("", "ja") else text


def _dated(reading: Reading, today: int | None) -> Reading:
    """The reading itself, or the one of what it counts from today."""
    if reading.reason is not None:
        raise not_understood(reading)
    if reading.shape is TimeShape.DOTS:
        raise not_understood(_as_dots(reading))
    if reading.shape is not TimeShape.NOW:
        return reading
    if today is None or not reading.now.is_date:
        raise not_understood(reading, Reason.NOW)
    there = ends(reading.now, Now(today * DAY, zone("UTC")))
    return _from_now(reading, there)


def _from_now(reading: Reading, there: Ends) -> Reading:
    first, last = there.first or 0, there.last or 0
    unit = unit_of(first, last) or _quarter(reading, first)
    if unit:
        return Reading(reading.text, when=unit, limit=unit)
    when = {"earliest": format_day(first), "latest": format_day(last)}
    return Reading(reading.text, TimeShape.DOUBT, when, limit=format_day(last), vague=True)


def _quarter(reading: Reading, first: int) -> str:
    year, month, _ = civil_from_days(first)
    return f"{year:04d}-{33 + month // 3}" if reading.now.unit == "Q" else ""


def _as_dots(reading: Reading) -> Reading:
    """`A..B` with both things that it may say in a file."""
    sides = (side.when if side else "" for side in reading.sides or ())
    low, high = (when if isinstance(when, str) else "" for when in sides)
    texts = (f"{low}/{high or '..'} (from one to the other)",
             f"[{low}..{high}] (some time between them)")  # fmt: skip
    return reading._replace(reason=Reason.TWO_READINGS, readings=texts)


def point_of(reading: Reading, *, today: int | None = None) -> When:
    """One point in time, without words: an EDTF string, or its two limits."""
    found = _dated(reading, today)
    when = found.when
    if isinstance(when, dict) and set(when) <= {"start", "text"} and "start" in when:
        when = when["start"]
    one = (
        isinstance(when, str)
        and found.shape in (TimeShape.POINT, TimeShape.BEFORE)
        and "/" not in when
    )
    if when and (one or (isinstance(when, dict) and when.keys() <= {"earliest", "latest"})):
        return when
    raise not_understood(reading, Reason.NOT_ONE_DATE)


def date_of(reading: Reading, *, today: int | None = None) -> str:
    """One date, as EDTF writes it: no doubt, no duration, no set."""
    found = _dated(reading, today)
    if found.shape is TimeShape.POINT and isinstance(found.when, str):
        return found.when
    raise not_understood(reading, Reason.NOT_ONE_DATE)


def deadline_of(reading: Reading, *, today: int | None = None) -> When:
    """The deadline that a text sets: the last moment of what its words name.

    What has only a beginning ("by the start of 2026") is undated, and keeps its words.
    """
    found = _dated(reading, today)
    if found.edge:
        return {"text": reading.text}
    if found.shape is TimeShape.DOUBT and isinstance(found.when, dict):
        return {**found.when, "text": reading.text}
    if found.shape in (TimeShape.SPAN, TimeShape.AFTER) or not found.limit:
        raise not_understood(reading, Reason.NOT_A_DEADLINE)
    tz = found.when.get("tz") if isinstance(found.when, dict) else None
    if tz:
        return {"earliest": found.limit, "latest": found.limit, "tz": tz}
    return found.limit
