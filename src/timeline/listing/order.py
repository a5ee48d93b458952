"""The order, the number and the groups of matches."""

from collections.abc import Callable, Sequence
from typing import Any

from timeline.chronicle.resolve import Resolved, sort_key
from timeline.chronicle.row import happening_at, taking_part
from timeline.dates import FOREVER, civil_from_days, format_day
from timeline.errors import TimelineError
from timeline.query import Match
from timeline.text import did_you_mean

Key = Callable[[Match], Any]


def arranged(
    matches: Sequence[Match],
    *,
    sort: str | None = None,
    reverse: bool = False,
    limit: int | None = None,
    last: int | None = None,
) -> list[Match]:
    """`matches`, given in the order of time, in the order and number that is asked for.

    `sort` names columns, the weightiest first, a `-` before one turns it; `limit` keeps the first,
    `last` the last of them.
    """
    found = list(matches)
    for name in reversed(sort_names(sort)):
        found.sort(key=SORTS[name.lstrip("-")], reverse=name[0] == "-")
    if reverse:
        found.reverse()
    if limit is not None:
        found = found[:limit]
    return found[max(0, len(found) - last) :] if last is not None else found


def sort_names(sort: str | None) -> list[str]:
    """The columns that an option names; a `TimelineError` where nothing can be sorted by one."""
    if sort is None:
        return []
    names = [name.strip() for name in sort.split(",") if name.strip()]
    if not names:
        raise TimelineError("--sort names nothing", hint=f"expected some of {', '.join(SORTS)}")
    for name in names:
        plain = name.lstrip("-")
        if plain not in SORTS:
            hint = did_you_mean(plain, SORTS) or f"expected one of {', '.join(SORTS)}"
            raise TimelineError(f"'{plain}' is not something to sort by", hint=hint)
    return names


def _end(match: Match) -> tuple[int, str]:
    end = match.entry.resolved.seconds.e2
    return (FOREVER if end is None else end), match.entry.id


def _of_record(key: str) -> Key:
    return lambda match: str(match.entry.record.get(key, ""))


def _of_row(key: str) -> Key:
    return lambda match: getattr(match.entry.row, key) or ""


SORTS: dict[str, Key] = {
    "start": lambda match: sort_key(match.entry.resolved, match.entry.id),
    "end": _end,
    "id": lambda match: match.entry.id,
    "title": lambda match: match.entry.row.title_fold,
    "standing": lambda match: match.entry.standing.value,
    "match": lambda match: match.verdict,
    "path": lambda match: match.entry.path,
    **{key: _of_row(key) for key in ("kind", "status", "language")},
    **{key: _of_record(key) for key in ("created", "modified")},
}


def grouped(matches: Sequence[Match], by: str) -> list[tuple[str, Match]]:
    """`matches` with the group of each, groups together; one of several tags is in each of them.

    Groups of time stand in the order of the matches, others by name; "" is "none".
    """
    if by not in GROUPS:
        hint = did_you_mean(by, GROUPS) or f"expected one of {', '.join(GROUPS)}"
        raise TimelineError(f"'{by}' is not something to group by", hint=hint)
    pairs = [(group, match) for match in matches for group in GROUPS[by](match) or ("",)]
    names = list(dict.fromkeys(group for group, _ in pairs))
    order = names if by in TIMES else sorted(names, key=lambda name: (not name, name))
    rank = {name: place for place, name in enumerate(order)}
    return sorted(pairs, key=lambda pair: rank[pair[0]])


def _first_day(when: Resolved) -> int | None:
    """The first known day, by which an event is put in a group of time."""
    return next((day for day in when.days if day is not None and abs(day) < FOREVER), None)


def _period(unit: str) -> Callable[[Match], Sequence[str]]:
    def groups(match: Match) -> Sequence[str]:
        day = _first_day(match.entry.resolved)
        return () if day is None else (period(day, unit),)

    return groups


def period(day: int, unit: str) -> str:
    """The decade, year, month or day that a day lies in, as EDTF writes it."""
    if unit == "day":
        return format_day(day)
    year, month, _ = civil_from_days(day)
    if unit == "decade":
        return f"{_year(year)[:-1]}X"
    return _year(year) if unit == "year" else f"{_year(year)}-{month:02d}"


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _column(key: str) -> Callable[[Match], Sequence[str]]:
    def groups(match: Match) -> Sequence[str]:
        value = getattr(match.entry.row, key)
        return (value,) if isinstance(value, str) and value else value or ()

    return groups


TIMES = ("decade", "year", "month", "day")
GROUPS: dict[str, Callable[[Match], Sequence[str]]] = {
    **{unit: _period(unit) for unit in TIMES},
    **{key: _column(key) for key in ("kind", "status", "standing", "language", "tag")},
    "who": lambda match: taking_part(match.entry),
    "place": lambda match: happening_at(match.entry),
    "source": _column("work"),
}
