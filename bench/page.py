"""The web page of 2,000 events beside their bare text, and beside vis-timeline with the same data.

Everything in turn in one run, the least of seven rounds, since others use the machine too. Needs
Debian's chromium, playwright, and vis-timeline in `.ci/node`. Ends with 1 where a bound of the
table is not held.

    python bench/page.py
"""

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import looking
from tests.browser import chromium, package

from timeline.chronicle.timeline import Timeline
from timeline.dates import civil_from_days
from timeline.exporters import html
from timeline.words.told import Teller, Told

EVENTS = 2_000
RUNS = 7
VIS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis</title>
<style>{css}</style><div id="v"></div><script>{js}</script>
<script>new vis.Timeline(document.getElementById("v"), new vis.DataSet({data}), {{}});</script>
"""
PAINT = """() => new Promise(done => {
  const found = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => found() ? done(found().startTime) : setTimeout(look, 20);
  look();
})"""


def clock(work: Callable[[], Any]) -> float:
    """Seconds of one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def words(told: Told) -> str:
    """All text of an event that the page shows, and nothing else."""
    return "\n".join(
        [
            *(told.when, told.title, told.kind_label, told.standing_label, told.summary),
            *told.tags,
            *map(str, told.people),
            *(claim.line for claim in told.claims),
            *(work.line for claim in told.claims for work in claim.works),
        ]
    )


def text(timeline: Timeline) -> bytes:
    """The text of all events, as it would be written to a file."""
    teller = Teller(timeline, "en")
    return "\n\n".join(words(teller.tell(entry)) for entry in timeline.ordered()).encode()


def page(timeline: Timeline) -> bytes:
    """The page of all events."""
    return html.render(looking.matches(timeline), timeline, lang="en", stamp=None).data


def shown(data: bytes) -> int:
    """Bytes of text in the page's articles, runs of white space joined."""
    articles = re.findall(r"<article.*?</article>", data.decode(), re.DOTALL)
    return sum(len(" ".join(re.sub(r"<[^>]*>", " ", one).split()).encode()) for one in articles)


def rival(timeline: Timeline) -> str:
    """The same events in a page with vis-timeline inlined."""
    folder = package("vis-timeline")
    script = folder / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    style = folder / "styles" / "vis-timeline-graph2d.min.css"
    items = [_item(number, entry) for number, entry in enumerate(timeline.ordered())]
    return VIS.format(
        css=style.read_text(encoding="utf-8"),
        js=script.read_text(encoding="utf-8").replace("</script", "<\\/script"),
        data=json.dumps(items).replace("<", "\\u003c"),
    )


def _item(number: int, entry: Any) -> dict[str, Any]:
    days = entry.resolved.days
    first, last = ("{:04d}-{:02d}-{:02d}".format(*civil_from_days(d)) for d in (days.s1, days.e2))
    item = {"id": number, "content": entry.record["title"], "start": first}
    return item if first == last else {**item, "end": last}


def paints(files: list[Path]) -> list[float]:
    """Milliseconds to the first contentful paint of each file, the least of several visits."""
    found: list[list[float]] = [[] for _ in files]
    with chromium() as browser:
        for _ in range(RUNS):
            for times, file in zip(found, files, strict=True):
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                visited = context.new_page()
                visited.set_default_timeout(120_000)
                visited.goto(file.as_uri())
                times.append(visited.evaluate(PAINT))
                context.close()
    return [min(times) for times in found]


def main() -> int:
    """Print the table; 0 where every bound holds."""
    rounds = []
    for _ in range(RUNS):
        # Fresh timelines: what is worked out about an event once is worked out in both.
        bare = clock(lambda: text(looking.many(EVENTS)))
        full = clock(lambda: page(looking.many(EVENTS)))
        rounds.append((bare, full))
    bare, full = (min(times) for times in zip(*rounds, strict=True))
    timeline = looking.many(EVENTS)
    data = page(timeline)
    beyond = (len(data) - shown(data)) / EVENTS
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.html"), Path(folder, "vis.html")
        ours.write_bytes(data)
        theirs.write_text(rival(timeline), encoding="utf-8")
        paint, vis = paints([ours, theirs])
        size = theirs.stat().st_size
    ratios = full / bare, beyond, vis / paint
    rows = [
        ("page / text alone (s)", full, bare, ratios[0], "at most 5", ratios[0] <= 5),
        ("bytes an event beyond its text", beyond, 0, ratios[1], "at most 300", ratios[1] <= 300),
        (
            "vis-timeline's first paint / ours (ms)",
            vis,
            paint,
            ratios[2],
            "at least 5",
            ratios[2] >= 5,
        ),
    ]
    print(f"{EVENTS:,} events; page {len(data):,} bytes, vis-timeline's {size:,}; {RUNS} runs\n")
    print("| what | measured | beside | ratio | bound | holds |\n|---|--:|--:|--:|---|---|")
    for what, one, other, ratio, bound, holds in rows:
        print(f"| {what} | {one:.3g} | {other:.3g} | {ratio:.2f} | {bound} | {holds} |")
    return 0 if all(row[-1] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
