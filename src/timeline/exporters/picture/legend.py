"""The key to a drawing: a swatch and its words for each kind of mark that stands in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.exporters.picture.glyphs import glyph, pennant
from timeline.exporters.picture.markup import element
from timeline.exporters.picture.scene import Scene, SceneMark
from timeline.words import label

# Pixels of a swatch.
WIDE, TALL = 26, 16

Test = Callable[[SceneMark], bool]


@dataclass(frozen=True, slots=True)
class Key:
    """A swatch as the contents of an SVG of `WIDE` by `TALL`, and its words."""

    swatch: str
    words: str


def _mark(x0: float = 1, x1: float = 25, **more: object) -> SceneMark:
    """A sample; the caller says what is special about it."""
    plain = {
        "core": None,
        "exact": False,
        "qualified": False,
        "open_left": False,
        "open_right": False,
        "standing": "confirmed",
    }
    return SceneMark("", "", "", "", 0, 0, x0, x1, **{**plain, **more})  # type: ignore[arg-type]  # fields of Mark


def _day(**more: object) -> SceneMark:
    return _mark(8, 18, exact=True, **more)


def _attested(standing: str) -> Test:
    return lambda mark: mark.standing == standing


def _promised(*states: str) -> Test:
    return lambda mark: mark.due is not None and mark.due.state in states


_TIMES: tuple[tuple[str, Test, SceneMark], ...] = (
    ("exact", lambda mark: mark.exact and not mark.qualified, _day()),
    ("within", lambda mark: not mark.exact and mark.core is None, _mark()),
    ("throughout", lambda mark: mark.core is not None, _mark(core=(5, 21))),
    ("approximate", lambda mark: mark.qualified, _mark(qualified=True)),
    ("open", lambda mark: mark.open_left or mark.open_right, _mark(core=(1, 8), open_right=True)),
)
_STANDINGS = tuple(
    (standing, _attested(standing), _day(standing=standing))
    for standing in ("confirmed", "reported", "alleged", "unsourced", "disputed", "retracted")
)
_STATUSES: tuple[tuple[str, Test, SceneMark], ...] = (
    ("planned", lambda mark: mark.status == "planned", _day(status="planned")),
    ("postponed", lambda mark: mark.status == "postponed", _day(status="postponed")),
    ("cancelled", lambda mark: mark.status == "cancelled", _day(status="cancelled")),
    ("withdrawn", lambda mark: mark.gone, _day(gone=True)),
)
_OPEN = ("scheduled", "in_progress", "unknown")
_STATES = (("met",), ("partially_met",), ("not_met",), ("withdrawn",), _OPEN)


def legend(scene: Scene) -> tuple[Key, ...]:
    """A key for each kind of mark that the scene holds."""
    return tuple(_keys(scene))


def _keys(scene: Scene) -> Iterator[Key]:
    groups = (("page", _TIMES), ("standing", _STANDINGS), ("status", _STATUSES))
    for group, samples in groups:
        for key, holds, sample in samples:
            if any(map(holds, scene.marks)):
                where = "state" if key == "withdrawn" else group
                yield Key(glyph(sample, 3), label(scene.lang, where, key))
    promise = label(scene.lang, "kind", "commitment")
    for states in _STATES:
        if any(map(_promised(*states), scene.marks)):
            drawn = element("g", {"class": "due"}, pennant(states[0], 8, 10))
            words = label(scene.lang, "page" if states is _OPEN else "state", _name(states))
            yield Key(drawn, f"{promise}: {words}")


def _name(states: tuple[str, ...]) -> str:
    return "pending" if states is _OPEN else states[0]
