"""The plain picture: a mark and a label for each event, on as many lanes as that takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from timeline.exporters.picture.extent import DAY, Extent
from timeline.exporters.picture.items import PictureItem
from timeline.exporters.picture.lanes import pack
from timeline.exporters.picture.measure import shorten
from timeline.exporters.picture.scale import Scale, adaptive, linear
from timeline.exporters.picture.scene import Due, Scene, SceneMark, Style
from timeline.words.description import Told
from timeline.words.told import Teller


def marked(
    items: Sequence[PictureItem], scene: Scene, style: Style, teller: Teller
) -> tuple[Scale, Scene]:
    """The scale, and `scene` with its marks."""
    scale = _scale(items, scene, style)
    placer = _Placer(scale, scene.width, style, teller)
    marks = [placer.mark(item) for item in items]
    lanes = _lanes(marks, [placer.room(mark) for mark in marks], style.gap)
    placed = tuple(replace(mark, lane=lane) for mark, lane in zip(marks, lanes, strict=True))
    return scale, replace(scene, marks=placed, lanes=max(lanes) + 1)


def _lanes(
    marks: Sequence[SceneMark], rooms: Sequence[tuple[float, float]], gap: float
) -> list[int]:
    """The lane of each mark; those that lie further to the left choose first."""
    order = sorted(range(len(marks)), key=lambda i: (marks[i].x0, i))
    lanes = dict(zip(order, pack((rooms[i] for i in order), gap), strict=True))
    return [lanes[i] for i in range(len(marks))]


def _scale(items: Sequence[PictureItem], scene: Scene, style: Style) -> Scale:
    knots = sorted({at for item in items for at in _knots(item)})
    if len(knots) == 1:
        knots = [knots[0] - DAY, knots[0], knots[0] + DAY]
    left, right = _ends(items, knots, scene.width, style)
    if scene.true_to_scale:
        return linear(knots[0], knots[-1], left, right)
    begun = dict.fromkeys(knots, 0)
    for item in items:
        begun[item.extent.known[0]] += 1
    return adaptive(knots, [sqrt(begun[at]) for at in knots[:-1]], left, right)


def _knots(item: PictureItem) -> tuple[int, ...]:
    """The seconds between which time has an even measure; the end of a day is not worth one."""
    known = tuple(item.known)
    return known[:1] + known[2:] if item.extent.exact else known


def _ends(
    items: Sequence[PictureItem], knots: Sequence[int], width: float, style: Style
) -> tuple[float, float]:
    """The ends of the axis; there is room beyond them where something fades out."""
    extents = [item.extent for item in items]
    fade = _fade(width, style)
    before = any(one.first is None and one.known[0] == knots[0] for one in extents)
    after = any(one.last is None and one.known[-1] == knots[-1] for one in extents)
    return style.margin + fade * before, width - style.margin - fade * after


def _fade(width: float, style: Style) -> float:
    return min(style.fade, width / 8)


@dataclass(frozen=True, slots=True)
class _Placer:
    """Gives events their places on one scale."""

    scale: Scale
    width: float
    style: Style
    teller: Teller

    def mark(self, item: PictureItem) -> SceneMark:
        """The mark of an event, on the first lane."""
        entry, extent = item.match.entry, item.extent
        x0, x1 = self._outer(extent)
        told = self.teller.tell(entry)
        title = told.headline
        style = self.style
        longest = max(style.label, self.width * style.label_share)
        label = shorten(" ".join(title.split()), longest / style.font)
        return SceneMark(
            id=entry.id,
            title=title,
            when=self.teller.when(entry),
            label=label,
            label_x=max(0.0, min(x0, self.width - self.style.width_of(label))),
            lane=0,
            x0=x0,
            x1=x1,
            core=self._core(extent),
            exact=extent.exact,
            qualified=extent.qualified,
            open_left=extent.first is None,
            open_right=extent.last is None,
            due=self._due(item),
            standing=told.standing,
            status=told.status,
            gone=bool(told.withdrawn),
            said=_said(told),
        )

    def room(self, mark: SceneMark) -> tuple[float, float]:
        """From where to where nothing else may be on the mark's lane."""
        ends = [mark.x1, mark.label_x + self.style.width_of(mark.label)]
        if mark.due:
            ends.append(mark.due.x1 + self.style.smallest)
        return min(mark.x0, mark.label_x), max(ends)

    def _outer(self, extent: Extent) -> tuple[float, float]:
        """The drawn ends; an open side fades out beyond what is known."""
        fade = _fade(self.width, self.style)
        x0 = self.scale(extent.known[0]) - (fade if extent.first is None else 0)
        x1 = self.scale(extent.known[-1]) + (fade if extent.last is None else 0)
        if extent.ongoing:
            x1 = self.width
        if extent.exact or x1 - x0 < self.style.smallest:
            middle, half = (x0 + x1) / 2, self.style.smallest / 2
            return middle - half, middle + half
        return x0, x1

    def _core(self, extent: Extent) -> tuple[float, float] | None:
        if extent.core is None or extent.exact:
            return None
        low, high = extent.core
        return self.scale(low), self.scale(high)

    def _due(self, item: PictureItem) -> Due | None:
        first, last = item.due or (None, None)
        if last is None:
            return None
        commitment = item.match.entry.record["commitment"]
        x1 = self.scale(last)
        x0 = x1 if first is None else self.scale(first)
        return Due(x0, x1, commitment.get("state", "unknown"))


def _said(told: Told) -> str:
    """What else the mark shows, in words: how it is attested, and what became of a promise."""
    state = told.commitment.state_label if told.commitment else ""
    return " · ".join(filter(None, (told.standing_label, state)))
