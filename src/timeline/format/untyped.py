"""The one name for an object whose keys are not typed: of a file, a row, or an answer."""

from typing import Any

Record = dict[str, Any]
