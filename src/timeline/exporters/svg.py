"""The picture alone, as a drawing for a README or an article.

It follows the reader's light or dark setting, holds no links and no script, and has a legend of the
marks it uses: diamonds are exact days, bars show what is possible and are solid where certain;
dashes mean approximate or planned, open sides fade out, and colour and filling show how well the
event is attested. With more than 60 events it shows counts instead.

Example: timeline export svg --width 900 --since 2024 -o timeline.svg
"""

from collections.abc import Sequence

from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.exporters import Rendered
from timeline.exporters.picture import compose, svg
from timeline.exporters.picture.caption import notes
from timeline.query import Match
from timeline.registry import Option

SUFFIX = ".svg"
OPTIONS = (
    Option("--width", int, 1000, help="Width in pixels, 200 to 10000.", metavar="PIXELS"),
    Option("--scale", str, "adaptive", ("adaptive", "linear"), "How time is measured."),
)


def render(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    stamp: int | None,
    width: int = 1000,
    scale: str = "adaptive",
) -> Rendered:
    """The drawing of these events."""
    if not 200 <= width <= 10_000:
        raise TimelineError(f"--width {width}: expected 200 to 10000 pixels")
    scene = compose(
        matches, timeline, lang=lang, width=float(width), true_to_scale=scale == "linear"
    )
    return Rendered(svg.document(scene, notes=notes(scene)).encode(), _notes(scene.left_out))


def _notes(left_out: int) -> tuple[str, ...]:
    return (f"events without a date, not drawn: {left_out}",) if left_out else ()
