"""Draws a scene as SVG: inside a page, or as a file of its own that follows light and dark."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.picture.caption import name
from timeline.picture.markup import xml
from timeline.picture.measure import ems
from timeline.picture.scene import Bin, Due, Mark, Scene

LANE = 34
BAR_TOP, BAR = 21, 10
HEADROOM = 22
COLUMNS = 104
AXIS = 28
LINE = 18
MARGIN = 12

COLOURS = """\
.strip{--ink:#1c1b19;--soft:#5d5850;--line:#d8d3c8;--time:#1b5e78;--due:#9a3f0c;--paper:#fdfcf9}
@media(prefers-color-scheme:dark){.strip{--ink:#ece9e2;--soft:#aaa498;--line:#3a3a3d;\
--time:#7fc3dc;--due:#f2a871;--paper:#151617}}
"""
"""The drawing's own colours, light and dark; a page has the same names for its own."""

RULES = """\
.strip{font:13px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans",\
"Yu Gothic UI","Noto Sans CJK JP",sans-serif}
.strip .paper{fill:var(--paper)}.strip text{fill:var(--ink)}
.strip .tick text,.strip .note{fill:var(--soft);font-size:12px}
.strip .tick line,.strip .axis{stroke:var(--line)}
.strip .may{fill:var(--time);fill-opacity:.16;stroke:var(--time)}
.strip .is{fill:var(--time)}.strip .dash{stroke-dasharray:3 2.5}
.strip .day.dash{fill:var(--paper);stroke:var(--time);stroke-width:1.5}
.strip .edge{fill:none}.strip .due .to{stroke-dasharray:1.5 3}
.strip .due{stroke:var(--due);fill:none}.strip .due .flag{fill:var(--paper)}
.strip .due .window{fill:var(--due);fill-opacity:.18}.strip .met .flag{fill:var(--due)}
.strip stop{stop-color:var(--time)}
.strip a:hover text,.strip a:focus text{text-decoration:underline}
.strip .count{fill:var(--time)}.strip a:hover .count{fill:var(--due)}
"""
"""How the parts of a drawing look, in those colours."""

Link = Callable[[Mark | Bin], str]


def draw(scene: Scene, *, prefix: str = "s", link: Link | None = None, kind: str = "") -> str:
    """The scene as an `<svg>` element; `prefix` keeps its inner names apart from others'.

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
    return element("svg", frame, contents(scene, prefix=prefix, link=link))


def document(scene: Scene, *, notes: Sequence[str] = ()) -> str:
    """The scene as a file of its own: its colours follow light and dark, `notes` stand below."""
    lines = list(_wrapped(notes, scene.width))
    top, tall = height(scene), height(scene) + LINE * len(lines) + 6 * bool(lines)
    written = (
        element("text", {"class": "note", "y": top + LINE * (i + 1) - 4}, xml(line))
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
    style = element("style", {}, COLOURS + RULES)
    body = style + element("rect", box) + contents(scene) + "".join(written)
    return element("svg", frame, body) + "\n"


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


def contents(scene: Scene, *, prefix: str = "s", link: Link | None = None) -> str:
    """What is inside of the `<svg>` element."""
    bottom = _bottom(scene)
    parts = (
        _fades(scene, prefix),
        *_ticks(scene, bottom),
        *(_linked(_mark(mark, prefix), mark, link) for mark in scene.marks),
        *(_linked(_column(bin, scene.peak, bottom), bin, link) for bin in scene.bins),
    )
    return "".join(parts)


def height(scene: Scene) -> float:
    """How tall the drawing is, in pixels."""
    return _bottom(scene) + AXIS


def element(name: str, attributes: Mapping[str, object], body: str = "") -> str:
    """An element of XML; numbers are written with at most one decimal, `body` as it is."""
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return xml(str(value))


def _bottom(scene: Scene) -> float:
    """Where the axis lies."""
    return HEADROOM + COLUMNS if scene.bins else scene.lanes * LANE + 6


def _fades(scene: Scene, prefix: str) -> str:
    """The gradients of open sides, where any mark has one."""
    left = any(mark.open_left for mark in scene.marks)
    right = any(mark.open_right for mark in scene.marks)
    fades = [_fade(prefix, "l")] * left + [_fade(prefix, "r")] * right
    return element("defs", {}, "".join(fades)) if fades else ""


def _fade(prefix: str, side: str) -> str:
    """A gradient for the surface and one for the line of what is open on that side."""

    def gradient(part: str, full: float) -> str:
        ends = (0, full) if side == "l" else (full, 0)
        stops = (
            element("stop", {"offset": offset, "stop-opacity": str(opacity)})
            for offset, opacity in enumerate(ends)
        )
        return element("linearGradient", {"id": f"{prefix}-{side}{part}"}, "".join(stops))

    return gradient("f", 0.3) + gradient("s", 1)


def _ticks(scene: Scene, bottom: float) -> Iterator[str]:
    yield element("path", {"class": "axis", "d": f"M0 {bottom:g}H{scene.width:g}"})
    for tick in scene.ticks:
        half = ems(tick.label) * 6
        centre = min(max(tick.x, half), scene.width - half)
        line = {"x1": tick.x, "x2": tick.x, "y1": 0, "y2": bottom + 5}
        text = {"x": centre, "y": bottom + LINE, "text-anchor": "middle"}
        body = element("line", line) + element("text", text, xml(tick.label))
        yield element("g", {"class": "tick"}, body)


def _linked(body: str, part: Mark | Bin, link: Link | None) -> str:
    return element("a", {"href": link(part)}, body) if link else element("g", {}, body)


def _mark(mark: Mark, prefix: str) -> str:
    top = mark.lane * LANE
    label = {"x": mark.label_x, "y": top + 15}
    parts = (
        element("title", {}, xml(f"{mark.title} ({mark.when})")),
        element("text", label, xml(mark.label) or " "),
        _due(mark.due, mark.x1, top + BAR_TOP + BAR / 2) if mark.due else "",
        _glyph(mark, top + BAR_TOP, prefix),
    )
    return "".join(parts)


def _glyph(mark: Mark, top: float, prefix: str) -> str:
    """A diamond for an exact day; else the possible stretch with what is certain filled."""
    if mark.exact:
        return _diamond((mark.x0 + mark.x1) / 2, top + BAR / 2, dashed=mark.qualified)
    outer = _outline(mark, top, prefix)
    if mark.core is None or mark.qualified:
        return outer
    low, high = mark.core
    core = {"x": low, "y": top, "width": max(high - low, 2.0), "height": BAR, "rx": 2}
    return outer + element("rect", {"class": "is", **core})


def _diamond(x: float, y: float, *, dashed: bool) -> str:
    size = BAR / 2 + 1.5
    path = f"M{x - size:.1f} {y:g}l{size} {-size} {size} {size} {-size} {size}z"
    return element("path", {"class": "day dash" if dashed else "is day", "d": path})


def _outline(mark: Mark, top: float, prefix: str) -> str:
    box = {"x": mark.x0, "y": top, "width": mark.x1 - mark.x0, "height": BAR}
    if not mark.open_left and not mark.open_right:
        return element("rect", {"class": f"may{_dash(mark)}", **box, "rx": 3})
    side = "l" if mark.open_left else "r"
    line = {
        "class": f"edge{_dash(mark)}",
        "stroke": f"url(#{prefix}-{side}s)",
        "d": _edge(mark, top),
    }
    return element("rect", {"fill": f"url(#{prefix}-{side}f)", **box}) + element("path", line)


def _dash(mark: Mark) -> str:
    return " dash" if mark.qualified else ""


def _edge(mark: Mark, top: float) -> str:
    """The line around a bar that is open on a side: not closed there."""
    left, right, low = f"{mark.x0:.1f}", f"{mark.x1:.1f}", f"{top + BAR:g}"
    if mark.open_left and mark.open_right:
        return f"M{left} {top:g}H{right}M{left} {low}H{right}"
    closed, opened = (right, left) if mark.open_left else (left, right)
    return f"M{opened} {top:g}H{closed}V{low}H{opened}"


def _due(due: Due, begin: float, y: float) -> str:
    """A dotted line to the window of the deadline, and a flag that tells the state."""
    state = {"met": " met", "not_met": " missed"}.get(due.state, "")
    parts = [element("path", {"class": "to", "d": f"M{begin:.1f} {y:g}H{due.x0:.1f}"})]
    if due.x1 - due.x0 >= 1:
        box = {"x": due.x0, "y": y - 4, "width": due.x1 - due.x0, "height": 8}
        parts.append(element("rect", {"class": "window", **box}))
    flag = f"M{due.x1:.1f} {y + 5:g}v-14h9l-2.5 3.5 2.5 3.5h-9"
    parts.append(element("path", {"class": "flag", "d": flag}))
    if due.state == "not_met":
        parts.append(element("path", {"d": f"M{due.x1 + 1.5:.1f} {y - 7:g}l4 3m0 -3l-4 3"}))
    return element("g", {"class": f"due{state}"}, "".join(parts))


def _column(column: Bin, peak: int, bottom: float) -> str:
    tall = max(2.0, COLUMNS * column.count / peak)
    wide = max(1.5, column.x1 - column.x0 - 1)
    box = {"x": column.x0, "y": bottom - tall, "width": wide, "height": tall}
    title = element("title", {}, xml(f"{column.label}: {column.count}"))
    return title + element("rect", {"class": "count", **box})
