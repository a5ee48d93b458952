"""Calendars of the shipped timeline, in each language and with each option."""

from functools import cache
from pathlib import Path
from typing import Any

from timeline import store
from timeline.corpus import Timeline
from timeline.exporters import Rendered, ics
from timeline.query import Match

ROOT = Path(__file__).parent.parent.parent
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
NAMES = [f"{lang}-{choice}" for lang in LANGUAGES for choice in CHOICES]
BASIC = [name for name in NAMES if CHOICES[name[3:]].get("profile") != "full"]


@cache
def timeline() -> Timeline:
    """The timeline of this repository."""
    return store.load(ROOT)


def render(name: str, **more: Any) -> Rendered:
    """The calendar called `language-choice`."""
    whole = timeline()
    matches = [Match(entry, "certain") for entry in whole.ordered()]
    choice = {**CHOICES[name[3:]], **more}
    return ics.render(matches, whole, lang=name[:2], stamp=None, **choice)


@cache
def calendar(name: str) -> bytes:
    """Its bytes."""
    return render(name).data


def profile(name: str) -> str:
    """What the linter is to allow in it."""
    return str(CHOICES[name[3:]].get("profile", "basic"))


def written(name: str, folder: Path) -> Path:
    """The file in a folder."""
    path = folder / f"{name}.ics"
    path.write_bytes(calendar(name))
    return path
