"""The grammar of a whole text: a point, a limit, a duration, a doubt, and every way to read it."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from timeline.dates.calendar import format_day
from timeline.dates.edges import neighbour, year_text
from timeline.dates.errors import DateError

from .clock import joined
from .complete import completed
from .figures import is_iso, pair_month, short_range, week_days, with_eras
from .parts import Part, Value, date_of, known, marked, spelled
from .point import over_new_year, read_point
from .reading import Note, Reading, Reason, TimeShape, Unread, When
from .tokens import Token

_Tokens = Sequence[Token]
_CONNECTORS = "W-–/"
_FRACTION = re.compile(r":\d\d[.,]\d")
_SEASONS = ("21", "22", "23", "24")


def statement(tokens: Sequence[Token], order: str = "") -> Reading:
    """The one reading of a folded text; raises `Unread` where there is none, or more than one."""
    pieces, parts = _pieces(tokens)
    found: list[Reading] = []
    faults: list[Unread] = []
    ways = [_at_point] if _IN_NO_POINT.isdisjoint(parts) else []
    for way in (*ways, *[way for way, signs in _WAYS if not signs.isdisjoint(parts)]):
        try:
            found += [one for one in way(pieces, parts, order) if one not in found]
        except Unread as fault:
            faults.append(fault)
    faults.sort(key=lambda one: _GRAVITY.get(one.reason, 0))
    if faults and (not found or faults[0].reason is Reason.TWO_READINGS):
        raise faults[0]
    if len(found) != 1:
        reason = Reason.TWO_READINGS if found else Reason.NOT_A_DATE
        raise Unread(reason, readings=tuple(repr(one.when) for one in found))
    return found[0]


# Which of several faults says most.
_GRAVITY = {Reason.TWO_READINGS: -1, Reason.NO_MINUTES: 1, Reason.NO_YEAR: 2, Reason.NOT_A_DATE: 3}


def _pieces(pieces: _Tokens) -> tuple[_Tokens, str]:
    """What belongs together drawn into one, and the signature."""
    parts = "".join([one.part for one in pieces])
    if not _LOOSE.isdisjoint(parts):
        dropped = {at for found in _DROPPED.finditer(parts) for at in range(*found.span())}
        pieces = [one for at, one in enumerate(pieces) if at not in dropped]
        parts = "".join([one.part for one in pieces])
    if not _DRAWN.isdisjoint(parts):
        pieces = joined(with_eras(pieces))
        parts = "".join([one.part for one in pieces])
    return pieces, parts


_DRAWN = frozenset("bf@YMJ1Cxkna")
_LOOSE = frozenset("(,.v")
# Brackets around a mark or a weekday, what adds nothing at the beginning, stops at the end.
_DROPPED = re.compile(r"\((?=[~?wZL]\))|(?<=\([~?wZL])\)|^v+|[,.]+$")


def _at_point(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    return _of_point(pieces, order, _point)


def _of_point(pieces: _Tokens, order: str, make: Callable[[Part], Reading]) -> Iterator[Reading]:
    """What is made of the one point that the tokens say, if they say one."""
    part = read_point(pieces, order)
    if part is not None:
        yield make(part)


def _point(part: Part) -> Reading:
    value = spelled(part)
    when = {"start": value.first} if value.exact and value.vague else _end(value)
    found = _told(part, TimeShape.POINT, when, limit=_limit(value), vague=value.vague)
    return found._replace(edge=True) if part.edge == 0 else found


def _note(part: Part) -> Note | None:
    if part.week:
        return Note.WEEK_AROUND
    if part.night == 1:
        return Note.NIGHT
    third = part.edge >= 0 or (part.slices and any(of == 3 for _, of in part.slices))
    return Note.THIRD if third else None


def _told(
    part: Part, shape: TimeShape, when: When, limit: str = "", *, vague: bool = True
) -> Reading:
    """What is said of a point, with the zone beside it where the text names one and no offset."""
    if "/" in part.zone:
        when = {**({"start": when} if isinstance(when, str) else when), "tz": part.zone}
    return Reading("", shape, when, limit=limit, vague=vague, note=_note(part))


def _limit(value: Value, *, exactly: bool = False) -> str:
    """What ends with its last moment; of a vague one, or for an exact end, the last day."""
    last = date_of(value.last).days.e2 if value.vague or exactly else None
    return format_day(last) if last is not None else value.last


def _limited(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    """`before 2018`, `by the end of March 2026`, `2018年以降`."""
    kind, inner = "", pieces
    if parts[0] in "<F":
        kind, inner = pieces[0].value or "start", inner[1:]
        inner = inner[1:] if parts[1:2] == "-" else inner  # pre-1600
    if parts[-1] == ">":
        kind, inner = pieces[-1].value, inner[:-1]
    if kind in ("before", "after") and any(_FRACTION.search(one.word) for one in inner):
        raise Unread(Reason.OPEN_LIMIT)  # parts of a second are not kept
    if kind:
        yield from _of_point([_not_two_years(one) for one in inner], order, _LIMITS[kind])


def _not_two_years(token: Token) -> Token:
    """`2024-37` as EDTF has it: as a limit it can hardly be the years from 2024 to 2037."""
    pair = token.part == "P" and token.value.separator == "-" and pair_month(token.value)
    years = short_range(token.value) if pair else None
    apart = years is not None and years[1] > years[0] + 1
    return token._replace(part="E", value=token.word) if apart else token


def _sharp(part: Part) -> Value:
    if part.slices or part.mark or part.night >= 0 or part.week:
        raise Unread(Reason.OPEN_LIMIT)
    return spelled(part._replace(edge=-1))


def _beside(text: str, step: int) -> str:
    try:
        return neighbour(date_of(text), step)
    except DateError as error:
        raise Unread(Reason.BEYOND, found=text) from error


def _before(part: Part) -> Reading:
    value = _sharp(part)  # before the end of 2026 may be its last day
    last = value.last if part.edge == 2 else _beside(value.first, -1)
    return _told(part, TimeShape.BEFORE, {"latest": last}, limit=last)


def _after(part: Part) -> Reading:
    value = _sharp(part)
    first = value.first if part.edge == 0 else _beside(value.last, 1)
    return _told(part, TimeShape.AFTER, {"earliest": first})


def _by(part: Part) -> Reading:
    if part.mark:
        raise Unread(Reason.OPEN_LIMIT)
    if part.edge == 0:
        return Reading("", TimeShape.BEFORE, {}, vague=True, edge=True)
    value = spelled(part._replace(edge=-1))
    limit = _limit(value, exactly=part.edge == 2)
    return _told(part, TimeShape.BEFORE, {"latest": value.last}, limit=limit)


def _not_before(part: Part) -> Reading:
    if part.mark:
        raise Unread(Reason.OPEN_LIMIT)
    return _told(part, TimeShape.AFTER, {"earliest": spelled(part).first})


def _since(part: Part, end: str = "..") -> Reading:
    return _lasting(part, Value(end, end))._replace(shape=TimeShape.AFTER)


def _until(part: Part) -> Reading:
    exact = part._replace(edge=-1) if part.edge == 2 else part
    value = spelled(exact)
    plain = value.exact and "T" not in value.last
    when: When = f"/{value.last}" if plain else {"end": _end(value)}
    limit = _limit(value, exactly=part.edge == 2)
    return _told(exact, TimeShape.BEFORE, when, limit=limit, vague=value.vague)


_LIMITS: dict[str, Callable[[Part], Reading]] = {
    "before": _before, "after": _after, "by": _by, "not_before": _not_before, "since": _since,
    "start": lambda part: _since(part, ""), "until": _until,
}  # fmt: skip


def _end(value: Value) -> When:
    return value.first if value.exact else {"earliest": value.first, "latest": value.last}


def _lasting(first: Part, end: Value) -> Reading:
    """A duration from one point to another, or to an open (`..`) or unknown end."""
    start = spelled(first)
    if end.last.strip("."):
        _ordered(start, end)
    text = f"{start.first}/{end.last}"
    vague = start.vague or end.vague
    plain = start.exact and end.exact and not vague and "T" not in text  # EDTF has no clocks there
    when: When = text if plain else {"start": _end(start), "end": _end(end)}
    return _told(first, TimeShape.SPAN, when, vague=vague)


def _ordered(start: Value, end: Value) -> None:
    begin, stop = date_of(start.first).first_moment(), date_of(end.last).last_moment()
    if begin is not None and stop is not None and stop < begin:
        raise Unread(Reason.ORDER, found=f"{start.first} is after {end.last}",
                      suggestion=f"{end.last}/{start.first}")  # fmt: skip


def _ranges(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    """`A to B`, `A–B`, `from A to B`, `A to the present`."""
    if parts[-1:] == ">" and pieces[-1].value == "until":  # AからBまで
        pieces, parts = pieces[:-1], parts[:-1]
    for at, letter in enumerate(parts):
        if letter not in _CONNECTORS or at == 0:
            continue
        first = pieces[1:at] if parts[0] in "F<" and pieces[0].value in _FROM else pieces[:at]
        if "<C" in parts:
            first = [one for n, one in enumerate(first) if not _before_clock(pieces, n, one)]
        rest = parts[at + 1 :].strip("v")
        if rest in ("N", ":", "WN") or (rest == "" and letter != "W"):
            yield from _of_point(first, order, _LIMITS["since" if rest else "start"])
            continue
        yield from _range(first, pieces[at + 1 :], order, letter)
    if parts[:1] == "–":
        yield from _of_point(pieces[1:], order, _until)


def _before_clock(pieces: _Tokens, at: int, token: Token) -> bool:
    """The word `from` between a day and its clock times."""
    following = pieces[at + 1].part if at + 1 < len(pieces) else ""
    return token.part == "<" and token.value in _FROM and following == "C"


_FROM = (None, "since", "start")


def _range(first: _Tokens, last: _Tokens, order: str, sign: str) -> Iterator[Reading]:
    third = "".join(one.part for one in first).strip("v-")
    left, right = (Part() if third == "t" else read_point(first, order)), read_point(last, order)
    if left is None or right is None:
        return
    if left.week and not right.week:
        raise Unread(Reason.UNCLEAR)  # "the week of 3–9 May" is that week, or begins in one
    if left.whole and right.finest in ("year", ""):
        if left.month in _SEASONS:
            winter = over_new_year(left.month, left.year, right.year or right.number)
            if winter and sign == "W":
                raise Unread(Reason.TWO_READINGS, readings=("one winter", "a winter and a year"))
            if sign != "W":  # winter 2019–2020 is one season over two years
                if not winter:
                    raise Unread(Reason.UNCLEAR)
                yield _point(left)
                return
        if sign == "/" and left.month and right.year:
            # 11 February 1731/1732: the year of two calendars, no duration
            raise Unread(Reason.OTHER_CALENDAR)
    if third == "t":  # early to mid 1990s: some time within the two
        if right.slices and not right.mark:
            yield _doubt(right._replace(slices=((first[-1].value + 1, 3),)), right)
        return
    both = completed(left, _perhaps(first, right))
    if both is None:
        return
    if sign == "/" and not left.whole and left.night < 0:
        # 10/20 April 1653 is a day of two calendars, March/April one of two months, or both
        apart = int(both[1].day or 0) - int(both[0].day or 0)
        raise Unread(Reason.OTHER_CALENDAR if 10 <= apart <= 13 else Reason.UNCLEAR)
    if sign == "/" and (left.slices or right.slices):
        raise Unread(Reason.UNCLEAR)
    night = left.night >= 0 or right.night >= 0
    yield _one_night(*both) if night else _lasting(both[0], spelled(both[1]))


def _perhaps(first: _Tokens, part: Part) -> Part:
    """A later part with the doubt that begins the text; `1970?–1974` is no such doubt."""
    begins = bool(first) and first[0].part == "?" and first[0].word != "?" and first[0].at == 0
    return marked(part, "?") if begins and not part.mark else part


def _one_night(left: Part, right: Part) -> Reading:
    """`the night of 3 to 4 February`: within the two days, which follow each other."""
    left, right = left._replace(night=-1), right._replace(night=-1)
    first, last = date_of(spelled(left).first).days.e2, date_of(spelled(right).last).days.s1
    if first is None or last != first + 1:
        raise Unread(Reason.UNCLEAR)
    return _doubt(left, right)


def _doubt(left: Part, right: Part) -> Reading:
    start, end = spelled(left), spelled(right)
    _ordered(start, end)
    return _told(left, TimeShape.DOUBT, {"earliest": start.first, "latest": end.last}, _limit(end))


def _between(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    """`between A and B`, `AとBの間`."""
    at = parts.find("B")
    if at == 0 or (at > 0 and parts[at + 1 : at + 2] == "C"):
        inner, signs = [*pieces[:at], *pieces[at + 1 :]], "&-–W"
    elif parts[-1:] == "z":
        inner, signs = [*pieces[:-1]], "&W"
    else:
        return
    for at, token in enumerate(inner):
        if token.part in signs:
            left, right = read_point(inner[:at], order), read_point(inner[at + 1 :], order)
            both = completed(left, right) if left and right else None
            if both:
                yield _doubt(*both)


def _choices(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    """`3 or 4 February 2024` is one of them, `3 and 4 February 2024` both."""
    for sign in "|&":
        if parts.count(sign) == 1 and parts[:1] not in ("B", sign) and parts[-1:] != "z":
            at = parts.index(sign)
            for firsts in _members(pieces[:at]):
                members = [read_point(one, order) for one in (*firsts, pieces[at + 1 :])]
                yield from _set([one and _perhaps(pieces, one) for one in members], sign)


def _members(pieces: _Tokens) -> Iterator[list[_Tokens]]:
    """The whole, and what stands between its commas."""
    yield [pieces]
    commas = [at for at, one in enumerate(pieces) if one.part == "," and one.word == ","]
    if commas:
        yield [pieces[a + 1 : b] for a, b in pairwise([-1, *commas, len(pieces)])]


def _more_than_year(first: Part, last: Part) -> None:
    """Raises `Unread` for `May 1974 or 1975`, which is that year or its May."""
    if last.finest == "year" and first.month and not first.figures:
        whole = "-".join(filter(None, (last.year, first.month, first.day)))
        raise Unread(Reason.TWO_READINGS, readings=(last.year, whole))


def _set(members: Sequence[Part | None], sign: str) -> Iterator[Reading]:
    *firsts, last = members
    found = [last] if firsts and last else []
    for member in reversed(firsts):
        both = completed(member, found[0]) if member and found else None
        found[:1] = both or []
    if len(found) < len(members):
        return
    _more_than_year(found[0], found[-1])
    night = max(found[0].night, found[-1].night)
    found[-1] = found[-1]._replace(week=found[0].week or found[-1].week, night=night)
    values = [spelled(one) for one in found]
    _ordered(values[0], values[-1])
    text = ("[{}]" if sign == "|" else "{{{}}}").format(",".join(one.first for one in values))
    if all(one.exact and not one.vague for one in values) and known(text):
        yield Reading("", TimeShape.SET, text, limit=text if sign == "|" else values[-1].last)
    elif sign == "|":
        yield _doubt(found[0], found[-1])


def _figures(pieces: _Tokens, parts: str, order: str) -> Iterator[Reading]:
    """`1914/18` and the days of a week."""
    if parts in ("P", "PY") and not is_iso(pieces[0].value):
        years = short_range(pieces[0].value)
        if years:
            yield Reading("", TimeShape.SPAN, "/".join(year_text(year) for year in years))
    if parts == "E" and "w" in pieces[0].word:
        days = week_days(pieces[0])
        if days[0] != days[1]:
            when = "/".join(format_day(day) for day in days)
            yield Reading("", TimeShape.SPAN, when, note=Note.WEEK)


# Each way to read more than one point, and the tokens of which it needs one.
_Way = Callable[[_Tokens, str, str], Iterator[Reading]]
_WAYS: tuple[tuple[_Way, frozenset[str]], ...] = (
    (_limited, frozenset("<F>")), (_ranges, frozenset(_CONNECTORS)), (_between, frozenset("Bz")),
    (_choices, frozenset("|&")), (_figures, frozenset("PE")),
)  # fmt: skip
_IN_NO_POINT = frozenset("WN–:&|Bz<>F")
