"""One option of a format, on its way out or in."""

from __future__ import annotations  # a field is called `type`

from dataclasses import dataclass
from typing import Any

from timeline.errors import TimelineError


@dataclass(frozen=True, slots=True)
class Option:
    """An option such as `--base-url`; the format's function gets it as a keyword, `base_url`.

    A `bool` is a flag, a `tuple` may be given again. An empty default says that none was given.
    """

    name: str
    type: type[str] | type[int] | type[bool] | type[tuple[str, ...]] = str
    default: Any = None
    choices: tuple[str, ...] = ()
    help: str = ""
    metavar: str | None = None

    @property
    def keyword(self) -> str:
        """The option's name as a Python keyword."""
        return self.name.removeprefix("--").replace("-", "_")

    def read(self, given: Any) -> Any:
        """The value of what a person gave for it, text or a list of texts."""
        if self.type is bool:
            return given in (True, "true", "yes", "1", "")
        if self.type is int:
            if not str(given).isdecimal():
                raise TimelineError(f"{self.name} {given}", hint="a whole number was expected")
            return int(given)
        return str(given) if self.type is str else tuple(given)
