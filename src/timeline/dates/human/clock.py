"""Clock times among the tokens of a date: 11:00, 2.30 pm, 午前11時30分, noon."""

import re
from collections.abc import Sequence

from .lexicon import Half
from .reading import Reason, Unread
from .tokens import Token, drawn

_CLOCK = re.compile(
    "(?P<first>a(?=[2C]))?"  # 午前 before, else "am" behind
    "(?P<figures>C|x(?=[ak])|(?<=.)x(?=$|[-–ZW&])|2?n|2k(?:H|2I(?:2S)?)?|4k|2(?=a))"
    "k?(?(first)|(?P<behind>a)?)(?P<zone>Z)?L?"
)


def joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each clock time as one; its value is what it says of a `Part`."""
    return drawn(tokens, _CLOCK, _clock)


def _figures(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...] | None:
    """Hour, minute and second as they are written."""
    first, last = tokens[start], tokens[end - 1]
    if first.part in "Cx":
        figures: tuple[str, ...] = first.value
        return figures
    if last.part == "n":  # "m" is noon behind 12 only
        noon = first.value == "12" if end - start == 2 else first.word != "m"
        return ("12", "00") if noon else None
    if first.part == "4":  # else a year of an era
        return (first.value[:2], first.value[2:]) if isinstance(first.value, str) else None
    if end - start == 1:  # 午前 belongs to what follows
        return (first.value,) if tokens[end].word.isascii() else None
    tail = [one.value.rjust(2, "0") for one in tokens[start + 1 : end] if one.part == "2"]
    return (first.value, *(["30"] if last.part == "H" else tail))


def _clock(tokens: Sequence[Token], form: re.Match[str]) -> tuple[Token, int]:
    """One token for those of a clock time, if they are one, and the index behind it."""
    token, figures = tokens[form.start()], _figures(tokens, *form.span("figures"))
    if figures is None:
        return token, form.start() + 1
    hour, minute, second = int(figures[0]), (*figures, "00")[1], "".join(figures[2:])
    half, at = None, max(form.start("first"), form.start("behind"))
    if at >= 0:
        half = tokens[at].value
        hour = of_twelve(hour, half, token, zero=bool(form["first"]))
    carry = hour == 24 and not int(minute) and not int(second or 0)
    if (hour > 23 and not carry) or int(minute) > 59 or int(second or 0) > 59:
        raise Unread(Reason.NO_SUCH_TIME, token)
    clock = f"T{hour % 24:02d}:{minute}{second and ':'}{second}"
    zone = tokens[form.start("zone")].value if form["zone"] else ""
    fields = {"clock": clock, "zone": zone, "half": half, "carry": carry}
    return Token("C", fields, token.word, token.at), form.end()


def of_twelve(hour: int, half: Half, token: Token | None = None, *, zero: bool = False) -> int:
    """The hour of 24 of one of 12; 12 with words is noon to some and midnight to others.

    With `zero` the half stands before the hour, as in Japanese, which has an hour 0.
    """
    if not (0 if zero else 1) <= hour <= 12:
        raise Unread(Reason.NO_SUCH_TIME, token)
    if hour == 12 and (zero or half.last < 12):
        raise Unread(Reason.TWO_READINGS, token, readings=("noon", "midnight"))
    if hour and not half.first <= hour <= half.last:
        raise Unread(Reason.UNCLEAR, token)
    return hour % 12 + 12 * (half.name == "pm")
