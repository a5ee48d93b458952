"""Composes the scene of a list of events: a mark for each, or counts where they are many."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.chronicle.timeline import Timeline
from timeline.exporters.picture import columns, marks
from timeline.exporters.picture.items import item
from timeline.exporters.picture.labels import tick_label
from timeline.exporters.picture.scale import Scale
from timeline.exporters.picture.scene import Scene, Style
from timeline.exporters.picture.ticks import Tick, ticks
from timeline.query import Match
from timeline.words.told import Teller

# Above so many events the picture counts them instead of naming them.
CROWDED = 60


def compose(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    width: float,
    true_to_scale: bool = False,
    style: Style | None = None,
    crowded: int = CROWDED,
) -> Scene:
    """The scene of these events in the words of `lang`, `width` pixels wide.

    Events without any bound are not drawn but counted in `left_out`.
    """
    style = style or Style()
    items = [one for one in map(item, matches) if one.extent.known]
    scene = Scene(width, lang, true_to_scale, left_out=len(matches) - len(items))
    if not items:
        return scene
    if len(items) > crowded:
        scale, scene = columns.counted(items, scene, style)
    else:
        scale, scene = marks.marked(items, scene, style, Teller(timeline, lang))
    return replace(
        scene, ticks=_ticks(scale, scene, style), breaks=scale.breaks, even=scale.is_even
    )


def _ticks(scale: Scale, scene: Scene, style: Style) -> tuple[Tick, ...]:
    def label(unit: str, at: int, full: bool) -> str:
        return tick_label(unit, at, scene.lang, full=full)

    return ticks(
        scale, label, style.width_of, scene.width, gap=style.tick_gap, nearest=style.nearest
    )
