"""One browser for all tests of pages."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running Chromium."""
    with chromium() as found:
        yield found
