"""The web page beside vis-timeline and TimelineJS with the same events, in the same browser.

Everything in turn in one run, the least of two rounds. "CPU" is the processor time of the page's
own thread until it is ready, or for an act: other programs on the machine do not add to it. Needs
Debian's chromium, playwright, vis-timeline and TimelineJS in `.ci/node`. Ends with 1 where a goal
of the table is not met; what falls short is said there.

    python bench/page.py
"""

import json
import os
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

RUNS = 2
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
MADE = """() => new Promise((done) => {
  const look = () => (document.querySelector(".run > noscript") ? setTimeout(look, 100) : done());
  look();
})"""
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


def opened(browser: Any, file: Path, ready: str) -> tuple[Any, list[float], Any]:
    """A page that is ready; its first paint, when it was ready, and its CPU; and its clock."""
    seen = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    seen.set_default_timeout(180_000)
    session = seen.context.new_cdp_session(seen)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    seen.goto(file.as_uri(), wait_until="commit")
    times = seen.evaluate(TIMES, ready)
    return seen, [*times, processor(session)], session


def processor(session: Any) -> float:
    """Milliseconds of processor time that a page's thread has used."""
    found = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in found if one["name"] == "TaskDuration"))


def least(browser: Any, files: dict[str, Path]) -> dict[str, list[float]]:
    """First paint, readiness and CPU of each page, the least of several visits."""
    found: dict[str, list[list[float]]] = {name: [] for name in files}
    for _ in range(RUNS):
        for name, file in files.items():
            seen, times, _ = opened(browser, file, READY[name])
            found[name].append(times)
            seen.context.close()
    return {name: [min(one) for one in zip(*rounds, strict=True)] for name, rounds in found.items()}


def acts(browser: Any, file: Path) -> Iterator[tuple[str, float, float]]:
    """A filter and a zoom step, once all cards are made: milliseconds and CPU, least of several."""
    seen, _, session = opened(browser, file, READY["ours"])
    seen.evaluate(MADE)
    found: dict[str, list[tuple[float, float]]] = {"a filter": [], "a zoom step": []}
    for _ in range(RUNS):
        for what, act in (("a filter", FILTER), ("", CLEAR), ("a zoom step", ZOOM)):
            begun = processor(session)
            taken = seen.evaluate(ACT.replace("new Function(act)()", act), "")
            found.setdefault(what, []).append((taken, processor(session) - begun))
            seen.wait_for_timeout(500)  # what follows the act is not the next one's
    seen.context.close()
    for what in ("a filter", "a zoom step"):
        yield what, *(min(one) for one in zip(*found[what], strict=True))


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
                for what, one in zip(("first paint", "ready", "CPU"), times[name], strict=True):
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
        used = times[name][2] / times["ours"][2]
        yield f"{count:,} events: {name} CPU / ours CPU", used, "at least 5", used >= 5


def _large(browser: Any, folder: Path) -> Iterator[tuple[str, float, str, bool]]:
    file = folder / "ours-10000.html"
    file.write_bytes(page(looking.many(10_000)))
    _, ready, used = least(browser, {"ours": file})["ours"]
    yield "10,000 events: ready (ms)", ready, "at most 1,500", ready <= 1_500
    yield "10,000 events: ready, CPU (ms)", used, "at most 1,500", used <= 1_500
    for (what, taken, used), most in zip(acts(browser, file), (300, 50), strict=True):
        yield f"10,000 events: {what} (ms)", taken, f"at most {most}", taken <= most
        yield f"10,000 events: {what}, CPU (ms)", used, f"at most {most}", used <= most


def main() -> int:
    """Print the table; 0 where every goal is met."""
    held = True
    print("| what | measured | goal | met |\n|---|--:|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for what, value, goal, met in rows(Path(folder)):
            held = held and met
            said = "" if not goal else "yes" if met else "**no**"
            print(f"| {what} | {value:,.4g} | {goal} | {said} |", flush=True)
    load = os.getloadavg()[0]
    print(f"\nLoad of the machine meanwhile: {load:.1f} on {os.cpu_count()} cores.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
