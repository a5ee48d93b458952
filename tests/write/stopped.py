"""Runs that were stopped right after the seal: all their changes wait to be made."""

from collections.abc import Collection, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from timeline.write import transaction
from timeline.write.transaction import FileChange, commit


def stopped(root: Path, changes: Sequence[FileChange], *, also: Collection[str] = ()) -> None:
    """Make changes until they are sealed, and no further; there must be several."""
    with (
        patch.object(transaction, "_finish", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        commit(root, changes, also=also)
