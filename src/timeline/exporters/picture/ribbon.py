"""A line with a dot for each event, of which one is marked: where in time a story stands."""

from collections.abc import Sequence

from timeline.exporters.picture.extent import extent
from timeline.exporters.picture.markup import element
from timeline.exporters.picture.scale import Scale, adaptive
from timeline.query import Match

WIDTH, HIGH, MARGIN = 640.0, 24.0, 8.0


def ribbon(matches: Sequence[Match], current: int) -> str:
    """The events as an `<svg>` element with the one at `current` marked; "" without any date."""
    begins = [extent(match.entry).begin for match in matches]
    known = sorted({at for at in begins if at is not None})
    if not known:
        return ""
    scale = _scale(known)
    line = element("path", {"class": "axis", "d": f"M0 {HIGH / 2:g}H{WIDTH:g}"})
    dots = [
        element("circle", {"cx": scale(at), "cy": HIGH / 2, "r": 3.5})
        for at in begins
        if at is not None
    ]
    here = begins[current]
    mark = "" if here is None else _mark(scale(here))
    frame = {"class": "strip ribbon", "viewBox": f"0 0 {WIDTH:g} {HIGH:g}", "aria-hidden": "true"}
    return element("svg", frame, line + "".join(dots) + mark)


def _scale(known: Sequence[int]) -> Scale:
    knots = known if len(known) > 1 else (known[0] - 1, known[0], known[0] + 1)
    weights = [1.0] * (len(knots) - 1)
    return adaptive(knots, weights, MARGIN, WIDTH - MARGIN)


def _mark(x: float) -> str:
    return element("circle", {"class": "here", "cx": x, "cy": HIGH / 2, "r": 8.0})
