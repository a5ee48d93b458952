"""What is raised for a text that is no date, no duration or no zone."""

_SHOWN = 24  # characters of a hostile input that a message repeats


class DateError(ValueError):
    """A text that is no EDTF expression: where, what stood there, what was expected, what to do.

    `column` counts characters from 1; just past the end when the text stops too early. `reason`
    is a stable code such as `no-such-month`. `hint` is a sentence or `None`; `suggestion` the
    expression that was probably meant, valid by itself, or `None`.
    """

    def __init__(
        self,
        column: int,
        found: str,
        expected: str,
        reason: str,
        *,
        hint: str | None = None,
        suggestion: str | None = None,
    ) -> None:
        self.column = column
        self.found = clip(found)
        self.expected = expected
        self.reason = reason
        self.hint = hint
        self.suggestion = suggestion
        super().__init__(column, self.found, expected, reason)

    @property
    def explanation(self) -> str | None:
        """The hint without the suggestion, which may not fit where the date stands."""
        asked = f"did you mean '{self.suggestion}'?"
        return (self.hint or "").removesuffix(asked).removesuffix("; ") or None

    def __str__(self) -> str:
        there = f"found '{self.found}'" if self.found else "the text ends"
        message = f"column {self.column}: {there}, expected {self.expected}"
        return f"{message}; {self.hint}" if self.hint else message

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _rebuild, (*self.args, self.hint, self.suggestion)


def _rebuild(
    column: int, found: str, expected: str, reason: str, hint: str | None, suggestion: str | None
) -> DateError:
    return DateError(column, found, expected, reason, hint=hint, suggestion=suggestion)


def clip(text: str) -> str:
    """The text as a message may repeat it: short, and with nothing that could steer a terminal."""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown)


class ZoneError(ValueError):
    """A name that is no IANA time zone; `near` holds names that look like it."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        self.name = name
        self.near = near

    def __str__(self) -> str:
        message = f"unknown time zone '{clip(self.name)}'"
        if not self.near:
            return f"{message}; expected an IANA name such as 'America/New_York'"
        return f"{message}; did you mean {' or '.join(repr(name) for name in self.near)}?"
