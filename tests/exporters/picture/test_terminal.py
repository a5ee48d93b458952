"""The picture in a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking
from wcwidth import wcswidth

from timeline.chronicle.timeline import Timeline
from timeline.exporters.picture import terminal


def drawn(
    timeline: Timeline, width: int = 100, lang: str = "en", colour: bool = False
) -> list[str]:
    """The lines of the picture."""
    text = terminal.draw(looking.matches(timeline), timeline, lang=lang, width=width, colour=colour)
    return text.splitlines()


@pytest.mark.parametrize("lang", ["en", "es", "ja"])
@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_of_the_strip_is_wider_than_the_terminal(width, lang):
    """Every line with an event fits, in Latin and in full-width script."""
    for timeline in (looking.shipped(), looking.centuries(), looking.hostile()):
        strip = drawn(timeline, width, lang)
        events = sum(not entry.resolved.undated for entry in timeline.ordered())
        assert all(wcswidth(line) <= width for line in strip[: events + 3])


def test_titles_stand_in_one_column():
    """Titles begin in the same cell, whatever script the axis is in."""
    lines = drawn(looking.shipped(), 100, "ja")[3:19]
    begins = {wcswidth(line[: re.search(r"[\u3040-\u9fff]", line).start()]) for line in lines}
    assert begins == {61}


def test_it_ends_with_a_line_end():
    """What a shell prints next stands on a line of its own."""
    shown = looking.shipped()
    drawing = terminal.draw(looking.matches(shown), shown, lang="en", width=80, colour=False)
    assert drawing.endswith("\n")
    assert not drawing.endswith("\n\n")


def test_glyphs_tell_how_vague():
    """A day is a diamond, a doubt dashed, a stretch filled where certain, a deadline a flag."""
    lines = drawn(looking.centuries(), 140)
    for title, sign in (
        ("Caesar is murdered", terminal.EXACT),
        ("Battle in the Teutoburg Forest", terminal.DASH),
        ("The western empire", terminal.IS),
        ("A script that was in use by 800", terminal.FADE),
        ("A promise that is due in 2030", terminal.FLAG),
    ):
        (line,) = (line for line in lines if title in line)
        assert sign in line


def test_key_names_just_the_signs_that_are_there():
    """The key explains what stands in the picture, and nothing else."""
    text = "\n".join(drawn(looking.timeline([looking.event("one", "2026-02-04")])))
    assert "◆ an exact day or time" in text
    assert "sometime within" not in text


def test_crowd_is_columns():
    """Many events are columns eight lines high, with the axis below."""
    lines = drawn(looking.many(2000), 100)
    assert all(set(line) <= set(terminal.STEPS) for line in lines[:8])
    assert "┴" in lines[8]
    assert "2,000" not in lines[8]


def test_colour_is_all_that_colour_changes():
    """Without its colours the coloured picture is the plain one."""
    plain = drawn(looking.centuries(), 100)
    coloured = drawn(looking.centuries(), 100, colour=True)
    bare = [re.sub(r"\x1b\[\d*m", "", line).rstrip() for line in coloured]
    assert bare == plain
    assert coloured != plain


def test_hostile_text_moves_no_cursor():
    """No control character and no bidi override of the data reaches the terminal."""
    timeline = looking.timeline([looking.event("one", "2026", "a\x1b[2Jb\u202ec\nd")])
    text = "\n".join(drawn(timeline))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a[2Jbc d" in text


def test_nothing_to_draw_is_nothing_or_a_reason():
    """No events: no picture. Only undated ones: how many there are."""
    assert drawn(looking.timeline([])) == []
    (line,) = drawn(looking.timeline([looking.event("one", {"text": "once"})]))[-1:]
    assert "1" in line


@given(st.text(min_size=1, max_size=80), st.integers(50, 160))
def test_any_title_fits(title, width):
    """For all titles and widths: the line fits as a terminal counts cells."""
    timeline = looking.timeline([looking.event("one", "2026", title)])
    assert terminal.cells(drawn(timeline, width)[2]) <= width
