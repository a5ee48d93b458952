"""The marks of events and commitments as SVG.

Where in time: a diamond is a day, a bar what is possible, solid where it is certain, soft towards
the bounds, fading where a side is open. How well attested: the colour and how full the mark is.
Dashes are planned or approximate, a line through the mark is cancelled or withdrawn. A flag's
shape is what became of a commitment.
"""

from collections.abc import Iterator

from timeline.exporters.picture.markup import element
from timeline.exporters.picture.scene import Due, SceneMark

BAR = 10
# Half a diamond.
HALF = BAR / 2 + 1.5
# How much of a mark is filled, by how the event is attested.
FULL = {
    "confirmed": 1.0, "reported": 0.58, "disputed": 0.58, "alleged": 0.28, "retracted": 0.0,
    "unsourced": 0.0,
}  # fmt: skip
# The least of a bar: what is certain in time is seen of every event.
THIN = 0.16
BAD = ("disputed", "retracted")
# How dark a possible stretch is where it meets what is certain.
SOFT = 0.55


def glyph(mark: SceneMark, top: float) -> str:
    """The mark of an event, its upper edge at `top`."""
    parts = _diamond(mark, top) if mark.exact else _bar(mark, top)
    off = _strike(mark, top) if mark.is_off else ""
    bad, dash = " bad" * (mark.standing in BAD), " dash" * mark.is_dashed
    return element("g", {"class": f"ev{bad}{dash}"}, f"{''.join(parts)}{off}")


def _full(mark: SceneMark) -> float:
    """How much is filled; a dashed line needs paper beside it to be seen."""
    full = FULL.get(mark.standing, 0.0)
    return min(full, FULL["reported"]) if mark.is_dashed else full


def _diamond(mark: SceneMark, top: float) -> Iterator[str]:
    x, y, full = (mark.x0 + mark.x1) / 2, top + BAR / 2, _full(mark)
    if full:
        yield element("path", {"class": "fill", "d": _rhomb(x, y, HALF * full)})
    yield element("path", {"class": "edge", "d": _rhomb(x, y, HALF)})


def _rhomb(x: float, y: float, half: float) -> str:
    step = f"{half:g}"
    return f"M{x - half:.1f} {y:g}l{step} -{step} {step} {step} -{step} {step}z"


def _bar(mark: SceneMark, top: float) -> Iterator[str]:
    """The stretch that is possible, with what is certain of it solid."""
    high = BAR * max(_full(mark), THIN)
    side = "b" if mark.standing in BAD else "t"
    core = None if mark.qualified else mark.core
    for x0, x1, kind in _stretches(mark, core):
        box = {"x": x0, "y": top + (BAR - high) / 2, "width": x1 - x0, "height": high}
        fill = {"class": "fill"} if kind == "is" else {"fill": f"url(#_{side}{kind})"}
        yield element("rect", {**fill, **box})
    yield from _outline(mark, top, f"_{side}")


def _stretches(
    mark: SceneMark, core: tuple[float, float] | None
) -> Iterator[tuple[float, float, str]]:
    """From, to and kind of each part: rising, certain, falling, or a hill where none is certain."""
    if core is None:
        kind = "r" if mark.open_right else "l" if mark.open_left else "m"
        yield mark.x0, mark.x1, "m" if mark.open_left and mark.open_right else kind
        return
    low, high = core[0], max(core[1], core[0] + 2)
    if low > mark.x0:
        yield mark.x0, low, "l"
    yield low, high, "is"
    if mark.x1 > high:
        yield high, mark.x1, "r"


def _outline(mark: SceneMark, top: float, gradient: str) -> Iterator[str]:
    """The line around a bar, not closed where it is open."""
    box = {"x": mark.x0, "y": top, "width": mark.x1 - mark.x0, "height": BAR}
    if not mark.open_left and not mark.open_right:
        yield element("rect", {"class": "edge", **box, "rx": 3})
        return
    left, right, low = f"{mark.x0:.1f}", f"{mark.x1:.1f}", f"{top + BAR:g}"
    closed, opened = (right, left) if mark.open_left else (left, right)
    path = f"M{opened} {top:g}H{closed}V{low}H{opened}"
    if mark.open_left and mark.open_right:
        path = f"M{left} {top:g}H{right}M{left} {low}H{right}"
    side = "l" if mark.open_left else "r"
    line = {"fill": "none", "stroke": f"url(#{gradient}{side}s)", "stroke-width": "1.2", "d": path}
    dash = {"stroke-dasharray": "3 2.5"} if mark.is_dashed else {}
    yield element("path", {**line, **dash})


def _strike(mark: SceneMark, top: float) -> str:
    y = top + BAR / 2
    line = f"M{mark.x0 - 4:.1f} {y:g}H{mark.x1 + 4:.1f}"
    return element("path", {"class": "strike", "stroke-width": "1.6", "d": line})


def gradients() -> str:
    """The gradients of all marks, as definitions; once in a page, whatever drawings it has."""
    found = (
        _gradient(f"_{side}{kind}", colour, opacities)
        for side, colour in (("t", ""), ("b", "bad"))
        for kind, opacities in _KINDS.items()
    )
    return element("defs", {}, "".join(found))


_KINDS = {
    "l": (0.0, SOFT), "r": (SOFT, 0.0), "m": (0.08, SOFT, 0.08), "ls": (0.0, 1.0), "rs": (1.0, 0.0),
}  # fmt: skip


def _gradient(id: str, colour: str, opacities: tuple[float, ...]) -> str:
    stops = (
        element(
            "stop",
            {
                **({"class": colour} if colour else {}),
                "offset": f"{place / (len(opacities) - 1):g}",
                "stop-opacity": f"{opacity:g}",
            },
        )
        for place, opacity in enumerate(opacities)
    )
    return element("linearGradient", {"id": id}, "".join(stops))


def flag(due: Due, begin: float, y: float) -> str:
    """A dotted line to the window of the deadline, and a flag that tells the state."""
    parts = [element("path", {"class": "to", "d": f"M{begin:.1f} {y:g}H{due.x0:.1f}"})]
    if due.x1 - due.x0 >= 1:
        box = {"x": due.x0, "y": y - 4, "width": due.x1 - due.x0, "height": 8}
        parts.append(element("rect", {"class": "window", **box}))
    parts.append(pennant(due.state, due.x1, y))
    return element("g", {"class": "due"}, "".join(parts))


def pennant(state: str, x: float, y: float) -> str:
    """A flag on its pole: full where met, half where partly, crossed where missed, else hollow."""
    cloth = "h9l-2.5 3 2.5 3h-9"
    kind = "flag full" if state == "met" else "flag"
    parts = [element("path", {"class": kind, "d": f"M{x:.1f} {y + 5:g}v-12{cloth}"})]
    if state == "partially_met":
        parts.append(element("path", {"class": "full", "d": f"M{x:.1f} {y - 1:g}v-6h9l-9 6"}))
    if state == "not_met":
        parts.append(element("path", {"d": f"M{x + 1.5:.1f} {y - 6:g}l4 4m0 -4l-4 4"}))
    if state == "withdrawn":
        parts.append(element("path", {"d": f"M{x - 3:.1f} {y - 4:g}h14"}))
    return "".join(parts)
