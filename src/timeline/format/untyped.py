"""The one name for an object of a file whose shape is not known, or not of interest."""

from typing import Any

Record = dict[str, Any]
