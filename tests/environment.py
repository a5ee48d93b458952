"""The environment that tests and the programs under test run in: always the same.

How wide the caller's terminal is, which language, zone and Python options a shell sets, reaches no
test. What a run should have instead is asked for: TIMELINE_TESTS_TZ=Asia/Tokyo sets TZ, and so on.
"""

import locale
import os
import sys
import time

_CHOSEN = "TIMELINE_TESTS_"
_DROPPED = {
    "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "PAGER", "EDITOR", "VISUAL",
    "LANG", "LANGUAGE", "TZ",
}  # fmt: skip
# Git's, too: in a commit hook they would lead the tests' own repositories to the one committed to.
_DROPPED_FAMILIES = ("LC_", "PYTHON", "GIT_")
# A locale that a run asks for decides by itself what Python takes for text.
_LOCALE = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


def steady() -> dict[str, str]:
    """The environment of the tests: the caller's without what changes an answer.

    Applied to itself it stays as it is, so that the workers of one run have the same.
    """
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in _DROPPED and not key.startswith(_DROPPED_FAMILIES)
    }
    return {**kept, **_chosen()}


def bare() -> dict[str, str]:
    """The environment for a program under test: without what is meant for the tests themselves."""
    return {key: value for key, value in steady().items() if not key.startswith("TIMELINE_")}


def adopt() -> bool:
    """Make this process's environment the steady one.

    True if Python itself was started under another one: options such as PYTHONHASHSEED or a
    locale that is not UTF-8 stay in force until it is started anew.
    """
    options = {item for item in os.environ.items() if item[0].startswith("PYTHON")}
    utf8 = bool(sys.flags.utf8_mode) or locale.getencoding().lower() == "utf-8"
    wanted = steady()
    os.environ.clear()
    os.environ.update(wanted)
    if hasattr(time, "tzset"):
        time.tzset()
    return not (utf8 and options <= set(_chosen().items()))


def _chosen() -> dict[str, str]:
    items = os.environ.items()
    asked = {key.removeprefix(_CHOSEN): value for key, value in items if key.startswith(_CHOSEN)}
    return {"TZ": "UTC", **({} if "LC_ALL" in asked else _LOCALE), **asked}
