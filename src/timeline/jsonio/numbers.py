"""Numbers that another program would not hold as they are written (I-JSON, RFC 7493)."""

import re

from timeline.jsonio.limits import INTEGER_MAX

STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
NUMBER = re.compile(rb"-?[0-9][0-9.eE+-]*")


def any_out_of_range(data: bytes) -> bool:
    """Whether sound JSON holds a number that is refused."""
    bare = STRINGS.sub(b"", data)
    return any(number_fault(token.decode()) for token in NUMBER.findall(bare))


def number_fault(token: str) -> tuple[str, str, str | None] | None:
    """Why a well-formed number is refused, or None."""
    digits = token.lstrip("-")
    if digits.isdigit():
        return None if _fits(digits) else _too_many(digits)
    value = float(token)
    if value in (float("inf"), float("-inf")):
        return ("number-range", "a number larger than any program holds", "write it as a text")
    if value == 0 and re.search("[1-9]", re.split("[eE]", token)[0]):
        return ("number-range", "a number smaller than any program holds", "write it as a text")
    return None


def _fits(digits: str) -> bool:
    limit = str(INTEGER_MAX)
    return len(digits) < len(limit) or (len(digits) == len(limit) and digits <= limit)


def _too_many(digits: str) -> tuple[str, str, str | None]:
    return (
        "integer-range",
        f"a whole number of {len(digits)} digits, beyond {INTEGER_MAX}",
        "other programs would change its last digits; write it as a text or with an exponent",
    )
