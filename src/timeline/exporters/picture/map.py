"""Places without a map below them: a dot each, a disc where only about is known, and a scale.

No outline of any land is drawn, and nothing is fetched: what a reader sees is what the data says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from timeline.exporters.picture.markup import element, xml

WIDTH, MARGIN, LEAST, TALLEST = 640.0, 50.0, 120.0, 240.0
# Kilometres of a degree of latitude.
KM = 111.2
# Kilometres around a point within which a place of that precision lies.
RADII = {"near": 2.0, "city": 10.0, "region": 100.0, "country": 500.0}


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point on the earth with its name, and how precisely it is known."""

    name: str
    lat: float
    lon: float
    precision: str = ""


def draw(places: Sequence[MapPoint], *, name: str, unit: str) -> str:
    """The places as an `<svg>` element called `name`, "" for none; `unit` is such as `{n} km`.

    Distances are true at the middle of the drawing: it is flat, as for a valley or a country.
    """
    if not places:
        return ""
    middle = sum(place.lat for place in places) / len(places)
    flat = [(place.lon * cos(radians(middle)) * KM, -place.lat * KM) for place in places]
    (left, top), (wide, tall) = _frame(flat)
    factor = min((WIDTH - 2 * MARGIN) / max(wide, 2.0), TALLEST / max(tall, 1.0))
    height = max(LEAST, tall * factor + 2 * MARGIN)
    spots = [((x - left) * factor + MARGIN, (y - top) * factor + MARGIN) for x, y in flat]
    discs = (_disc(place, at, factor) for place, at in zip(places, spots, strict=True))
    marks = (_mark(place, at) for place, at in zip(places, spots, strict=True))
    box = f"0 0 {WIDTH:g} {height:.0f}"
    frame = {"class": "map", "viewBox": box, "width": WIDTH, "height": f"{height:.0f}"}
    body = "".join((*discs, *marks, *_scale(factor, height, unit)))
    return element("svg", {**frame, "role": "img", "aria-label": name}, body)


def _frame(flat: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The upper left corner of all places, and how far they lie apart, in kilometres."""
    xs, ys = zip(*flat, strict=True)
    return (min(xs), min(ys)), (max(xs) - min(xs), max(ys) - min(ys))


def _disc(place: MapPoint, at: tuple[float, float], factor: float) -> str:
    radius = RADII.get(place.precision, 0.0) * factor
    if not radius:
        return ""
    # A disc that is larger than the drawing says no more than one that fills it.
    shown = min(radius, hypot(WIDTH, WIDTH))
    return element("circle", {"class": "about", "cx": at[0], "cy": at[1], "r": shown})


def _mark(place: MapPoint, at: tuple[float, float]) -> str:
    dot = element("circle", {"cx": at[0], "cy": at[1], "r": 4.0})
    side = {"x": at[0] + 8, "text-anchor": "start"}
    if at[0] > WIDTH * 0.7:
        side = {"x": at[0] - 8, "text-anchor": "end"}
    words = element("text", {**side, "y": at[1] + 4}, xml(place.name))
    return dot + words


def _scale(factor: float, height: float, unit: str) -> Iterator[str]:
    """A bar of a round number of kilometres, about a fifth of the width."""
    sizes = (size * 10.0**power for power in range(-1, 5) for size in (1, 2, 5))
    km = max((one for one in sizes if one * factor <= WIDTH / 4), default=0.1)
    low = height - 16
    line = f"M10 {low - 5:g}v5h{km * factor:.1f}v-5"
    yield element("path", {"d": line})
    yield element(
        "text", {"x": km * factor + 18, "y": low + 1}, xml(unit.replace("{n}", f"{km:g}"))
    )
