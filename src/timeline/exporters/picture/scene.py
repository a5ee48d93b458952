"""The scene: where every mark, count and tick of the picture goes, as plain frozen numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline.exporters.picture.measure import ems
from timeline.exporters.picture.ticks import Tick
from timeline.exporters.picture.units import Unit


@dataclass(frozen=True, slots=True)
class Due:
    """The window in which a commitment falls due, and what is recorded of it."""

    x0: float
    x1: float
    state: str


@dataclass(frozen=True, slots=True)
class SceneMark:
    """One event: `x0` to `x1` is what is possible, `core` what it certainly covers.

    `exact` is one day or minute, `qualified` approximate or uncertain; a side that is open fades
    out. `label` is as much of `title` as there is room for, `when` the time in words, `said` the
    words for all else that the mark shows.
    """

    id: str
    title: str
    when: str
    label: str
    label_x: float
    lane: int
    x0: float
    x1: float
    core: tuple[float, float] | None
    exact: bool
    qualified: bool
    open_left: bool
    open_right: bool
    due: Due | None = None
    standing: str = "reported"
    status: str = ""
    gone: bool = False
    said: str = ""

    @property
    def is_off(self) -> bool:
        """Whether it was called off, or is no longer held to have been."""
        return self.gone or self.status == "cancelled"

    @property
    def is_dashed(self) -> bool:
        """Whether it is not there yet, or its time is not certain."""
        return self.qualified or self.status in ("planned", "postponed")


@dataclass(frozen=True, slots=True)
class Bin:
    """A column that counts the events which begin in it.

    `first` is the earliest of them, and `year` the year in which that one begins.
    """

    x0: float
    x1: float
    count: int
    label: str
    first: str
    year: int


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole picture, `width` pixels wide; `marks` or, where it is crowded, `bins` are filled.

    `left_out` counts the events that have no bound to draw, `unit` is what a column stands for,
    `breaks` are the places where the measure of time changes, `even` whether it never does.
    """

    width: float
    lang: str
    true_to_scale: bool
    lanes: int = 0
    marks: tuple[SceneMark, ...] = ()
    bins: tuple[Bin, ...] = ()
    ticks: tuple[Tick, ...] = ()
    unit: Unit | None = None
    left_out: int = 0
    breaks: tuple[float, ...] = ()
    even: bool = False

    @property
    def peak(self) -> int:
        """The largest count."""
        return max((one.count for one in self.bins), default=0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.marks and not self.bins


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of a drawing, in pixels or in the cells of a terminal.

    `gap` is the room between two marks of a lane, `fade` the length of an open side, `label` the
    length that any label may have, `label_share` that as a share of the width, `smallest` the
    least bar, `column` the least column; `tick_gap` lies between two labels of the axis,
    `nearest` between two of a unit that is worth looking at.
    """

    font: float = 13.0
    gap: float = 16.0
    fade: float = 44.0
    margin: float = 8.0
    label: float = 200.0
    label_share: float = 0.44
    smallest: float = 10.0
    tick_gap: float = 14.0
    nearest: float = 30.0
    column: float = 7.0
    measure: Callable[[str], float] = ems

    def width_of(self, text: str) -> float:
        """About how wide `text` will be."""
        return self.measure(text) * self.font
