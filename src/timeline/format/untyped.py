"""The one name for an object whose keys are not typed: of a file, a row, or an answer."""

from collections import Counter
from typing import Any

Record = dict[str, Any]


def without_null(value: Any, counts: Counter[str]) -> Any:
    """The value without keys whose value is null, as engines write what is not there.

    `counts` learns how often that was so, by the key.
    """
    if isinstance(value, list):
        return [without_null(one, counts) for one in value]
    if not isinstance(value, dict):
        return value
    counts.update(key for key, one in value.items() if one is None)
    return {key: without_null(one, counts) for key, one in value.items() if one is not None}


def null_note(counts: Counter[str]) -> str:
    """What is said of nulls that were passed over; "" where there were none."""
    some = ", ".join(f"{key} ({count})" for key, count in counts.items())
    return f"null is taken as absent: {some}" if some else ""
