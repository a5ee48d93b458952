"""What to do about a mistake of shape, in words and as a fix."""

import re
from collections.abc import Sequence
from json import dumps
from typing import NamedTuple

from timeline.findings import Fix
from timeline.format import schema
from timeline.format.models.vocabulary import ID_MAX, ID_PATTERN, LANGUAGE_PATTERN, SCHEMA_VERSION
from timeline.jsonio.pointer import steps_of
from timeline.text import nearest
from timeline.validation.mark import meant

_FEW = 8
_ACTOR = re.compile(r".*/(?:(?:participants|places|debtor|creditor)/[0-9]+|by)", re.DOTALL)
_READ = f"'{SCHEMA_VERSION}'"
_VERSION = re.compile(r"v?([0-9]{1,4})(?:\.([0-9]{1,4}))?(?:\.0)?")


class Remedy(NamedTuple):
    """What to say, and what to offer instead if that leads to no new error."""

    help: str | None = None
    fix: Fix | None = None


def remedy(error: schema.ShapeError, stem: str) -> Remedy:
    """What to do where there is more to say than what is wrong; `stem` is the file's name."""
    place = steps_of(error.pointer)
    if error.rule == "shape/unknown-key":
        fix = meant(place, nearest(error.name, error.expected), key=True)
        return Remedy(_known_keys(error.expected), fix)
    if error.rule == "shape/key-pattern":
        return Remedy(_without_variant(error.name), meant(place, _language(error.name), key=True))
    if error.pointer == "/schema_version":
        return _version(error.value)
    if error.rule == "shape/choice" and isinstance(error.value, str):
        return Remedy(fix=meant(place, nearest(error.value, map(str, error.expected))))
    if error.rule == "shape/pattern" and error.expected == ID_PATTERN:
        return Remedy(fix=meant(place, _id(str(error.value), stem if place == ("id",) else "")))
    if error.rule == "shape/pattern" and error.expected == LANGUAGE_PATTERN:
        return Remedy(_without_variant(str(error.value)))
    if error.rule == "shape/type" and "object" in error.expected:
        return Remedy(fix=_named(error))
    return Remedy()


def _known_keys(keys: Sequence[str]) -> str | None:
    """The keys that there are, where they are few enough to be read."""
    if not 0 < len(keys) <= _FEW:
        return None
    listed = ", ".join(f"'{key}'" for key in keys)
    return f"the keys here are {listed}"


def _version(value: object) -> Remedy:
    """Another version of the format: a file is never said to be of a version that it is not of."""
    own = _VERSION.fullmatch(SCHEMA_VERSION)
    found = _VERSION.fullmatch(str(value))
    if found is None or own is None:
        return Remedy(f"this program reads version {_READ}")
    if _order(found) == _order(own):
        return Remedy(fix=meant(("schema_version",), SCHEMA_VERSION))
    if is_later(value):
        return Remedy("it was written for a later version of the format: update timeline")
    return Remedy(f"no such version was ever released; this program reads {_READ}")


def is_later(version: object) -> bool:
    """Whether a file that says this version is one of a format that is not known yet."""
    found, own = _VERSION.fullmatch(str(version)), _VERSION.fullmatch(SCHEMA_VERSION)
    return found is not None and own is not None and _order(found) > _order(own)


def _order(version: re.Match[str]) -> tuple[int, int]:
    return int(version[1]), int(version[2] or 0)


def _named(error: schema.ShapeError) -> Fix | None:
    """The object that a bare name of somebody stands for."""
    name = error.value
    if not isinstance(name, str) or not name.strip() or _ACTOR.fullmatch(error.pointer) is None:
        return None
    new = dumps({"name": name}, ensure_ascii=False)
    return Fix(error.pointer, new, f"write {new}")


def _language(name: str) -> str | None:
    """The language tag that was probably meant, by its letters' case and its hyphens."""
    parts = name.replace("_", "-").split("-")
    tag = "-".join([parts[0].lower(), *(_subtag(part) for part in parts[1:])])
    return tag if tag != name and re.fullmatch(LANGUAGE_PATTERN, tag) else None


def _without_variant(name: str) -> str | None:
    """What to write for a tag that says more of a language than its script and its region."""
    parts = name.split("-")
    tags = ("-".join(parts[:size]) for size in range(len(parts) - 1, 0, -1))
    tag = next((tag for tag in tags if re.fullmatch(LANGUAGE_PATTERN, tag)), None)
    return tag and f"a tag is a language, a script and a region: write '{tag}'"


def _subtag(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()


def _id(value: str, stem: str) -> str | None:
    """An id made of what was written; of the file's own, its name, if that is one."""
    if stem:
        return stem if re.fullmatch(ID_PATTERN, stem) and len(stem) <= ID_MAX else None
    made = re.sub("[^a-z0-9]+", "-", value.lower()).strip("-")
    return made if made and made != value else None
