"""The crowded picture: a column for each stretch of time in which events begin."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates.calendar import civil_from_days
from timeline.exporters.picture.bins import UnitCount, counts
from timeline.exporters.picture.extent import DAY
from timeline.exporters.picture.items import PictureItem
from timeline.exporters.picture.labels import count_label
from timeline.exporters.picture.scale import Scale, adaptive, linear
from timeline.exporters.picture.scene import Bin, Scene, Style


def counted(items: Sequence[PictureItem], scene: Scene, style: Style) -> tuple[Scale, Scene]:
    """The scale, and `scene` with its columns; the items come in the order of time."""
    most = int(scene.width / style.column)
    unit, found = counts([one.begin for one in items], most, gaps=scene.true_to_scale)
    scale = _scale(found, scene, style)
    firsts = {unit.floor(one.begin): one for one in reversed(items)}
    bins = tuple(
        Bin(
            scale(one.low),
            scale(one.high),
            one.count,
            count_label(one, unit, scene.lang),
            firsts[one.low].match.entry.id,
            civil_from_days(firsts[one.low].begin // DAY)[0],
        )
        for one in found
    )
    return scale, replace(scene, bins=bins, unit=unit)


def _scale(found: Sequence[UnitCount], scene: Scene, style: Style) -> Scale:
    left, right = style.margin, scene.width - style.margin
    if scene.true_to_scale:
        return linear(found[0].low, found[-1].high, left, right)
    full = {one.low for one in found}
    knots = sorted(full | {one.high for one in found})
    return adaptive(knots, [float(at in full) for at in knots[:-1]], left, right)
