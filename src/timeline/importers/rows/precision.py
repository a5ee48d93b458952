"""Days of Wikidata, which have a number beside them that says how much of them is known."""

import re

_DAY = re.compile(r"\+?(-?[0-9]{4,}-[0-9]{2}-[0-9]{2})(?:T00:00:00Z)?")
# What is cut off a day of which only the year or the month is known.
_CUT = {"9": -6, "10": -3, "11": None}
# The numbers that a date can say.
KNOWN = frozenset(_CUT)


def as_precise(text: str, precision: str) -> str | None:
    """As much of a day as is known; None for a text that no number stands beside."""
    found = _DAY.fullmatch(text)
    if not found or not (precision.isdecimal() or (text[0] in "+-" and text[-1] == "Z")):
        return None
    if precision == "8":
        return f"{found[1][:-7]}X"
    if precision and precision not in _CUT:
        return f"{text} of precision {precision}"  # of a century no day is known
    return found[1][: _CUT.get(precision)]
