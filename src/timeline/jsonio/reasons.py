"""The exact reason why a text is not JSON at a place, in words, with the remedy.

Every function here looks at a place that the scanner has already refused or must doubt; none of
them decides what is accepted, except for numbers out of range and lone surrogates.
"""

import re
from collections.abc import Callable

# Reason, message, hint, and the offsets of what is meant.
Fault = tuple[str, str, str | None, int, int]

ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|.)", re.DOTALL)
NAME = re.compile(r"[^\W\d][\w$]*")
BAD_NUMBER = re.compile(r"[-+.]?[0-9][0-9A-Za-z_.+-]*|[-+.]+[0-9A-Za-z_.+-]*")
CONFLICT = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)")
UNRESOLVED = "a merge conflict that was not resolved"
RESOLVE = "write the file as it should be, without the lines that begin with <<<, === and >>>"
NEVER_NUMBERS = ("nan", "infinity", "inf")
WORDS = {"none": "null", "undefined": "null", "nil": "null", "true": "true", "false": "false"}


def string_fault(text: str, start: int, end: int) -> Fault | None:
    """Why a well-formed string is refused, or None: an escaped half of a surrogate pair."""
    if "\\u" not in text[start:end]:
        return None
    high: re.Match[str] | None = None
    for found in ESCAPED.finditer(text, start, end):
        code = int(found[1], 16) if found[1] else 0
        if high and found.start() == high.end() and 0xDC00 <= code <= 0xDFFF:
            high = None
            continue
        if high or 0xDC00 <= code <= 0xDFFF:
            return _lone(high or found)
        high = found if 0xD800 <= code <= 0xDBFF else None
    return _lone(high) if high else None


def _lone(found: re.Match[str]) -> Fault:
    return (
        "lone-surrogate",
        f"'{found[0]}' is half of a character",
        "write the character itself, or both halves",
        found.start(),
        found.end(),
    )


def explain(text: str, at: int, wanted: str, depth: int) -> Fault:
    """Why the text cannot go on at an offset where `wanted` should stand."""
    for look in (
        _at_end,
        _nul,
        _conflict,
        _pointer,
        _space,
        _comment,
        _by_what_is_wanted,
        _bracket,
    ):
        fault = look(text, at, wanted, depth)
        if fault:
            return fault
    return ("syntax", f"expected {WANTED[wanted]}, found {_shown(text, at)}", None, at, at + 1)


WANTED = {
    "value": "a value", "key": "a key in double quotes", "colon": "':' after the key",
    "comma": "',' or ']'", "comma-object": "',' or '}'", "after-comma": "another element",
    "end": "the end of the file", "string": "the end of the string",
}  # fmt: skip


def _shown(text: str, at: int) -> str:
    char = text[at]
    return f"'{char}'" if char.isprintable() else f"the character U+{ord(char):04X}"


def _at_end(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    if at < len(text):
        return None
    if not text.strip(" \t\r\n"):
        return ("empty", "the file is empty", "an event file holds one JSON object", 0, 0)
    if depth:
        what = "object or list" if depth == 1 else "objects and lists"
        return ("unclosed", f"the file ends inside {depth} open {what}", None, at, at)
    return ("unclosed", f"the file ends where {WANTED[wanted]} should stand", None, at, at)


def _nul(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    if text[at] != "\0":
        return None
    end = at + len(text[at:]) - len(text[at:].lstrip("\0"))
    return ("nul", "a NUL byte", "the file may have been cut short when it was written", at, end)


def _conflict(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    """A line that git puts between the versions of a file that it could not merge."""
    found = CONFLICT.match(text, at)
    if not found or text[at - 1 : at] not in ("", "\n"):
        return None
    return ("conflict", UNRESOLVED, RESOLVE, at, found.end())


def _pointer(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    """What git stores instead of a file that Git LFS keeps elsewhere."""
    if at or not text.startswith("version https://git-lfs.github.com/"):
        return None
    hint = "'git lfs pull' fetches the file; events are small, and need no LFS"
    return ("lfs-pointer", "a pointer of Git LFS, not the file itself", hint, 0, text.find("\n"))


def _space(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    if wanted == "string" or not (text[at].isspace() or text[at] == "\ufeff"):
        return None
    message = f"white space that JSON does not know, U+{ord(text[at]):04X}"
    return ("white-space", message, "use a plain space", at, at + 1)


def _bracket(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    reason = {"colon": "missing-colon", "value": "missing-value"}.get(wanted)
    if text[at] in "]}" and wanted.startswith("comma"):
        reason = "mismatched"
    if reason is None:
        return None
    message = f"expected {WANTED[wanted]}, found {_shown(text, at)}"
    return (reason, message, None, at, at + 1)


def _comment(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    if wanted == "string" or not (text.startswith(("//", "/*"), at) or text[at] == "#"):
        return None
    end = text.find("\n", at)
    return (
        "comment",
        "JSON has no comments",
        "say it in 'description', or under 'extensions'",
        at,
        len(text) if end < 0 else end,
    )


def _by_what_is_wanted(text: str, at: int, wanted: str, depth: int) -> Fault | None:
    look = LOOKS.get(wanted)
    return look(text, at) if look else None


def _wants_end(text: str, at: int) -> Fault | None:
    if text[at] in "}]":
        return _closes_nothing(text, at)
    return (
        "two-documents",
        f"the document has ended, but {_shown(text, at)} follows",
        "keep one event a file",
        at,
        at + 1,
    )


def _closes_nothing(text: str, at: int) -> Fault:
    return ("closes-nothing", f"'{text[at]}' closes nothing", "remove it", at, at + 1)


def _wants_value(text: str, at: int) -> Fault | None:
    if text[at] in "}]" and not text[:at].strip():
        return _closes_nothing(text, at)
    number = BAD_NUMBER.match(text, at)
    if number and not text.startswith(("-I", "-N", "+I", "+N"), at):
        return _bad_number(number)
    word = NAME.match(text, at + 1 if text[at] in "+-" else at)
    if word and word[0].lower() in NEVER_NUMBERS:
        return (
            "not-a-number",
            f"'{text[at : word.end()]}' is not a JSON number",
            "leave the key out to say nothing",
            at,
            word.end(),
        )
    if word:
        right = WORDS.get(word[0].lower())
        hint = f"write '{right}'" if right else "put it in double quotes"
        return ("unquoted", f"'{word[0]}' is not a value", hint, at, word.end())
    if text[at] in "'`“”‘’":
        return _quotes(text, at)
    if text[at] == ",":
        return ("extra-comma", "a comma without a value before it", "remove it", at, at + 1)
    return None


def _bad_number(found: re.Match[str]) -> Fault:
    token, start, end = found[0], found.start(), found.end()
    digits = token.lstrip("+-")
    if token[0] == "+":
        return ("plus-sign", f"'{token}' begins with '+'", "remove the '+'", start, end)
    if re.match("0[0-9]", digits):
        return (
            "leading-zero",
            f"'{token}' begins with a zero",
            "remove the zero, or put a date in double quotes",
            start,
            end,
        )
    if digits.startswith(".") or re.search(r"\.(?![0-9])", digits):
        return (
            "bad-number",
            f"'{token}' needs a digit on both sides of the point",
            None,
            start,
            end,
        )
    hint = "put it in double quotes" if digits[:1].isdigit() else None
    return ("bad-number", f"'{token}' is not a JSON number", hint, start, end)


def _quotes(text: str, at: int) -> Fault:
    return ("quotes", f"{_shown(text, at)} is not a JSON quotation mark", 'use "', at, at + 1)


def _wants_key(text: str, at: int) -> Fault | None:
    if text[at] in "'`“”‘’":
        return _quotes(text, at)
    word = NAME.match(text, at)
    if word:
        return (
            "unquoted",
            f"the key '{word[0]}' is not in double quotes",
            "put it in double quotes",
            at,
            word.end(),
        )
    if text[at] == ",":
        return ("extra-comma", "a comma without a member before it", "remove it", at, at + 1)
    return None


def _wants_comma(text: str, at: int) -> Fault | None:
    if text[at] in '"{[' or text[at].isalnum() or text[at] == "-":
        return (
            "missing-comma",
            f"expected ',' before {_shown(text, at)}",
            "a comma is missing after the line or value before it",
            at,
            at + 1,
        )
    return None


def _wants_more(text: str, at: int) -> Fault:
    comma = text.rindex(",", 0, at)
    return (
        "trailing-comma",
        f"a comma before '{text[at]}'",
        "remove the comma ('timeline validate --fix' does)",
        comma,
        comma + 1,
    )


def _wants_string_end(text: str, at: int) -> Fault | None:
    """Where and why the string that opens at `at` is broken."""
    sound = SOUND.match(text, at)
    stop = sound.end() if sound else at + 1
    if stop >= len(text):
        return ("unclosed", "the file ends inside a string", None, at, stop)
    if text[stop] == "\\":
        return _bad_escape(text, stop)
    if text[stop] in "\r\n":
        return (
            "unclosed",
            "the string has no closing quotation mark in its line",
            "close it, or write \\n for a line break",
            at,
            stop,
        )
    found = f"a control character, U+{ord(text[stop]):04X}, in a string"
    return ("control-character", found, "remove it", stop, stop + 1)


SOUND = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*')


def _bad_escape(text: str, at: int) -> Fault:
    if text.startswith("u", at + 1):
        return ("bad-escape", "'\\u' needs four hexadecimal digits", None, at, at + 2)
    if at + 1 >= len(text):
        return ("unclosed", "the file ends inside a string", None, at, at + 1)
    return (
        "bad-escape",
        f"'\\{text[at + 1]}' is not an escape of JSON",
        "write \\\\ for a backslash",
        at,
        at + 2,
    )


LOOKS: dict[str, Callable[[str, int], Fault | None]] = {
    "value": _wants_value, "key": _wants_key, "comma": _wants_comma, "comma-object": _wants_comma,
    "after-comma": _wants_more, "end": _wants_end, "string": _wants_string_end,
}  # fmt: skip
