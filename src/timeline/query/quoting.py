"""Quotation marks of the filter language: how a value is put in them, and where they end."""

from collections.abc import Callable

QUOTES = {'"': '"', "“": "”", "「": "」"}
_BREAKS = "(),"  # beside white space, what ends a value that has no quotation marks


def quoted(value: str, *, blanks: bool = True) -> str | None:
    """`value` as the language reads it back: as it is, or in the first marks that can hold it.

    None where each kind of marks is in the value itself. As the value of an option it may have
    `blanks`: there only a comma and quotation marks are read as more than themselves.
    """
    if blanks:
        plain = all(char not in "," and char not in QUOTES for char in value)
    else:
        plain = not any(char.isspace() or char in _BREAKS or char in QUOTES for char in value)
    if plain:
        return value
    found = (f"{opens}{value}{ends}" for opens, ends in QUOTES.items() if ends not in value)
    return next(found, None)


def begins(text: str, is_break: Callable[[str], bool]) -> int:
    """Where the last part of `text` begins, after the last break outside quotation marks."""
    closing, start = "", 0
    for at, char in enumerate(text):
        if closing:
            closing = "" if char == closing else closing
        elif char in QUOTES:
            closing = QUOTES[char]
        elif is_break(char):
            start = at + 1
    return start
