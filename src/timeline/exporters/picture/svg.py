"""Draws a scene as SVG: inside a page, or as a file of its own that follows light and dark."""

import re
from collections.abc import Callable, Iterator, Sequence

from timeline.exporters.picture import palette
from timeline.exporters.picture.caption import name
from timeline.exporters.picture.glyphs import BAR, flag, glyph, gradients
from timeline.exporters.picture.legend import WIDE, Key, legend
from timeline.exporters.picture.markup import element, xml
from timeline.exporters.picture.measure import ems
from timeline.exporters.picture.scene import Bin, Scene, SceneMark
from timeline.exporters.picture.ticks import Tick

LANE = 34
BAR_TOP = 21
HEADROOM = 22
COLUMNS = 104
LINE = 18
MARGIN = 12
KEY_GAP = 18

Link = Callable[[SceneMark | Bin], str]


def draw(scene: Scene, *, link: Link | None = None, kind: str = "") -> str:
    """The scene as an `<svg>` element, in a page that has the `gradients` of marks.

    With `link`, every mark and column is a link to the address that it gives for it; `kind` is a
    class of the element.
    """
    wide, tall = f"{scene.width:g}", f"{height(scene):g}"
    frame = {
        "class": f"strip {kind}".rstrip(),
        "xmlns": "http://www.w3.org/2000/svg",
        "width": wide,
        "height": tall,
        "viewBox": f"0 0 {wide} {tall}",
        "role": "group" if link else "img",
        "aria-label": name(scene),
    }
    return element("svg", frame, contents(scene, link))


def document(scene: Scene, *, notes: Sequence[str] = ()) -> str:
    """The scene as a file of its own: its colours follow light and dark.

    Below it stand a legend and `notes`, which are also its description.
    """
    keys, below = _legend(legend(scene), scene.width, height(scene) + 8)
    lines = list(_wrapped(notes, scene.width))
    tall = below + LINE * len(lines) + 6 * bool(lines)
    written = (
        element("text", {"class": "note", "y": below + LINE * (i + 1) - 4}, xml(line))
        for i, line in enumerate(lines)
    )
    box = {"x": -MARGIN, "y": -MARGIN, "width": "100%", "height": "100%", "class": "paper"}
    wide, tall = scene.width + 2 * MARGIN, tall + 2 * MARGIN
    frame = {
        "class": "strip",
        "xmlns": "http://www.w3.org/2000/svg",
        "width": wide,
        "height": tall,
        "viewBox": f"{-MARGIN} {-MARGIN} {wide:g} {tall:g}",
        "role": "img",
        "lang": scene.lang,
        "aria-label": name(scene),
    }
    said = element("desc", {}, xml(" ".join(notes))) if notes else ""
    style = element("style", {}, palette.alone())
    soft = gradients() if any(not mark.exact for mark in scene.marks) else ""
    body = said + style + soft + element("rect", box) + contents(scene) + keys + "".join(written)
    return element("svg", frame, body) + "\n"


def _legend(keys: Sequence[Key], width: float, top: float) -> tuple[str, float]:
    """The keys in rows that fit, from `top` on, and where they end."""
    drawn: list[str] = []
    x, y = 0.0, top
    for key in keys:
        room = WIDE + 6 + ems(key.words) * 12
        if x and x + room > width:
            x, y = 0.0, y + LINE
        words = element("text", {"x": float(WIDE + 6), "y": 12}, xml(key.words))
        place = {"transform": f"translate({x:g} {y:g})"}
        drawn.append(element("g", place, key.swatch + words))
        x += room + KEY_GAP
    if not drawn:
        return "", top
    return element("g", {"class": "legend"}, "".join(drawn)), y + LINE


def _wrapped(notes: Sequence[str], width: float) -> Iterator[str]:
    """Notes one after the other, in lines that fit."""
    line = ""
    for word in (word for note in notes for word in _words(note)):
        if line and ems(line + word) * 12 > width:
            yield line.rstrip()
            line = ""
        line += word
    if line:
        yield line.rstrip()


def _words(note: str) -> list[str]:
    """Where a note may be broken: after spaces, and after any full-width character."""
    return re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", note + " ")


def contents(scene: Scene, link: Link | None = None) -> str:
    """What is inside of the `<svg>` element."""
    bottom = _bottom(scene)
    parts = (
        *_axis(scene, bottom),
        *(_linked(_mark(mark), mark, link) for mark in scene.marks),
        *(_linked(_column(bin, scene.peak, bottom), bin, link) for bin in scene.bins),
    )
    return "".join(parts)


def height(scene: Scene) -> float:
    """How tall the drawing is, in pixels."""
    rows = 1 + max((tick.row for tick in scene.ticks), default=0)
    return _bottom(scene) + LINE * rows + 10


def _bottom(scene: Scene) -> float:
    """Where the axis lies."""
    return HEADROOM + COLUMNS if scene.bins else scene.lanes * LANE + 6


def _axis(scene: Scene, bottom: float) -> Iterator[str]:
    """The line, its ticks in two rows, and a zigzag wherever the measure of time changes."""
    yield element("path", {"class": "axis", "d": f"M0 {bottom:g}H{scene.width:g}"})
    for tick in scene.ticks:
        yield _tick(tick, scene.width, bottom)
    for x in () if scene.true_to_scale else scene.breaks:
        zigzag = f"M{x - 4:.1f} {bottom:g}l2 -4 4 8 2 -4"
        yield element("path", {"class": "break", "d": zigzag})


def _tick(tick: Tick, width: float, bottom: float) -> str:
    """Ticks of the upper row have a line through the picture; a screen reader skips them all."""
    half = ems(tick.label) * 6
    centre = min(max(tick.x, half), width - half)
    top = bottom - 5 if tick.row else 0
    line = {"x1": tick.x, "x2": tick.x, "y1": top, "y2": bottom + 5}
    text = {"x": centre, "y": bottom + LINE * (tick.row + 1), "text-anchor": "middle"}
    body = element("line", line) + element("text", text, xml(tick.label))
    return element("g", {"class": "tick", "aria-hidden": "true"}, body)


def _linked(body: str, part: SceneMark | Bin, link: Link | None) -> str:
    off = {"class": "off"} if isinstance(part, SceneMark) and part.is_off else {}
    if link is None:
        return element("g", off, body)
    return element("a", {"href": link(part)}, element("g", off, body) if off else body)


def _mark(mark: SceneMark) -> str:
    top = mark.lane * LANE
    label = {"x": mark.label_x, "y": top + 15}
    said = f" · {mark.said}" if mark.said else ""
    parts = (
        element("title", {}, xml(f"{mark.title} ({mark.when}){said}")),
        element("text", label, xml(mark.label) or " "),
        flag(mark.due, mark.x1, top + BAR_TOP + BAR / 2) if mark.due else "",
        glyph(mark, top + BAR_TOP),
    )
    return "".join(parts)


def _column(column: Bin, peak: int, bottom: float) -> str:
    tall = max(2.0, COLUMNS * column.count / peak)
    wide = max(1.5, column.x1 - column.x0 - 1)
    box = {"x": column.x0, "y": bottom - tall, "width": wide, "height": tall}
    title = element("title", {}, xml(f"{column.label}: {column.count}"))
    return title + element("rect", {"class": "count", **box})
