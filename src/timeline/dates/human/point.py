"""The grammar of one point: which signatures are a day, a month, a century …, and their parts."""

from collections.abc import Callable, Sequence
from typing import Any

from .figures import literal
from .lexicon import SHORT_DECADES, ZONES
from .parts import Part, marked
from .reading import Reason, Unread
from .tokens import Figures, Token

# What each token of a signature is: day, month, year, season, year of a season over two, fixed
# day, a number whose unit is not said, part of a year, decade, century, or nothing more (-).
_FORMS = {
    "2m4": "dmy", "om4": "dmy", "im4": "dmy", "m24": "mdy", "mo4": "mdy", "4m2": "ymd",
    "4mo": "ymd", "2m": "dm", "om": "dm", "im": "dm", "m2": "md", "mo": "md", "m": "m", "m4": "my",
    "4m": "ym", "4": "y", "2": "n", "o": "n", "3": "n", "r": "n", "24": "ny", "o4": "ny",
    "42": "yn", "s4": "sy", "4s": "ys", "s": "s", "sP": "sz", "s44": "syz", "s42": "syz",
    "h4": "hy", "4h": "yh", "q4": "qy", "4q": "yq", "q": "q", "d": "e", "e4": "lf", "4e": "f-",
    "ed": "-e", "de": "e-", "e2": "ag", "ei": "ag", "2e": "g-", "oc": "c-", "co": "-c", "cr": "-c",
    "rc": "c-", "c2": "-c", "2c": "c-", "lr": "-c", "l2": "-c", "oj": "c-", "rj": "c-",
}  # fmt: skip
_NO_MORE = frozenset(",.-/")
_CODES = {
    "trimester": (33, 4), "quarter": (33, 4), "quadrimester": (37, 3), "semester": (40, 2),
    "half": (40, 2),
}  # fmt: skip
_SLICES = {"half": 2, "third": 3, "quarter": 4, "fortnight": 2}


def read_point(tokens: Sequence[Token], order: str = "") -> Part | None:
    """What the tokens say of one point, complete or not; None where they are none.

    Raises `Unread` for what has the form of a date, but is none or could be two.
    """
    parts = "".join([one.part for one in tokens])
    if parts in _FORMS:
        return _filled(tokens, _FORMS[parts])
    tokens = _trimmed(tokens, parts)
    if tokens and (tokens[0].part in "-/" or tokens[-1].part in "-/"):
        return None
    plain = [one for one in tokens if one.part not in _NO_MORE]
    parts = "".join([one.part for one in plain])
    if parts in _FORMS:
        return _filled(plain, _FORMS[parts])
    if len(plain) == 1:
        return Part(**plain[0].value) if parts == "C" else literal(plain[0], order)
    return _peeled(plain, parts, order) if plain else None


def _trimmed(tokens: Sequence[Token], parts: str) -> Sequence[Token]:
    return tokens[len(parts) - len(parts.lstrip("v,.")) : len(parts.rstrip("V,."))]


def _filled(tokens: Sequence[Token], roles: str) -> Part:
    fields: dict[str, Any] = {}
    for token, role in zip(tokens, roles, strict=True):
        if role != "-":
            fields.update(_FILL[role](fields, token.value, token))
    return Part(**fields)


def _within(number: int, last: int, token: Token, reason: Reason = Reason.NO_SUCH_PART) -> int:
    if not 1 <= number <= last:
        raise Unread(reason, token)
    return number


def _day(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    return {"day": f"{_within(int(value), 31, token, Reason.NO_SUCH_DAY):02d}"}


def _year(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    return {"year": value} if isinstance(value, str) else {"year": value[0], "era": value[1]}


def _number(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    if token.part == "o" and value < 1:
        raise Unread(Reason.NOT_A_DATE, token)
    return {"number": str(value)}


def _two_years(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    """The winter of 2023/24: a season over two years, told by the first."""
    first, last = value.numbers if isinstance(value, Figures) else (fields["year"], value)
    if not over_new_year(fields["month"], first, last):
        raise Unread(Reason.NOT_A_DATE, token)
    return {"year": first}


def over_new_year(season: str, first: str, last: str) -> bool:
    """Whether a season is the winter that goes on in the second of two years."""
    follows = str(int(first) + 1)
    return season == "24" and last in (follows, follows[-2:])


def _code(nth: int, kind: str, token: Token) -> str:
    """The EDTF code of a part of a year."""
    first, count = _CODES.get(kind, (0, 0))
    return str(first - 1 + _within(count if nth == -1 else nth, count, token))


def _decade(fields: dict[str, Any], value: str, token: Token) -> dict[str, Any]:
    """`1990s`; `1800s` may be a century as well, and keeps both."""
    if len(value) < 4:
        raise Unread(Reason.TWO_DIGITS, token)
    century = int(value[:2]) + 1 if value.endswith("00") else 0
    return {"year": f"{value[:3]}X", "century": century}


def _decade_year(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    if not isinstance(value, str) or not value.endswith("0"):
        raise Unread(Reason.NOT_A_DATE, token)
    return {"year": f"{value[:3]}X"}


def _short_decade(fields: dict[str, Any], value: Any, token: Token) -> dict[str, Any]:
    """`los años 90`: of the 20th century by usage; the twenties of two centuries are refused."""
    number = int(value)
    if not fields.pop("figures", False) or number % 10 or not 30 <= number <= 90:
        raise Unread(Reason.TWO_DIGITS, token)
    return {"year": f"19{number // 10}X"}


_FILL: dict[str, Callable[[dict[str, Any], Any, Token], dict[str, Any]]] = {
    "d": _day, "y": _year, "n": _number, "z": _two_years, "e": _decade, "f": _decade_year,
    "g": _short_decade,
    **dict.fromkeys("ms", lambda fields, value, token: {"month": f"{value:02d}"}),
    "h": lambda fields, value, token: {"month": f"{value[0]:02d}", "day": f"{value[1]:02d}"},
    "q": lambda fields, value, token: {"month": _code(value[0], value[1], token)},
    "l": lambda fields, value, token: {"led": True},
    "a": lambda fields, value, token: {"figures": token.word in SHORT_DECADES},
    "c": lambda fields, value, token: {"century": _within(int(value), 99, token)},
}  # fmt: skip


def _peeled(tokens: Sequence[Token], parts: str, order: str) -> Part | None:
    """The point without what stands at one of its ends, and what that adds to it."""
    if parts[-1] == "P" and "m" in parts:  # 11 February 1731/2: the year of two calendars
        raise Unread(Reason.OTHER_CALENDAR, tokens[-1])
    if "C" in parts:
        return _timed(tokens, parts, order)
    if "w" in parts:
        at = parts.index("w")
        inner = read_point([*tokens[:at], *tokens[at + 1 :]], order)
        return inner and inner._replace(weekday=tokens[at].value)
    behind = _BEHIND if tokens[-1].word.isascii() else _BEHIND_UNSPACED
    ends = ((tokens[0], tokens[1:], _BEFORE), (tokens[-1], tokens[:-1], behind))
    for token, rest, allowed in ends:
        inner = read_point(rest, order) if token.part in allowed else None
        if inner is not None:
            if token.word in ZONES and token is tokens[-1] and inner.day:
                raise Unread(Reason.ZONE, token)  # "estimated" is EST in front of a date
            return _ADD[token.part](inner, token.value, token)
    if parts[0] == "(" and parts[-1] == ")":
        return read_point(tokens[1:-1], order)
    return _counted(tokens, parts, order) or _loose(tokens, parts, order)


def _timed(tokens: Sequence[Token], parts: str, order: str) -> Part | None:
    """A clock time and the day that stands around it."""
    at = parts.index("C")
    clock, before, mark = tokens[at].value, tokens[:at], ""
    while before and before[-1].part in "v~":
        mark, before = "~" if before[-1].part == "~" else mark, before[:-1]
    rest = [*before, *_trimmed(tokens[at + 1 :], parts[at + 1 :])]
    if not rest:
        return Part(mark=mark, **clock)
    inner = read_point(rest, order)
    if inner is None or inner.clock:
        return None
    if inner.figures and inner.finest != "day" and clock["clock"] == "T00:00:00":
        return inner  # a year as Wikidata writes it: "+1884-00-00T00:00:00Z"
    return (marked(inner, mark) if mark else inner)._replace(behind=bool(before), **clock)


def _counted(tokens: Sequence[Token], parts: str, order: str) -> Part | None:
    """`the third quarter of 2023`, `second half of the 19th century`, `2024年第1四半期`."""
    if parts[:2] in ("oQ", "rQ", "2Q", "iQ", "Q2"):
        pair, rest = tokens[:2], tokens[2:]
    elif parts[-2:] in ("oQ", "2Q"):
        pair, rest = tokens[-2:], tokens[:-2]
    else:
        return None
    number, kind = pair if pair[1].part == "Q" else pair[::-1]
    inner = read_point(rest, order) if rest else Part()
    return inner and _slice(inner, int(number.value), kind.value, kind)


def _slice(part: Part, nth: int, kind: str, token: Token) -> Part:
    if part.finest in ("year", "") and not part.mark and not part.slices and kind in _CODES:
        return part._replace(month=_code(nth, kind, token))
    if kind not in _SLICES or (kind == "fortnight" and part.finest != "month"):
        raise Unread(Reason.UNCLEAR, token)
    return part._replace(slices=(*part.slices, (nth, _SLICES[kind])))


def _loose(tokens: Sequence[Token], parts: str, order: str) -> Part | None:
    """A day and a number beside it, which only the other end of a range can explain."""
    for token, rest in ((tokens[-1], tokens[:-1]), (tokens[0], tokens[1:])):
        inner = read_point(rest, order) if token.part == "2" else None
        if inner is not None and inner.finest == "day" and inner.whole:
            return inner._replace(number=token.value)
    return None


def _third(part: Part, value: Any, token: Token) -> Part:
    if part.mark:
        raise Unread(Reason.UNCLEAR, hint="say 'early' or 'about', not both")
    return part._replace(slices=(*part.slices, (value + 1, 3)))


def _era(part: Part, value: Any, token: Token) -> Part:
    """A century before or after Christ."""
    if not part.century or part.year or part.era:
        raise Unread(Reason.NOT_A_DATE, token)
    sign = -1 if token.part == "b" else 1
    return part._replace(century=sign * part.century, era="bce" if sign < 0 else "ce")


# What may stand before a date, behind it, and behind it in a script without spaces.
_BEFORE = frozenset("~?tgubfKvX")
_BEHIND = frozenset("~?ubfX")
_BEHIND_UNSPACED = _BEHIND | frozenset("tgKV")
_ADD: dict[str, Callable[[Part, Any, Token], Part]] = {
    **dict.fromkeys("~?", lambda part, value, token: marked(part, token.part)),
    **dict.fromkeys("vV", lambda part, value, token: part),
    "t": _third, "b": _era, "f": _era,
    "g": lambda part, value, token: part._replace(edge=value),
    "u": lambda part, value, token: part._replace(night=value),
    "K": lambda part, value, token: part._replace(week=True),
    "X": lambda part, value, token: _slice(part, value, "half", token),
}  # fmt: skip
