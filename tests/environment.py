"""The environment that programs under test are started in."""

import os

_CHANGING = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "PAGER")


def bare() -> dict[str, str]:
    """The environment without what would change an answer."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TIMELINE_")}
    for key in _CHANGING:
        kept.pop(key, None)
    return {**kept, "PYTHONUTF8": "1"}
