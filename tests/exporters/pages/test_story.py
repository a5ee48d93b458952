"""Stories and embedded pictures, in Chromium."""

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from tests import looking
from tests.browser import visit
from tests.rich import NIGHT, rich

from timeline import api
from timeline.errors import TimelineError
from timeline.exporters.pages.images import size


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    rows = b"".join(b"\0" + bytes([90 + y * 100 // height]) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The story of the rich timeline with its picture, on disk."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "wall.png").write_bytes(png(640, 400))
    timeline = rich(pictures="media/")
    timeline.root = tmp_path
    made = api.export(
        timeline, "html", matches=looking.matches(timeline), story="night", embed_media=True
    )
    assert made.notes == ()
    path = tmp_path / "story.html"
    path.write_bytes(made.data)
    return path


def test_a_story_is_one_event_a_screen(browser: Any, story: Path) -> None:
    """In its own order, with its own texts, its picture, and arrows from screen to screen."""
    with visit(browser) as seen:
        seen.open(story)
        screens = seen.page.locator("article.screen")
        assert screens.count() == len(NIGHT) + 1
        assert screens.first.locator("img").evaluate("one => one.naturalWidth") == 640
        assert screens.nth(1).locator("em").first.inner_text() == "noise"
        assert screens.nth(1).locator("svg .here").count() == 1
        for place in range(2):
            seen.page.keyboard.press("ArrowRight")
            target = f"document.querySelectorAll('.screen')[{place + 1}].getBoundingClientRect()"
            seen.until(f"Math.abs({target}.top) < 60")
        assert seen.requests == [story.as_uri()] or all(
            one.startswith("data:") for one in seen.requests[1:]
        )


def test_a_story_is_whole_without_javascript(browser: Any, story: Path) -> None:
    """Every screen is there, and the first link leads to the first event."""
    with visit(browser, java_script_enabled=False) as seen:
        seen.open(story)
        assert seen.page.locator("article.screen:visible").count() == len(NIGHT) + 1
        assert seen.page.locator("a.begin").get_attribute("href") == "#first-crack"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_axe_finds_nothing_in_a_story(browser: Any, story: Path, size: str, colours: str) -> None:
    """No rule of axe-core is broken."""
    with visit(browser, size, color_scheme=colours) as seen:
        assert seen.open(story).axe() == []


def test_a_story_that_is_none_is_named() -> None:
    """With the nearest one that there is."""
    timeline = rich()
    with pytest.raises(TimelineError, match="no story is called 'nigth'") as found:
        api.export(timeline, "html", matches=looking.matches(timeline), story="nigth")
    assert "night" in str(found.value.hint)


GIF = b"GIF89a" + struct.pack("<HH", 3, 5)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", 7, 9) + bytes(9)
VP8X = b"RIFF....WEBPVP8X" + bytes(8) + (10).to_bytes(3, "little") + (20).to_bytes(3, "little")
VP8L = b"RIFF....WEBPVP8L" + bytes(5) + (10 | 20 << 14).to_bytes(4, "little")
VP8 = b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 11, 21)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(4, 6), (4, 6)),
        (GIF, (3, 5)),
        (JPEG, (9, 7)),
        (VP8X, (11, 21)),
        (VP8L, (11, 21)),
        (VP8, (11, 21)),
        (png(4, 6)[:20], None),
        (GIF[:8], None),
        (JPEG[:10], None),
        (VP8X[:25], None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_size_of_a_picture(data: bytes, expected: tuple[int, int] | None) -> None:
    """As its format writes it; of what is cut off, and of anything else, none."""
    assert size(data) == expected
