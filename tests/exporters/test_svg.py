"""The picture as a file of its own."""

import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests import looking
from tests.browser import chromium
from tests.oracle import oracle
from tests.rich import rich

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.exporters.picture.palette import LIGHT

NAME = "{http://www.w3.org/2000/svg}"


def drawing(timeline: Timeline, **options: object) -> ElementTree.Element:
    """The picture of a timeline, parsed."""
    chosen = {"matches": looking.matches(timeline), "lang": "en", **options}
    return ElementTree.fromstring(api.export(timeline, "svg", **chosen).data)


@pytest.mark.parametrize("timeline", [looking.shipped, looking.centuries, looking.hostile])
def test_is_xml_and_names_every_dated_event(timeline):
    """The file is well-formed, and every event with a date has its title in it, whole."""
    made = timeline()
    titles = [element.text for element in drawing(made).iter(f"{NAME}title")]
    assert len(titles) == sum(not entry.resolved.undated for entry in made.ordered())


def test_has_no_link_no_script_and_nothing_to_load():
    """The picture is only a picture, whatever the data holds."""
    allowed = {"svg", "style", "rect", "path", "g", "text", "title", "line", "defs"}
    allowed |= {"linearGradient", "stop", "desc"}
    for element in drawing(looking.hostile()).iter():
        assert element.tag.removeprefix(NAME) in allowed
        assert not {"href", "onload", "src"} & set(element.attrib)


def test_counts_when_crowded():
    """Above 60 events the picture has columns whose counts add up to all events."""
    titles = [element.text for element in drawing(looking.many(2000)).iter(f"{NAME}title")]
    assert sum(int(title.rsplit(" ", 1)[1]) for title in titles) == 2000


@pytest.mark.parametrize("width", [200, 640, 10_000])
def test_width_is_the_width(width):
    """`--width` is the width of the drawing, with its margin; nothing lies outside."""
    svg = drawing(looking.centuries(), width=width)
    assert float(svg.attrib["width"]) == width + 24
    for box in svg.iter(f"{NAME}rect"):
        if box.attrib.get("class") != "paper":
            assert float(box.attrib["x"]) >= 0
            assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width + 0.2


@pytest.mark.parametrize("width", [199, 10_001, -1])
def test_impossible_width_is_refused(width):
    """A width that is none is a wrong request."""
    with pytest.raises(TimelineError, match="expected 200 to 10000"):
        drawing(looking.centuries(), width=width)


def test_says_how_to_read_it():
    """Whether time is drawn to scale, and what is not drawn, stands in the picture."""
    for scale, words in (("adaptive", "not drawn to scale"), ("linear", "is drawn to scale")):
        notes = [
            element.text
            for element in drawing(looking.centuries(), scale=scale).iter(f"{NAME}text")
            if element.attrib.get("class") == "note"
        ]
        assert words in " ".join(notes)
        assert "want of a date: 1" in " ".join(notes)


def test_undated_events_are_reported():
    """What is not drawn is said beside the file as well."""
    timeline = looking.centuries()
    rendered = api.export(timeline, "svg", matches=looking.matches(timeline))
    assert rendered.notes == ("events without a date, not drawn: 1",)


def test_follows_light_and_dark(tmp_path):
    """Chromium draws the same file dark on a dark setting, as an image in a page."""
    timeline = looking.shipped()
    path = tmp_path / "picture.svg"
    path.write_bytes(api.export(timeline, "svg", matches=looking.matches(timeline)).data)
    (tmp_path / "page.html").write_text(f'<img src="{path.name}">', encoding="utf-8")
    shots = []
    with chromium() as browser:
        for colours in ("light", "dark"):
            seen = browser.new_page(color_scheme=colours)
            seen.goto((tmp_path / "page.html").as_uri())
            shots.append(seen.locator("img").screenshot())
    assert shots[0] != shots[1]


def paths(timeline: Timeline, kind: str) -> list[str]:
    """What the picture draws with this class."""
    found = (one for one in drawing(timeline).iter() if one.get("class") == kind)
    return [one.get("d") or one.get("width") or "" for one in found]


def test_a_deadline_with_a_doubt_has_a_window_and_a_sure_one_has_none():
    def promise(due: object) -> Timeline:
        commitment = {"action": "Go", "state": "unknown", "due": due}
        event = looking.event("promise", "2026-02-04", kind="commitment", commitment=commitment)
        return looking.timeline([event])

    assert paths(promise("2026-04-04"), "window") == []
    (width,) = paths(promise({"earliest": "2026-03-04", "latest": "2026-04-04"}), "window")
    assert float(width) > 10


def test_colours_are_literal():
    """A renderer that knows no variables draws the picture, and not a black rectangle."""
    for timeline in (looking.shipped(), looking.many(100), rich()):
        text = api.export(timeline, "svg", matches=looking.matches(timeline)).data.decode()
        assert "var(" not in text
        assert "--" not in text.replace("-->", "")


RENDERERS = {
    "rsvg-convert": ["-o", "{png}", "{svg}"],
    "inkscape": ["{svg}", "--export-type=png", "--export-filename={png}"],
    "cairosvg": ["{svg}", "-o", "{png}"],
}


@pytest.mark.parametrize("program", RENDERERS)
def test_other_renderers_draw_it(tmp_path, program):
    """Wikipedia's renderer, Inkscape and CairoSVG paint paper, ink, and both colours of marks."""
    name = str(oracle(program)) if program != "cairosvg" else ""
    command = [name] if name else [sys.executable, "-m", oracle("cairosvg").__name__]
    svg, png = tmp_path / "p.svg", tmp_path / "p.png"
    timeline = rich()
    svg.write_bytes(api.export(timeline, "svg", matches=looking.matches(timeline)).data)
    arguments = [one.format(svg=svg, png=png) for one in RENDERERS[program]]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=60)
    colours = colours_of(png)
    for name in ("paper", "time", "bad", "due"):
        red, green, blue = (int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5))
        near = [
            one
            for one in colours
            if max(abs(one[0] - red), abs(one[1] - green), abs(one[2] - blue)) <= 4
        ]
        assert near, name


def colours_of(png: Path) -> set[tuple[int, int, int]]:
    """The colours of a picture, by Chromium's own canvas."""
    script = """async (address) => {
      const image = new Image(); image.src = address; await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext("2d"); pen.drawImage(image, 0, 0);
      const data = pen.getImageData(0, 0, image.width, image.height).data, found = new Set();
      for (let i = 0; i < data.length; i += 4) found.add(`${data[i]},${data[i+1]},${data[i+2]}`);
      return [...found];
    }"""
    address = "data:image/png;base64," + b64encode(png.read_bytes()).decode()
    with chromium() as browser:
        found = browser.new_page().evaluate(script, address)
    return {tuple(map(int, one.split(","))) for one in found}
