"""Clock times among the tokens of a date: 11:00, 2.30 pm, 午前11時30分, noon."""

from .reading import Reason, Refused
from .tokens import Token

_CLOCK_ENDS = ("", "Z", "-", "–", "W", "&")
_EVENING = ("noche", "noite", "afternoon", "evening", "tarde")


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens with each clock time as one; its value is (clock, zone, half, carry)."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        made = _clock_at(tokens, index, found)
        if made is None:
            found.append(tokens[index])
            index += 1
        else:
            token, index = made
            found.append(token)
    return found


def _clock_at(tokens: list[Token], at: int, before: list[Token]) -> tuple[Token, int] | None:
    start, half = at, ""
    parts = "".join(one.part for one in tokens[at : at + 9])
    if parts[0] == "a" and parts[1:2] in ("2", "C"):
        half, at, parts = f"{tokens[at].value} first", at + 1, parts[1:]
    read = _written(tokens, at, parts, bool(before))
    if read is None:
        return None
    clock, at = read
    at, half = _tail(tokens, at, half)
    zone = ""
    if at < len(tokens) and tokens[at].part == "Z":
        zone, at = tokens[at].value, at + 1
    if at < len(tokens) and tokens[at].part == "L":
        at += 1
    value = _value(clock, zone, half, tokens[start])
    return Token("C", value, tokens[start].word, tokens[start].at), at


def _written(
    tokens: list[Token], at: int, parts: str, dated: bool
) -> tuple[tuple[str, ...], int] | None:
    """The figures of the clock time that begins here, and the index behind them."""
    if parts[0] == "C":
        return tokens[at].value, at + 1
    if parts[0] == "x" and (parts[1:2] in ("a", "k") or (dated and parts[1:2] in _CLOCK_ENDS)):
        return tokens[at].value, at + 1
    if parts[0] == "n" or (parts[:2] == "2n" and tokens[at].value == "12"):
        if tokens[at].word == "m":
            return None
        return ("12", "00"), at + 1 + (parts[0] == "2")
    if parts[:2] == "2k":
        return _of_units(tokens, at, parts)
    if parts[:2] == "4k" and isinstance(tokens[at].value, str):  # else a year of an era
        return (tokens[at].value[:2], tokens[at].value[2:]), at + 2
    if parts[:2] == "2a" and tokens[at + 1].word.isascii():  # 午前 belongs to what follows
        return (tokens[at].value,), at + 1
    return None


def _of_units(tokens: list[Token], at: int, parts: str) -> tuple[tuple[str, ...], int]:
    """`11時30分15秒`, `11時半`, `14 h`."""
    figures, end = [tokens[at].value], at + 2
    if parts[2:3] == "H":
        return (figures[0], "30"), end + 1
    for place, unit in ((2, "I"), (4, "S")):
        if parts[place : place + 2] != f"2{unit}":
            break
        figures.append(tokens[at + place].value.rjust(2, "0"))
        end += 2
    return tuple(figures), end


def _tail(tokens: list[Token], at: int, half: str) -> tuple[int, str]:
    """What else belongs to the clock time: the hour's word, am or pm."""
    if at < len(tokens) and tokens[at].part == "k":
        at += 1
    if at < len(tokens) and tokens[at].part == "a" and not half:
        late = any(word in tokens[at].word for word in _EVENING)
        return at + 1, f"{tokens[at].value}{' words' if late or ' ' in tokens[at].word else ''}"
    return at, half


def _value(
    written: tuple[str, ...], zone: str, half: str, token: Token
) -> tuple[str, str, str, bool]:
    hour, minute = int(written[0]), written[1] if len(written) > 1 else "00"
    second = written[2] if len(written) > 2 else ""
    if half:
        hour = _of_twelve(hour, half, token)
    carry = hour == 24 and not int(minute) and not int(second or 0)
    if (hour > 23 and not carry) or int(minute) > 59 or int(second or 0) > 59:
        raise Refused(Reason.NO_SUCH_TIME, token)
    tail = f":{second}" if second else ""
    return f"T{hour % 24:02d}:{minute}{tail}", zone, half.partition(" ")[0], carry


def _of_twelve(hour: int, half: str, token: Token) -> int:
    """The hour of 24 of one of 12; 12 with words is noon to some and midnight to others."""
    least = 0 if half.endswith("first") else 1
    if not least <= hour <= 12:
        raise Refused(Reason.NO_SUCH_TIME, token)
    if " " in half and (hour == 12 or (half == "pm words" and hour == 0)):
        raise Refused(Reason.TWO_READINGS, token, readings=("noon", "midnight"))
    return hour % 12 + (12 if half.startswith("pm") else 0)
