"""The JSON of TimelineJS 3.

Headline, text, dates, groups and media of each slide are brought in; eras come in as periods. A
date keeps no more than it has: a year stays a year. HTML in a text is kept, since Markdown may
hold it. What has no field of its own (backgrounds, captions, thumbnails) is kept in
`origin`.

Example: timeline import timeline.json --from-format timelinejs
"""

import re
from html import unescape
from typing import Any

from timeline import jsonio
from timeline.dates import DateError, parse
from timeline.format.models.vocabulary import ID_MAX, ID_PATTERN, MEDIA_PATTERN
from timeline.importers import TZ, Imported, Origin
from timeline.importers.rows import ids
from timeline.importers.rows.rows import Gathered, zoned

Record = dict[str, Any]
SUFFIXES = (".json",)
OPTIONS = (TZ,)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_TAG = re.compile(r"<[^<>]*>")


def read(data: bytes, *, name: str, tz: str = "") -> Imported:
    """The events of a TimelineJS document."""
    found = Gathered(name)
    try:
        value = jsonio.parse(data)
    except jsonio.JsonError as error:
        found.fail(error.line, error.rule, error.message)
        return Imported.of(found)
    if not isinstance(value, dict) or not isinstance(value.get("events"), list):
        found.fail(0, "import/not-timelinejs", "an object with a list 'events' was expected")
        return Imported.of(found)
    eras = value.get("eras") if isinstance(value.get("eras"), list) else []
    for kind, slides in (("", value["events"]), ("period", eras or [])):
        for number, slide in enumerate(slides, 1):
            _slide(slide, number, kind, found, tz)
    used = {"events", "eras"} if eras else {"events"}
    rest = [key for key, one in value.items() if key not in used and one]
    if rest:
        found.warn(0, "import/not-carried", f"not carried: {', '.join(rest)} of the whole file")
    return Imported.of(found)


def _slide(slide: Any, number: int, kind: str, found: Gathered, tz: str) -> None:
    what = f"{'era' if kind else 'event'} {number}"
    if not isinstance(slide, dict):
        found.fail(0, "import/not-an-event", f"{what} is no object")
        return
    text = slide.get("text") if isinstance(slide.get("text"), dict) else {}
    title = plain(str((text or {}).get("headline") or ""))
    if not title:
        found.fail(0, "import/no-title", f"{what} has no headline")
        return
    try:
        when = _when(slide)
    except (DateError, ValueError) as error:
        found.fail(0, "import/unclear-date", f"{what}, '{title}': {error}")
        return
    record, rest = _record(slide, text or {}, title, zoned(when, tz), kind)
    key = str(slide.get("unique_id") or "").strip()
    found.add(record, Origin(key=key, kept=rest))


def _record(slide: Record, text: Record, title: str, when: Any, kind: str) -> tuple[Record, Record]:
    record: Record = {"title": title, "when": when, **({"kind": kind} if kind else {})}
    known = {"start_date", "end_date", "text", "unique_id", "display_date"}
    rest = {key: value for key, value in slide.items() if key not in known and value}
    if str(text.get("text") or "").strip():
        record["description"] = str(text["text"]).strip()
    more = {key: one for key, one in text.items() if key not in ("headline", "text") and one}
    rest |= {"text": more} if more else {}
    rest |= {key: slide[key] for key in ("start_date", "end_date") if _has_more(slide.get(key))}
    own = str(slide.get("unique_id") or "").strip()
    if re.fullmatch(ID_PATTERN, own) and len(own) <= ID_MAX:
        record["id"] = own
    group = slide.get("group")
    if isinstance(group, str) and group.strip():
        tag = ids.tag(group)
        record |= {"tags": [tag]} if tag else {}
        if tag == group:
            del rest["group"]
    media = slide.get("media")
    if isinstance(media, dict) and media:
        del rest["media"]
        rest |= _media(record, media)
    return record, rest


def _media(record: Record, media: Record) -> Record:
    """Put a slide's medium into the record; what is left of it is returned."""
    url = str(media.get("url") or "")
    if not re.fullmatch(MEDIA_PATTERN, url):
        return {"media": media}
    one = {"url": url}
    for ours, theirs in (("alt", "alt"), ("credit", "credit")):
        words = plain(str(media.get(theirs) or ""))
        if words:
            one[ours] = words
    record["media"] = [one]
    left = {key: value for key, value in media.items() if value and key not in one}
    return {"media": left} if left else {}


def plain(text: str) -> str:
    """A headline without its HTML, on one line."""
    return " ".join(unescape(_TAG.sub("", text)).split())


def _when(slide: Record) -> Any:
    words = plain(str(slide.get("display_date") or ""))
    if not slide.get("start_date"):
        if words:
            return {"text": words}
        raise ValueError("it has no start_date")
    start, end = date(slide["start_date"]), ""
    if slide.get("end_date"):
        end = date(slide["end_date"])
    when: Any = start if end in ("", start) else {"start": start, "end": end}
    if isinstance(when, dict) and "T" not in start + end:
        when = f"{start}/{end}"
        parse(when)
    if words and words not in (start, when):
        beside = {"start": start, "text": words}
        return {**beside, "end": end} if end not in ("", start) else beside
    return when


def date(value: Any) -> str:
    """The EDTF string of a TimelineJS date; no part is added that it does not have.

    Its years are those of historians: -44 is 44 BCE. Raises ValueError for what is no date.
    """
    if not isinstance(value, dict):
        raise ValueError(f"a date is an object, not {value!r}")
    parts = [_number(value, name) for name in _PARTS]
    year, month, day, hour, minute, second = parts
    if year is None:
        raise ValueError("a date without a year")
    astronomical = year + 1 if year < 0 else year
    sign = "-" if astronomical < 0 else ""
    text = f"{sign}{abs(astronomical):04d}" if abs(astronomical) < 10_000 else f"Y{astronomical}"
    if month is not None:
        text += f"-{month:02d}"
        text += f"-{day:02d}" if day is not None else ""
    if hour is not None and day is not None:
        text += f"T{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second else "")
    parse(text)
    return text


def _has_more(value: Any) -> bool:
    """Whether a date has parts that its EDTF string leaves out, such as an hour without a day."""
    if not isinstance(value, dict):
        return False
    given = {key for key, one in value.items() if one not in (None, "", 0, "0")}
    used = {name for count, name in enumerate(_PARTS) if given >= set(_PARTS[: min(count, 4)])}
    return bool(given - used)


def _number(value: Record, name: str) -> int | None:
    given = value.get(name)
    if given is None or given == "":
        return None
    text = str(given).strip()
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"the {name} '{text[:60]}' is no whole number")
    return int(text)
