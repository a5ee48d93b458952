"""Independent programs and libraries that tests compare with.

They are not needed to run the program, so a stranger's machine may lack them: there the test is
skipped and says what it would have needed. Where `TIMELINE_ORACLES=required`, it fails. What
`TIMELINE_WITHOUT=name,name` names is left out, whether it is there or not.
"""

import importlib
import os
import shutil
from types import ModuleType
from typing import NoReturn

import pytest
from tests.effort import tries_more


def oracle(name: str) -> ModuleType | str:
    """The Python module of this name, or the path of the program; skips the test without either."""
    if name in os.environ.get("TIMELINE_WITHOUT", "").split(","):
        pytest.skip(f"by '{name}', which is left out", allow_module_level=True)
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        # A module that is there but lacks one of its own needs is broken, not absent.
        if error.name != name.partition(".")[0]:
            raise
    path = shutil.which(name)
    if path is None:
        _missing(f"needs the oracle '{name}', which is neither a module nor a program here")
    return path


def oracle_file(name: str, path: str) -> str:
    """The path of a file that belongs to the package `name`; skips the test without it."""
    if not os.path.isfile(path):
        _missing(f"needs the oracle '{name}', whose file '{path}' is not here")
    return path


def _missing(message: str) -> NoReturn:
    if os.environ.get("TIMELINE_ORACLES") == "required":
        pytest.fail(message)
    if (test := os.environ.get("PYTEST_CURRENT_TEST")) and not tries_more(test):
        pytest.fail(f"{message}; tests/effort.py does not see that, and would not try it again")
    pytest.skip(message, allow_module_level=True)
