"""Ids in the text of `timeline.toml`: in views and stories, with all else left as it is written."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from timeline.jsonio.pointer import Steps

Values = dict[Steps, Any]
# The terms of a view's question that name the ids of a kind of file.
_TERMS = {
    "event": ("id", "related"),
    "entity": ("who", "place", "voice"),
    "source": ("source", "voice"),
}
_MOST = 10_000  # places that are looked at


def rewritten(text: str, kind: str, old: str, new: str) -> str | None:
    """The settings with every view and story that names `old` naming `new`.

    None where that cannot be done without touching anything else; the text itself where nothing
    names it.
    """
    before = tomllib.loads(text)
    wanted = _renamed(before, kind, old, new)
    if wanted == before:
        return text
    found = text
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
    places = [match.span() for match in islice(word.finditer(text), _MOST)]
    for first, end in reversed(places):  # from the end: what is before keeps its place
        tried = found[:first] + new + found[end:]
        if _is_nearer(found, tried, wanted):
            found = tried
    return found if tomllib.loads(found) == wanted else None


def _is_nearer(text: str, tried: str, wanted: Mapping[str, Any]) -> bool:
    """Whether a text says what is wanted in one more place and nothing else than before."""
    try:
        after = _values(tomllib.loads(tried))
    except tomllib.TOMLDecodeError:
        return False
    before, aim = _values(tomllib.loads(text)), _values(wanted)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return bool(changed) and all(
        _is_step(key, before.get(key), after.get(key), aim.get(key)) for key in changed
    )


def _is_step(key: Steps, before: Any, after: Any, aim: Any) -> bool:
    if after == aim:
        return True
    # A question that names the id twice is on its way after the first.
    if not (isinstance(before, str) and isinstance(after, str) and isinstance(aim, str)):
        return False
    return "views" in key[:1] and _distance(after, aim) < _distance(before, aim)


def _distance(text: str, aim: str) -> int:
    """How many words of two texts differ."""
    words, others = re.split(r"[\s,:=()]", text), re.split(r"[\s,:=()]", aim)
    differing = sum(1 for a, b in zip(words, others, strict=False) if a != b)
    return differing + abs(len(words) - len(others))


def _values(value: Any, path: Steps = ()) -> Values:
    """Every value of a settings file by its path; of a list, with the number of each item."""
    if isinstance(value, dict):
        pairs: Iterator[tuple[str | int, Any]] = iter(value.items())
    elif isinstance(value, list):
        pairs = iter(enumerate(value))
    else:
        return {path: value}
    found: Values = {}
    for key, one in pairs:
        found |= _values(one, (*path, key))
    return found


def _renamed(settings: Mapping[str, Any], kind: str, old: str, new: str) -> dict[str, Any]:
    found = dict(settings)
    if "views" in found:
        found["views"] = {
            name: _view(view, kind, old, new) for name, view in found["views"].items()
        }
    if kind == "event" and "stories" in found:
        found["stories"] = {
            name: _story(story, old, new) for name, story in found["stories"].items()
        }
    return found


def _view(view: Any, kind: str, old: str, new: str) -> Any:
    if isinstance(view, str):
        return _question(view, kind, old, new)
    if isinstance(view, dict) and isinstance(view.get("query"), str):
        return {**view, "query": _question(view["query"], kind, old, new)}
    return view


def _question(text: str, kind: str, old: str, new: str) -> str:
    """A question with the id renamed where a term names it, alone or between commas."""
    terms = "|".join(_TERMS[kind])
    term = re.compile(rf"(?<![\w-])((?:{terms})[:=])((?:\"[^\"]*\"|[^\s()\"])+)")
    item = re.compile(rf"(?<![^,\"]){re.escape(old)}(?![^,\"#])")
    return term.sub(lambda found: found[1] + item.sub(new, found[2]), text)


def _story(story: Any, old: str, new: str) -> Any:
    if not isinstance(story, dict):
        return story
    found = dict(story)
    if isinstance(found.get("events"), list):
        found["events"] = [new if one == old else one for one in found["events"]]
    if isinstance(found.get("texts"), dict):
        found["texts"] = {new if one == old else one: text for one, text in found["texts"].items()}
    return found
