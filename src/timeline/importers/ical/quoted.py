"""Quoted-printable values, as vCalendar 1.0 and some telephones write them."""

import re
from quopri import decodestring

_HEAD = re.compile(rb'[^":]*(?:"[^"]*"[^":]*)*:')
_ENCODED = re.compile(rb";(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])", re.IGNORECASE)
_CHARSET = re.compile(rb";CHARSET=([^;:]*)", re.IGNORECASE)


def is_open(pieces: list[bytes]) -> bool:
    """Whether a content line that begins with `pieces` goes on: it ends with a soft break."""
    return pieces[-1][-1:] == b"=" and _is_quoted(pieces[0])


def _is_quoted(line: bytes) -> bool:
    if b"QUOTED-PRINTABLE" not in line.upper():
        return False
    head = _HEAD.match(line)
    return head is not None and _ENCODED.search(head[0]) is not None


def unquoted(line: bytes) -> bytes:
    """The content line with its value decoded, in UTF-8 where its CHARSET is known."""
    if b"=" not in line or not _is_quoted(line):
        return line
    head = _HEAD.match(line)
    name = head[0] if head else b""
    value = decodestring(line[len(name) :])
    charset = _CHARSET.search(name)
    if charset:
        value = _in_utf_8(value, charset[1].decode("ascii", "replace"))
    lines = value.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\\n")
    return _CHARSET.sub(b"", _ENCODED.sub(b"", name)) + lines


def _in_utf_8(value: bytes, charset: str) -> bytes:
    try:
        return value.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):  # it is decoded, and told of, as other lines are
        return value
