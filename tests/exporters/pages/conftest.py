"""One browser for the tests of a module, and pages that are made once for all that open them."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running Chromium."""
    with chromium() as found:
        yield found
