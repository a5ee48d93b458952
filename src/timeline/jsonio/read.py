"""Bytes to a record: the fast way, with everything refused that another program would misread."""

import re
from typing import Any

import jiter

from timeline.jsonio.limits import DEPTH, INTEGER_MAX

# Digits and signs become 0, e and E become e, what opens becomes [, all else is a space: what is
# left shows at a glance whether a number could be too great (16 digits, an exponent), and whether
# there could be too many levels.
_SHAPES = bytearray(b" " * 256)
_SHAPES[ord("[")] = _SHAPES[ord("{")] = ord("[")
_SHAPES[ord("0") : ord("9") + 1] = b"0" * 10
_SHAPES[ord("e")] = _SHAPES[ord("E")] = ord("e")
_SHAPES[ord("+")] = _SHAPES[ord("-")] = ord("0")
_SHAPE_OF = bytes(_SHAPES)
_LONG = b"0" * len(str(INTEGER_MAX))
_EXPONENT = re.compile(b"0e0").search


def parse(data: bytes) -> Any:
    """The value that the bytes hold; integers are exact. Raises JsonError with place and reason.

    Refused are: another encoding than plain UTF-8, a byte-order mark, duplicate keys, NaN and
    infinities, numbers outside the range that every program holds (I-JSON, RFC 7493), lone
    surrogates, more than 64 levels, and whatever RFC 8259 does not allow.
    """
    return _read(data, "float")


def parse_exact(data: bytes) -> Any:
    """As `parse`, with numbers that have a fraction or an exponent as `jiter.LosslessFloat`.

    This is what `dumps` takes to write a number without loss.
    """
    return _read(data, "lossless-float")


def _read(data: bytes, floats: Any) -> Any:
    try:
        value = jiter.from_json(
            data, allow_inf_nan=False, catch_duplicate_keys=True, float_mode=floats
        )
    except ValueError as error:
        fault = str(error)
    else:
        if not _doubtful(data, value):
            return value
        fault = ""
    return _explained(data, value if not fault else None, fault)


def _explained(data: bytes, value: Any, fault: str) -> Any:
    """The value after all, if only the quick look was alarmed; else raises JsonError."""
    from timeline.jsonio.scan import refuse  # only a doubtful file needs it

    refuse(data, fault)
    return value


def _doubtful(data: bytes, value: Any) -> bool:
    shapes = data.translate(_SHAPE_OF)
    if _is_large(shapes) and (b"\\" in data or _is_large(_outside(data).translate(_SHAPE_OF))):
        from timeline.jsonio.numbers import any_out_of_range

        if any_out_of_range(data):
            return True
    return shapes.count(b"[") > DEPTH and _too_deep(value)


def _is_large(shapes: bytes) -> bool:
    return _LONG in shapes or _EXPONENT(shapes) is not None


def _outside(data: bytes) -> bytes:
    """What stands outside of the strings of sound JSON without escapes.

    Half of all digests look like a number with an exponent, and an imported event has a dozen.
    """
    return b"".join(data.split(b'"')[::2])


def _too_deep(value: Any) -> bool:
    """Whether there are too many levels, whatever brackets stand in keys and texts."""
    level = [value]
    for _ in range(DEPTH):
        level = [
            item
            for inner in level
            for item in (inner.values() if type(inner) is dict else inner)
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return False
    return True
