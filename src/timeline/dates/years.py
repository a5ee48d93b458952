"""The first and last year that a year's spelling allows, for any of its forms."""

LIMIT = 10**11
_LIMIT_DIGITS = 12


def years(text: str) -> tuple[int, int] | None:
    """First and last year of a well-formed spelling; `None` beyond 10^11 years from year 0.

    An exponent is never expanded before its size is known, nor a long number converted.
    """
    if len(text) == 4 and text.isdigit():
        return int(text), int(text)
    body, _, significant = text.partition("S")
    read = _lettered(body) if body[0] == "Y" else _plain(body)
    if read is None:
        return None
    negative, low, high, length = read
    if significant:
        low, high = _significant(low, length, significant)
    if high > LIMIT:
        return None
    return (-high, -max(low, 1)) if negative else (low, high)


def open_digits(text: str) -> int:
    """How many digits at the end of the year are left open, by `X` or by significant digits."""
    body, _, significant = text.partition("S")
    if not significant:
        return len(body) - len(body.rstrip("X"))
    digits = body.lstrip("Y").lstrip("-")
    mantissa, _, exponent = digits.partition("E")
    if len(exponent) > 9 or len(significant) > 9:
        return 3 if len(exponent) > len(significant) else 0
    return max(0, len(mantissa) + int(exponent or 0) - int(significant))


def _plain(body: str) -> tuple[bool, int, int, int]:
    """Sign, lowest, highest and number of digits of four digits, some perhaps `X`."""
    negative = body[0] == "-"
    digits = body[1:] if negative else body
    if "X" in digits:
        low = int(digits.replace("X", "0"))
        if negative and not low:  # year 0 has no sign: the last `X` is 1 at least
            low = 10 ** (3 - digits.rindex("X"))
        return negative, low, int(digits.replace("X", "9")), 4
    value = int(digits)
    return negative, value, value, 4


def _lettered(body: str) -> tuple[bool, int, int, int] | None:
    """The same of `Y` and a long number, perhaps with an exponent."""
    negative = body[1] == "-"
    mantissa, _, exponent = body[1 + negative :].partition("E")
    if len(exponent) > 2 or len(mantissa) > _LIMIT_DIGITS:
        return None
    power = int(exponent or 0)
    length = len(mantissa) + power
    if length > _LIMIT_DIGITS:
        return None
    value = int(mantissa) * 10**power
    return negative, value, value, length


def _significant(value: int, length: int, significant: str) -> tuple[int, int]:
    """The years that agree with the first significant digits, counted in the digits written."""
    if len(significant) > 2 or int(significant) >= length:
        return value, value
    unit: int = 10 ** (length - int(significant))
    low = value // unit * unit
    return low, low + unit - 1
