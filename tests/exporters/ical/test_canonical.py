"""Canonical iCalendar text: one order, one way to fold, CRLF to the last line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exporters.ical.mutants import GOOD

from timeline.exporters.ical.canonical import LIMIT, canonical, folded


def unfold(data: bytes) -> str:
    return re.sub(b"\r\n[ \t]", b"", data).decode()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=400))
def test_folding_never_splits_a_code_point(words: str):
    """Every physical line is UTF-8 of at most 75 octets, and unfolding gives the text back."""
    lines = folded(words)
    for line in lines.split("\r\n"):
        assert len(line.encode()) <= LIMIT
    assert unfold(lines.encode()) == words


@pytest.mark.parametrize(("octets", "lines"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_lines_are_as_long_as_they_may_be(octets: int, lines: int):
    """75 octets in the first line, then 74 after the space."""
    assert folded("x" * octets).count("\r\n ") == lines - 1


def test_a_character_that_does_not_fit_moves_to_the_next_line():
    """72 octets and a character of four: 76, so the character goes down whole."""
    assert folded("x" * 72 + "🦋") == "x" * 72 + "\r\n 🦋"


def test_properties_come_before_components_and_in_one_order():
    """What was written in any order comes out in one."""
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-P1D\r\nACTION:DISPLAY\r\n"
        "END:VALARM\r\nX-B:1\r\nX-A:2\r\nSUMMARY:s\r\nDTEND:e\r\nUID:u\r\nDTSTART:d\r\n"
        "END:VEVENT\r\nPRODID:p\r\nVERSION:2.0\r\nEND:VCALENDAR"
    )
    assert canonical(text).decode().split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:p", "BEGIN:VEVENT", "UID:u", "DTSTART:d",
        "DTEND:e", "SUMMARY:s", "X-B:1", "X-A:2", "BEGIN:VALARM", "ACTION:DISPLAY",
        "TRIGGER:-P1D", "END:VALARM", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_canonical_text_stays_as_it_is():
    """The canonical form of canonical text is the same bytes."""
    once = canonical(unfold(GOOD))
    assert canonical(unfold(once)) == once


@settings(deadline=None)
@given(st.permutations([line for line in unfold(GOOD).split("\r\n")[30:51] if line]))
def test_the_order_of_lines_does_not_matter(lines: list[str]):
    """Any order of an event's properties gives the same bytes."""
    wrapped = ["BEGIN:VEVENT", *lines, "END:VEVENT"]
    assert canonical("\r\n".join(wrapped)) == canonical("\r\n".join(sorted(wrapped, key=_place)))


def _place(line: str) -> tuple[bool, bool, str]:
    return (line.startswith("END:"), not line.startswith("BEGIN:"), line)
