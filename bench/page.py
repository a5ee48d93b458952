"""The web page beside vis-timeline and TimelineJS with the same events, in the same browser.

Everything in turn in one run, the least of three rounds, since others use the machine too. Needs
Debian's chromium, playwright, vis-timeline and TimelineJS in `.ci/node`. Ends with 1 where a goal
of the table is not met; what falls short is said there.

    python bench/page.py
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import looking
from tests.browser import chromium, package
from tests.rich import rich

from timeline.chronicle.timeline import Timeline
from timeline.dates import civil_from_days
from timeline.exporters import html, timelinejs
from timeline.exporters.pages.environment import style
from timeline.exporters.pages.script import script

RUNS = 3
VIS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis</title>
<style>{css}</style><div id="v"></div><script>{js}</script>
<script>new vis.Timeline(document.getElementById("v"), new vis.DataSet({data}), {{}});</script>
"""
KNIGHT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<style>{css}</style><div id="t" style="width:100%;height:800px"></div><script>{js}</script>
<script>new TL.Timeline("t", {data}, {{script_path: location.href}});</script>
"""
READY = {"ours": ".live", "vis": ".vis-item", "timelinejs": ".tl-timemarker"}
TIMES = """(ready) => new Promise((done) => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const look = () => (document.querySelector(ready) && paint() !== undefined
    ? requestAnimationFrame(() => setTimeout(() => done([paint(), performance.now()])))
    : setTimeout(look, 20));
  look();
})"""
# One frame of work, from the reader's act to the next frame that could be painted.
ACT = """async (act) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frame();
  const begin = performance.now();
  new Function(act)();
  await frame();
  return performance.now() - begin;
}"""
FILTER = (
    "const f = document.querySelector('[name=text]'); f.value = 'number 77';"
    "f.dispatchEvent(new Event('input', {bubbles: true}))"
)
CLEAR = (
    "const f = document.querySelector('[name=text]'); f.value = '';"
    "f.dispatchEvent(new Event('input', {bubbles: true}))"
)
ZOOM = (
    "document.querySelector('.stage')"
    ".dispatchEvent(new KeyboardEvent('keydown', {key: '+', bubbles: true}))"
)


def page(timeline: Timeline) -> bytes:
    """The page of all events."""
    return html.render(looking.matches(timeline), timeline, lang="en", stamp=None).data


def beyond(data: bytes) -> float:
    """Bytes of a page an event beyond its text, and beyond its script and style."""
    text = data.decode()
    articles = re.findall(r"<article.*?</article>", text, re.DOTALL)
    shown = sum(len(" ".join(re.sub(r"<[^>]*>", " ", one).split()).encode()) for one in articles)
    bare = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)
    return (len(bare.encode()) - shown) / len(articles)


def vis(timeline: Timeline) -> str:
    """The same events in a page with vis-timeline inlined."""
    folder = package("vis-timeline")
    code = folder / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    css = folder / "styles" / "vis-timeline-graph2d.min.css"
    dated = (entry for entry in timeline.ordered() if entry.resolved.days.s1 is not None)
    items = [_item(number, entry) for number, entry in enumerate(dated)]
    return VIS.format(css=css.read_text(encoding="utf-8"), js=_code(code), data=_json(items))


def knight(timeline: Timeline) -> str:
    """The same events in a page with TimelineJS inlined."""
    folder = package("@knight-lab/timelinejs") / "dist"
    made = timelinejs.render(looking.matches(timeline), timeline, lang="en", stamp=None).data
    return KNIGHT.format(
        css=(folder / "css" / "timeline.css").read_text(encoding="utf-8"),
        js=_code(folder / "js" / "timeline.js"),
        data=_json(json.loads(made)),
    )


def _code(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _json(value: Any) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def _item(number: int, entry: Any) -> dict[str, Any]:
    days = entry.resolved.days
    first = "{:04d}-{:02d}-{:02d}".format(*civil_from_days(days.s1))
    title = entry.record["title"]
    words = title if isinstance(title, str) else title["en"]
    item = {"id": number, "content": words, "start": first}
    if days.e2 is None or days.e2 == days.s1 or days.e2 > 10**6:
        return item
    return {**item, "end": "{:04d}-{:02d}-{:02d}".format(*civil_from_days(days.e2))}


def opened(browser: Any, file: Path, ready: str) -> tuple[Any, list[float]]:
    """A page that is ready, and its first paint and when it was ready, in milliseconds."""
    seen = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    seen.set_default_timeout(180_000)
    seen.goto(file.as_uri(), wait_until="commit")
    return seen, seen.evaluate(TIMES, ready)


def least(browser: Any, files: dict[str, Path]) -> dict[str, list[float]]:
    """First paint and readiness of each page, the least of several visits."""
    found: dict[str, list[list[float]]] = {name: [] for name in files}
    for _ in range(RUNS):
        for name, file in files.items():
            seen, times = opened(browser, file, READY[name])
            found[name].append(times)
            seen.context.close()
    return {name: [min(one) for one in zip(*rounds, strict=True)] for name, rounds in found.items()}


def acts(browser: Any, file: Path) -> tuple[float, float]:
    """Milliseconds of a filter and of a zoom step, the least of several."""
    seen, _ = opened(browser, file, READY["ours"])
    filters, zooms = [], []
    for _ in range(RUNS):
        filters.append(seen.evaluate(ACT.replace("new Function(act)()", FILTER), ""))
        seen.evaluate(ACT.replace("new Function(act)()", CLEAR), "")
        zooms.append(seen.evaluate(ACT.replace("new Function(act)()", ZOOM), ""))
    seen.context.close()
    return min(filters), min(zooms)


def rows(folder: Path) -> Iterator[tuple[str, float, str, bool]]:
    """What was measured, beside what, against which goal, and whether it is met."""
    carried = len(script().encode()) + len(style(["en"]).encode())
    yield "script and style (bytes)", carried, "at most 60,000", carried <= 60_000
    with chromium() as browser:
        for count, timeline in ((43, rich()), (2_000, looking.many(2_000))):
            files = {name: folder / f"{name}-{count}.html" for name in READY}
            files["ours"].write_bytes(page(timeline))
            files["vis"].write_text(vis(timeline), encoding="utf-8")
            files["timelinejs"].write_text(knight(timeline), encoding="utf-8")
            times = least(browser, files)
            for name in READY:
                for what, one in zip(("first paint", "ready"), times[name], strict=True):
                    yield f"{count:,} events: {name}, {what} (ms)", one, "", True
            yield from _compared(count, times)
            if count > 1_000:
                more = beyond(files["ours"].read_bytes())
                yield (
                    "2,000 events: bytes an event beyond its text",
                    more,
                    "at most 350",
                    more <= 350,
                )
        yield from _large(browser, folder)


def _compared(count: int, times: dict[str, list[float]]) -> Iterator[tuple[str, float, str, bool]]:
    paint = times["vis"][0] / times["ours"][0]
    yield f"{count:,} events: vis's first paint / ours", paint, "at least 5", paint >= 5
    if count < 1_000:
        return
    for name in ("vis", "timelinejs"):
        ready = times[name][1] / times["ours"][1]
        yield f"{count:,} events: {name} ready / ours ready", ready, "at least 5", ready >= 5


def _large(browser: Any, folder: Path) -> Iterator[tuple[str, float, str, bool]]:
    file = folder / "ours-10000.html"
    file.write_bytes(page(looking.many(10_000)))
    ready = least(browser, {"ours": file})["ours"][1]
    yield "10,000 events: ready (ms)", ready, "at most 1,500", ready <= 1_500
    filtered, zoomed = acts(browser, file)
    yield "10,000 events: a filter (ms)", filtered, "at most 300", filtered <= 300
    yield "10,000 events: a zoom step (ms)", zoomed, "at most 50", zoomed <= 50


def main() -> int:
    """Print the table; 0 where every goal is met."""
    held = True
    print("| what | measured | goal | met |\n|---|--:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for what, value, goal, met in rows(Path(folder)):
            held = held and met
            said = "" if not goal else "yes" if met else "**no**"
            print(f"| {what} | {value:,.4g} | {goal} | {said} |", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
