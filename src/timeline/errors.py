"""The few exceptions: a wrong *request* raises one, wrong *data* is returned as a `Finding`.

TimelineError            exit 2: an option, expression, field or format that cannot be served
├── UnknownId            exit 1: the answer is no: there is no such event
├── Refused              exit 1: the answer is no: what was asked would harm the data
└── ProjectError         exit 3: no timeline found, or one that cannot be read
"""


class TimelineError(Exception):
    """A request that cannot be served: `message` says what was found, `hint` what to do.

    The hint is also a note of the exception (PEP 678), which a traceback shows.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(hint)


class UnknownId(TimelineError):
    """An id that no event of the timeline has."""

    exit_code = 1


class Refused(TimelineError):
    """A change that would lose or break something."""

    exit_code = 1


class ProjectError(TimelineError):
    """No timeline here, or a configuration or folder that cannot be read."""

    exit_code = 3


def require(value: object, kind: type | tuple[type, ...], expected: str) -> None:
    """Raise a `TimelineError` where a program gave a value of another type than `kind`."""
    if not isinstance(value, kind):
        raise TimelineError(f"{expected}, found {type(value).__name__}")
