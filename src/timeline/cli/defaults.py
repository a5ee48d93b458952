"""A person's own defaults, from `$XDG_CONFIG_HOME/timeline/config.toml`, for a terminal only.

`lang` and `format` are those of what is read on a terminal, `pager` the command that shows what is
longer than the screen. No pipe, file, export, site, hook or CI is changed by them: what others get
never depends on who ran the command.
"""

import os
import sys
from functools import cache
from pathlib import Path

from timeline.errors import ProjectError

KEYS = ("lang", "format", "pager")
_MOST = 1 << 16  # bytes


def default(key: str) -> str:
    """A person's default; "" where there is none, or where nobody looks at a terminal."""
    if os.environ.get("CI") or not is_seen():
        return ""
    return _settings(str(path())).get(key, "")


def is_seen() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def path() -> Path:
    """Where a person's defaults are."""
    given = os.environ.get("XDG_CONFIG_HOME", "")
    home = Path(given) if os.path.isabs(given) else Path(os.path.expanduser("~"), ".config")
    return home / "timeline" / "config.toml"


@cache
def _settings(file: str) -> dict[str, str]:
    import tomllib  # only where there is such a file

    from timeline.files import read_bytes
    from timeline.text import did_you_mean

    if not os.path.isfile(file):
        return {}
    try:
        found = tomllib.loads(read_bytes(file, _MOST).decode("utf-8"))
    except OSError as error:
        raise ProjectError(f"{file}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:  # no TOML, or no UTF-8
        raise ProjectError(f"{file}: not TOML: {error}") from error
    for key, value in found.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"expected some of {', '.join(KEYS)}"
            raise ProjectError(f"{file}: unknown key '{key}'", hint=hint)
        if not isinstance(value, str):
            raise ProjectError(f"{file}: {key}: expected a text in quotes")
    return found
