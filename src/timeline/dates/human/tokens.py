"""A folded text as tokens, each with the one part that it plays where it stands.

2 3 4 9   a number of so many digits (9: five or more)      i o r   in words, ordinal, Roman
m w s h   month, weekday, season, a day with a name         D P p   figures with separators
q Q X     part of a year, its kind, half                    d e c   decade, its word, century
b f @ R   before and after Christ, an era, its letter       Y M J   年 月 日
l j       century, before or behind only
    C x k a n clock time, with a dot, hours, am/pm, noon        Z L     offset or zone, local time
~ ? t g u circa, perhaps, third, edge, part of the day      K       week of
< > B z   limits before and behind, between                 F W N   from, to, still
& | , .   and, or, links                                    - – / : dashes, slash, two dots
v V ( )   words that add nothing, brackets                  E U     EDTF, other words
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from . import lexicon
from .lexicon import LETTERS, PHRASES, WORDS, Role
from .numerals import KANJI, kanji
from .offsets import bounded, offset_at
from .reading import Reason, Unread


class Token(NamedTuple):
    """A piece of the text: its part, its value, itself, and where it begins."""

    part: str
    value: Any
    word: str
    at: int


class Figures(NamedTuple):
    """Numbers with a separator between them, such as 25/11/2024 or 1914-18."""

    numbers: tuple[str, ...]
    separator: str
    sign: str = ""


_Draw = Callable[[Sequence[Token], re.Match[str]], tuple[Token, int]]
_Piece = tuple[tuple[Role, ...], int]  # what it may be, and where it ends


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


_SEPARATOR = r"(?:\.\ |[-/.・‐‑–—―−])"
_PARTS = _any(LETTERS)
_NUMBER = re.compile(
    rf"""
      (?P<alone>\d{{1,5}}(?=$|,\D|,$|(?u:[) ]?[^\W\da-z])|\ [a-z(]))  # most numbers
    | (?P<whole>\d{{8}}t\d{{4}}(?:\d\d)?z?(?!\w) | \d{{4}}-\d{{3}}(?![-\d]))
    | (?P<edtf>\d{{4}}-?w\d\d(?:-?\d)?(?!\w))
    | (?P<separated>(?:\d{{4}}(?P<s1>{_SEPARATOR})\d{{1,2}}(?P=s1)\d{{1,2}}
        | \d{{1,2}}(?P<s2>{_SEPARATOR})\d{{1,2}}(?P=s2)(?:\d{{4}}|\d\d)
        | \d{{1,2}}\ \d{{1,2}}\ \d{{4}} | \d{{4}}\ \d{{1,2}}\ \d{{1,2}}(?!\ ?[^\W_]))
        (?!\d|[.]\d|(?P=s1)\d|(?P=s2)\d)
        | (?:\d{{4}}(?P<s3>[-/.])\d{{1,2}}(?!\.\d|(?P=s3)\d)
        | (?<![-/.])\d{{1,2}}[-/.]\d{{4}}(?![-/.]\d))(?![\d:a-z]))
    | (?P<clock>\d{{1,2}}:\d\d(?::\d\d(?:[.,]\d+)?)?(?![\d:]) | \d{{1,2}}h\d\d(?![\w.]))
    | (?P<dotted>\d{{1,2}}\.\d\d(?![\d.:]))
    | (?P<decade>\d{{1,3}}0(?:{_any(lexicon.DECADE_ENDINGS)})(?!\w))
    | (?P<part>[0-9](?:{_PARTS})(?<!h)(?=\d{{4}}(?!\d)|[^\w.]|$) | [0-9]h(?=[ /-]?\d{{4}}(?!\d)))
    | (?P<ordinal>\d{{1,3}}(?:{_any(lexicon.ENDINGS)})(?!\w))
    | (?P<digits>\d{{1,3}},\d{{3}}(?!\d)|\d+)
    """,
    re.VERBOSE | re.ASCII,
)
_ERAS = {era["letter"]: name for name, era in lexicon.ERAS.items() if "letter" in era}
# What begins with a letter and is no word.
_CODE = re.compile(
    rf"""
      (?P<letter>(?:{_PARTS})[0-9](?!\w))  # Q1
    | (?P<era>[{"".join(_ERAS)}]\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}}(?![\w.]))  # R6.3.15
    | (?P<edtf>y-?[1-9]\d{{4,11}}(?!\w)  # Y12345, XXXX-05
        | (?=\d*[xu])[\dxu]{{4}}(?:-[\dxu]{{2}}(?:-[\dxu]{{2}})?)?(?!\w))
    """,
    re.VERBOSE | re.ASCII,
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*", re.ASCII)
_KANJI = re.compile(f"[{''.join(KANJI)}]+")
_WEST = re.compile(r"-(\d\d?)(?::(\d\d))?(?![\d:])", re.ASCII)
_YEAR = re.compile(r"\d{4}(?!\d)", re.ASCII)
_EARLY = re.compile(r" ?0\d{3}(?!\d)", re.ASCII)
_SIGN = "write '-0044' for the year 45 BC, and '../0044' for what lasted until 44"
_DASHES = frozenset("‐‑‒–—―−〜ー-+→")
_PUNCTUATION = {
    ",": ",", "、": ",", ".": ".", ";": ",", "(": "(", ")": ")", "[": "(", "]": ")", "?": "?",
    "~": "~", "/": "/", "&": "&", "・": "&", "¿": "v",
    "\x00": "0",  # stands for an event, see `senses`
}  # fmt: skip
_ENDS = frozenset("2349iormswhDPpqQXdecbfYMJCxkanZLEugtNV)?~1ISHR")


def tokens(text: str) -> list[Token]:
    """The tokens of a folded text; raises `Unread` where a piece is of no kind."""
    found: list[Token] = []
    unsettled: list[tuple[int, tuple[Role, ...]]] = []
    at, size, last = 0, len(text), ""
    while at < size:
        char = text[at]
        if char == " ":
            at += 1
            continue
        if char in "0123456789":
            piece = _figure(text, at)
        elif last in _BEFORE_CODES and (code := _behind_figures(text, at, last)):
            piece = code
        else:
            piece = _word(text, at) if "a" <= char <= "z" else _sign(text, at, found)
        if piece is None:
            word = _WORD.match(text, at)
            raise Unread(Reason.UNKNOWN_WORD, found=word[0] if word else char, at=at)
        roles, end = piece
        part, value = roles[0]
        if len(roles) > 1 or part == "!":
            unsettled.append((len(found), roles))
        found.append(Token(part, value, text[at:end], at))
        at, last = end, last if char == "(" else part
    for index, roles in unsettled:
        found[index] = _settled(found, index, roles)
    return found


def drawn(tokens: Sequence[Token], form: re.Pattern[str], draw: _Draw) -> list[Token]:
    """The tokens with those of each form drawn into one; `draw` gives it and the index behind."""
    parts = "".join([one.part for one in tokens])
    found: list[Token] = []
    at = 0
    while match := form.search(parts, at):
        token, end = draw(tokens, match)
        found += [*tokens[at : match.start()], token]
        at = end
    return [*found, *tokens[at:]]


def _sign(text: str, at: int, before: list[Token]) -> _Piece | None:
    """What stands here and is neither a figure nor a Latin letter."""
    char = text[at]
    if char in _DASHES:
        return _dash(text, at, before)
    if char == "'" and text[at + 1 : at + 3].isdecimal():
        raise Unread(Reason.TWO_DIGITS, found=text[at : at + 3], at=at)
    if char == "." and text.startswith("..", at):
        return ((":", None),), len(text) - len(text[at:].lstrip("."))
    if char == "(" and text[at + 2 : at + 3] == ")" and text[at + 1] in lexicon.BRACKETED:
        return (("w", lexicon.BRACKETED[text[at + 1]]),), at + 3
    if char in _PUNCTUATION:
        return ((_PUNCTUATION[char], None),), at + 1
    return _unspaced(text, at)


def _figure(text: str, at: int, pattern: re.Pattern[str] = _NUMBER) -> _Piece | None:
    """The number that begins here, or the code."""
    found = pattern.match(text, at)
    return ((_FIGURES[found.lastgroup or ""](found[0]),), found.end()) if found else None


def _digits(written: str) -> Role:
    if "," in written:  # 10,000 BC; alone it is no year
        return "9", written.replace(",", "")
    size = len(written)
    if 6 <= size <= 8:
        return "D", Figures((written,), "")
    return "22349"[min(size, 5) - 1], written


def _numbers(written: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", written))


def _separated(written: str) -> Role:
    numbers = _numbers(written)
    letter = "D" if len(numbers) > 2 else "P" if len(numbers[0]) == 4 else "p"
    return letter, Figures(numbers, written[len(numbers[0])])


_FIGURES: dict[str, Callable[[str], Role]] = {
    "alone": _digits, "whole": lambda text: ("D", Figures((text,), "")),
    "edtf": lambda text: ("E", text), "separated": _separated,
    "clock": lambda text: ("C", _numbers(text)[:3]), "dotted": lambda text: ("x", _numbers(text)),
    "decade": lambda text: ("d", _numbers(text)[0]),
    "part": lambda text: ("q", (int(text[0]), LETTERS[text[1]])),
    "letter": lambda text: ("q", (int(text[1]), LETTERS[text[0]])),
    "era": lambda text: ("R", (_ERAS[text[0]], *_numbers(text))),
    "ordinal": lambda text: ("o", int(_numbers(text)[0])), "digits": _digits,
}  # fmt: skip


def _word(text: str, at: int) -> _Piece | None:
    may_be_code = not text[at + 1 : at + 2].isalpha() or text[at] in "xu"
    if may_be_code and (code := _figure(text, at, _CODE)):
        return code
    word = _WORD.match(text, at)
    found = word[0] if word else ""
    for phrase in PHRASES.get(found if "'" not in found else found.partition("'")[0], ()):
        stop = at + len(phrase)
        if text.startswith(phrase, at) and not text[stop : stop + 1].isalnum():
            return WORDS[phrase], stop
    return (WORDS[found], at + len(found)) if found in WORDS else None


# Behind a date or its mark a clock time, behind a clock time an offset or a zone.
_BEFORE_CODES = frozenset("DECakLx~?")


def _behind_figures(text: str, at: int, last: str) -> _Piece | None:
    """`T` between a date and a clock time, or the zone behind one, perhaps in brackets."""
    if last in "DE~?":
        separates = text[at] == "t" and not text[at + 1 : at + 2].isalpha()
        return ((("v", None),), at + 1) if separates else None
    found = offset_at(text, at) if text[at].isalpha() else None
    return ((("Z", found[0]),), found[1]) if found else None


def _unspaced(text: str, at: int) -> _Piece | None:
    """The longest word that begins here in a script without spaces, or a number in kanji."""
    if text[at] in lexicon.PREFIXES and at + 1 < len(text):
        following = _figure(text, at + 1) or _unspaced(text, at + 1)
        (part, value), *_ = following[0] if following else (("", ""),)
        return ((("o", int(value)),), following[1]) if following and part == "2" else None
    number = _KANJI.match(text, at)
    for word in PHRASES.get(text[at], ()):
        if text.startswith(word, at) and (len(word) > 1 or not number):
            return WORDS[word], at + len(word)
    digits = kanji(number[0]) if number else None
    return ((_digits(digits),), number.end()) if number and digits else None


def _dash(text: str, at: int, before: list[Token]) -> _Piece | None:
    """A dash, the sign of a year, or an offset: what it is follows from what stands before it."""
    char, last = text[at], before[-1].part if before else ""
    if char in "+-−":
        behind = last in ("C", "a") and (char != "-" or _is_offset(text, at, before))
        if behind and (found := offset_at(text, at)):
            return (("Z", found[0]),), found[1]
        opened = at == 0 or text[at - 1] in " (/["  # "pre-1600" has no year before 0
        if opened and last not in _ENDS and _YEAR.match(text, at + 1):
            return _signed(text, at)
    if char == "+":
        return None
    if last not in _ENDS and (char == "−" or _EARLY.match(text, at + 1)):
        raise Unread(Reason.UNCLEAR, found=char, at=at, hint=_SIGN)
    spaced = text[at - 1 : at] == " " or text[at + 1 : at + 2] == " "
    return (("-" if char == "-" and not spaced else "–", None),), at + 1


def _is_offset(text: str, at: int, before: list[Token]) -> bool:
    """Whether `-HH:MM` behind a clock time is an offset and not the end of a range.

    It is one behind seconds; else where it cannot be a later clock time, and a space before it or
    a date in figures shows it. Where both are possible it is refused.
    """
    found, spaced = _WEST.match(text, at), text[at - 1] == " "
    if found is None:
        return re.match(r"-\d{4}(?!\d)", text[at : at + 6]) is not None
    hours, minutes = int(found[1]), int(found[2] or 0)
    if not bounded(hours, minutes, "-"):
        if spaced:
            raise Unread(Reason.OFFSET, found=found[0], at=at)
        return False
    clock: tuple[str, ...] = before[-1].value if before[-1].part == "C" else ("0",)
    if len(clock) > 2 or found[2] is None:
        return len(clock) > 2 and len(found[1]) == 2
    later = (hours, minutes) > (int(clock[0]), int(clock[1]) if len(clock) > 1 else 0)
    machine = len(before) > 1 and all(one.part in "Dv" for one in before[:-1])
    if later == (spaced or machine):
        said = before[-1].word
        readings = (f"{said} to {found[0][1:]}", f"{said} with the offset {found[0]}")
        raise Unread(Reason.TWO_READINGS, found=said + found[0], at=at, readings=readings)
    return not later


def _signed(text: str, at: int) -> _Piece | None:
    """A year before 0; or one with a plus sign, as Wikidata writes it."""
    found = _figure(text, at + 1)
    if found is None:
        return None
    (letter, value), end = found[0][0], found[1]
    if text[at] == "+":
        return (found[0], end) if letter == "D" else None
    if letter in "DP":
        return ((letter, value._replace(sign="-")),), end
    return ((("E", f"-{value}"),), end) if letter == "4" else None


def _settled(found: list[Token], index: int, roles: tuple[Role, ...]) -> Token:
    """The token with the first of its roles that fits where it stands."""
    before = next((one.part for one in reversed(found[:index]) if one.part != "."), "")
    later = found[index + 1 :]
    tried = (one for one in roles[1:] if _fits(one[0], before, later, roles))
    part, value = next(tried, roles[0])
    if part == "!":
        raise Unread(value, found[index])
    return Token(part, value, *found[index][2:])


def _fits(part: str, before: str, later: list[Token], roles: tuple[Role, ...]) -> bool:
    """Whether a word may play a part between what stands before and what follows it."""
    ends, following = before != "" and before in _ENDS, later[0].part if later else ""
    if part == "v" and following == "C":
        return True
    if part in "W&|,":  # but "le 4 mai à 11h30"
        clock = part == "W" and following == "C" and before not in "CaZkx"
        return ends and following != "" and not clock
    if part == ">":
        return ends and following == ""
    if part in "V!":
        return ends or (part == "!" and before == "(")
    if part == "~" and any(role[0] == "v" for role in roles):  # "um 1850", but "um 11 Uhr"
        return not ends and following in tuple("4v")
    if part == "w":  # "mar" is Tuesday only before a day and its month
        return not ends and following in tuple("2o,.") and any(one.part == "m" for one in later)
    rule = _NEIGHBOURS.get(part)
    if rule is None:
        return not ends or part in "gm?~r"
    return (before or " ") in rule[0] or (following or " ") in rule[1]


# What has to stand before or behind.
_NEIGHBOURS = {
    "a": ("2Cx", ""), "j": ("or", ""), "l": ("", "r2"), "e": ("", "24i"), "i": ("", "U,"),
    "F": (" ", ""), "t": ("", "-4ms"), "Q": ("o", ""), "r": ("clQ", "clQ"),
}  # fmt: skip
