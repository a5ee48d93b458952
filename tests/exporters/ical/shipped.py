"""Calendars of the shipped timeline in each language, and of a rich one, with each option."""

from functools import cache
from pathlib import Path
from typing import Any

from tests.exporters.ical import rich

from timeline.chronicle import folder as store
from timeline.chronicle.timeline import Timeline
from timeline.exporters import Rendered, ics
from timeline.query import Match

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "es", "ja")
CHOICES: dict[str, dict[str, Any]] = {
    "plain": {},
    "span": {"imprecise": "span"},
    "skip": {"imprecise": "skip"},
    "todos-beside": {"todos": "beside"},
    "todos-instead": {"todos": "instead"},
    "alarm": {"alarm": "P7D", "todos": "beside"},
    "alarm-at-once": {"alarm": "P0D", "todos": "beside"},
    "zones": {"zones": True},
    "refresh": {"refresh": "PT12H"},
    "full": {"profile": "full"},
    "all": {"imprecise": "span", "todos": "beside", "alarm": "P2W", "zones": True,
            "profile": "full", "refresh": "P1D"},
}  # fmt: skip
NAMES = [f"{which}-{choice}" for which in (*LANGUAGES, "rich") for choice in CHOICES]
# Every language and every option, for readers that take seconds for a file.
SOME = [f"{LANGUAGES[n % 3]}-{choice}" for n, choice in enumerate(CHOICES)]
BASIC = [name for name in NAMES if "full" not in CHOICES[name.partition("-")[2]].values()]


@cache
def timeline() -> Timeline:
    """The timeline of this repository."""
    return store.load(ROOT)


def render(name: str, **more: Any) -> Rendered:
    """The calendar called `language-choice`, or `rich-choice` for the rich timeline in English."""
    which, _, choice = name.partition("-")
    whole = rich.timeline() if which == "rich" else timeline()
    lang = "en" if which == "rich" else which
    matches = [Match(entry, "certain") for entry in whole.ordered()]
    return ics.render(matches, whole, lang=lang, stamp=None, **{**CHOICES[choice], **more})


@cache
def calendar(name: str) -> bytes:
    """Its bytes."""
    return render(name).data


def profile(name: str) -> str:
    """What the linter is to allow in it."""
    return str(CHOICES[name.partition("-")[2]].get("profile", "basic"))


def written(name: str, folder: Path) -> Path:
    """The file in a folder."""
    path = folder / f"{name}.ics"
    path.write_bytes(calendar(name))
    return path
