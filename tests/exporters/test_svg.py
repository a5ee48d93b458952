"""The picture as a file of its own."""

import subprocess
import sys
from base64 import b64encode
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
        assert "Without a date (not drawn): 1" in " ".join(notes)


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


# Of each colour: how many pixels the first picture has, and how many of either have no pixel like
# it within two pixels in the other one.
COMPARED = """async ([one, other, colours, reach]) => {
  const read = async (address) => {
    const image = new Image(); image.src = address; await image.decode();
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    [canvas.width, canvas.height] = [image.width, image.height];
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height);
  };
  const near = ({ data }, at, colour, most) =>
    colour.every((part, i) => Math.abs(data[at * 4 + i] - part) <= most);
  const lost = (from, to, colour) => {
    const side = 2 * reach + 1;
    let all = 0, gone = 0;
    for (let y = 0; y < from.height; y += 1) for (let x = 0; x < from.width; x += 1) {
      if (!near(from, y * from.width + x, colour, 4)) continue;
      all += 1;
      let found = false;
      for (let i = 0; i < side * side && !found; i += 1) {
        const u = x + (i % side) - reach, v = y + Math.floor(i / side) - reach;
        if (u < 0 || v < 0 || u >= to.width || v >= to.height) continue;
        found = near(to, v * to.width + u, colour, 24);
      }
      gone += !found;
    }
    return [all, gone];
  };
  const [a, b] = [await read(one), await read(other)];
  return [[a.width, a.height], [b.width, b.height],
    colours.map((colour) => [...lost(a, b, colour), ...lost(b, a, colour)])];
}"""
MARKS = ("time", "bad", "due")


@pytest.mark.parametrize("program", RENDERERS)
def test_other_renderers_draw_the_same_marks(tmp_path, program):
    """Wikipedia's renderer, Inkscape and CairoSVG put every mark within 2 px of Chromium's."""
    name = str(oracle(program)) if program != "cairosvg" else ""
    command = [name] if name else [sys.executable, "-m", oracle("cairosvg").__name__]
    svg, png = tmp_path / "p.svg", tmp_path / "p.png"
    timeline = rich()
    svg.write_bytes(api.export(timeline, "svg", matches=looking.matches(timeline)).data)
    arguments = [one.format(svg=svg, png=png) for one in RENDERERS[program]]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=60)
    (tmp_path / "p.html").write_text('<img src="p.svg" style="display:block">', encoding="utf-8")
    colours = [[int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5)] for name in MARKS]
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1600, "height": 1200})
        page.goto((tmp_path / "p.html").as_uri())
        seen = page.locator("img").screenshot()
        asked = [_address(seen), _address(png.read_bytes()), colours, 2]
        one, other, found = browser.new_page().evaluate(COMPARED, asked)
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 1
    for mark, (ours, ours_lost, theirs, theirs_lost) in zip(MARKS, found, strict=True):
        assert min(ours, theirs) >= 20, mark
        assert (ours_lost, theirs_lost) == (0, 0), (mark, ours, theirs)


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}"
