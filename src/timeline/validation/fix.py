"""Remedies: the canonical form of a file, and safe repairs of what the judge finds."""

import re
from collections.abc import Iterable
from json import dumps as quoted
from typing import Any
from unicodedata import is_normalized, normalize

from timeline import jsonio
from timeline.findings import Finding

_BOM = b"\xef\xbb\xbf"
_MOST_COMMAS = 1000
_MEANT = re.compile(r"did you mean '([^']+)'\?").fullmatch
_REPLACED = ("shape", "reference", "claim", "text")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\ufeff]")


def formatted(kind: str, data: bytes) -> bytes:
    """The canonical form of a file; raises JsonError for what cannot be parsed."""
    return jsonio.dumps(jsonio.parse_exact(data), kind)


def mended(kind: str, data: bytes, *, unsafe: bool = False) -> bytes | None:
    """The file without its harmless faults, in canonical form; None if it cannot be parsed.

    Taken away are a byte order mark, line ends of Windows, commas before a closing bracket and
    other forms than NFC; what the file says stays the same. `unsafe` takes characters out of texts
    that nobody sees.
    """
    data = data.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for _ in range(_MOST_COMMAS):
        try:
            record = jsonio.parse_exact(data)
        except jsonio.JsonError as error:
            if error.reason != "trailing-comma":
                return None
            data = data[: error.offset] + data[error.offset + 1 :]
        else:
            return jsonio.dumps(_clean(record, unsafe=unsafe), kind)
    return None


def _clean(record: Any, *, unsafe: bool) -> Any:
    if not isinstance(record, dict):
        return record
    return {
        key: value if key == "extensions" else _normal(value, unsafe=unsafe)
        for key, value in record.items()
    }


def _normal(value: Any, *, unsafe: bool) -> Any:
    """The value with its texts in Unicode's normal form C."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        text = _UNSEEN.sub("", value) if unsafe else value
        return text if is_normalized("NFC", text) else normalize("NFC", text)
    if isinstance(value, dict):
        return {key: _normal(item, unsafe=unsafe) for key, item in value.items()}
    if isinstance(value, list):
        return [_normal(item, unsafe=unsafe) for item in value]
    return value


def replaced(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The file with each "did you mean" of its findings taken at its word."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return data
    for found in sorted(findings, reverse=True):
        meant = _MEANT(found.help or "")
        if meant and found.rule.partition("/")[0] in _REPLACED:
            _replace(lines, found, meant[1])
    return "\n".join(lines).encode("utf-8")


def _replace(lines: list[str], found: Finding, meant: str) -> None:
    if not 0 < found.line <= len(lines) or found.line != found.end_line:
        return
    line = lines[found.line - 1]
    start, end = found.column - 1, found.end_column - 1
    whole = line[start:end].startswith('"')
    new = quoted(meant, ensure_ascii=False) if whole else meant
    lines[found.line - 1] = line[:start] + new + line[end:]
