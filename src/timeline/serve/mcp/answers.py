"""Answers that fit: what an agent is told is cut at whole items, and says how to go on."""

import json
from collections.abc import Sequence
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError

from timeline.format.untyped import Record

MOST = 50  # items of an answer unless more are asked for
LONGEST = 20_000  # characters of an answer unless more are asked for


def encoded(report: Any) -> str:
    """An answer as JSON without blanks that tell nothing."""
    return json.dumps(report, ensure_ascii=False, separators=(",", ":"))


def whole(report: Record, longest: int) -> str:
    """An answer that cannot be cut; one that is too long is refused with what to do."""
    text = encoded(report)
    if len(text) > longest:
        raise ToolError(
            f"the answer has {len(text):,} characters; ask for part of it with 'fields', "
            f"or for all with max_characters={len(text)}"
        )
    return text


def page(
    report: Record, key: str, items: Sequence[Any], *, limit: int, offset: int, longest: int
) -> str:
    """`report` with the items from `offset` on under `key`, as many as are asked for and fit.

    `total` says how many there are; where some are left, `next_offset` is the place of the first.
    """
    asked = items[offset : offset + limit]
    fitting = list(asked)
    text = _page(report, key, fitting, len(items), offset)
    while len(text) > longest and fitting:
        keep = len(fitting) * longest // len(text)
        fitting = fitting[: min(keep, len(fitting) - 1)]
        text = _page(report, key, fitting, len(items), offset)
    if asked and not fitting:
        size = len(encoded(asked[0]))
        raise ToolError(
            f"one item alone has {size:,} characters; ask for fewer 'fields', "
            f"or for more with max_characters={2 * size}"
        )
    return text


def _page(report: Record, key: str, items: Sequence[Any], total: int, offset: int) -> str:
    end = offset + len(items)
    more = {"next_offset": end} if end < total else {}
    return encoded({**report, "total": total, "offset": offset, **more, key: items})
