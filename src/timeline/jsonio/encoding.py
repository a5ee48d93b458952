"""Bytes to text: plain UTF-8 only, with the exact byte where it is not."""

from timeline.jsonio.errors import Area, JsonError

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
SAVE_AS = "save the file as UTF-8 without a byte-order mark"


def decode(data: bytes) -> str:
    """The text of the bytes; raises JsonError for any other encoding than UTF-8 without BOM."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise JsonError(
            "the file begins with a byte-order mark",
            reason="bom",
            span=Area(1, 1, 1, 2),
            hint="remove the three bytes EF BB BF ('timeline validate --fix' does)",
        )
    for mark, reason, name in BOMS:
        if data.startswith(mark):
            raise JsonError(f"the file is {name}, not UTF-8", reason=reason, hint=SAVE_AS)
    if data[:4].count(0) >= 2 and data[:4].strip(b"\0"):
        name = "UTF-32" if data[:4].count(0) == 3 else "UTF-16"
        raise JsonError(f"the file is {name}, not UTF-8", reason=name.lower(), hint=SAVE_AS)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None


def _not_utf8(data: bytes, offset: int) -> JsonError:
    reason, what = _sort(data[offset : offset + 4])
    before = data[:offset].decode()
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    shown = data[offset : offset + 3].hex(" ").upper()
    return JsonError(
        f"{what} at byte {offset}: {shown}",
        reason=reason,
        offset=offset,
        span=Area(line, column, line, column + 1),
        hint=SAVE_AS,
    )


def _sort(found: bytes) -> tuple[str, str]:
    first, second = found[0], found[1] if len(found) > 1 else 0
    if first == 0xED and 0xA0 <= second <= 0xBF:
        return "surrogate-bytes", "bytes of a surrogate (CESU-8), not UTF-8,"
    if first in (0xC0, 0xC1) or (first, second & 0xE0) == (0xE0, 0x80) or _long_four(first, second):
        return "overlong", "an overlong sequence, not UTF-8,"
    return "invalid-utf-8", "not UTF-8"


def _long_four(first: int, second: int) -> bool:
    return first == 0xF0 and 0x80 <= second <= 0x8F
