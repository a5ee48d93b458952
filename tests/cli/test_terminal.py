"""What a person sees: a real pseudo-terminal, tables, colour, the pager."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest
from tests.cli.reading import write
from tests.environment import bare
from wcwidth import wcswidth

NAMES = [f"event-{number:03d}" for number in range(60)]


@pytest.fixture
def folder(tmp_path):
    """Sixty events, one of each standing among them."""
    claims = {"alleges": "alleged", "disputes": "disputed"}
    events = [
        {"id": id, "when": f"{1960 + place}", "title": f"ペトロ {place}"}
        for place, id in enumerate(NAMES)
    ]
    for event, stance in zip(events, claims, strict=False):
        event["claims"] = [{"stance": stance, "by": {"name": "Ana"}}]
    return write(tmp_path, *events)


def seen(folder, *arguments, columns=80, lines=24, **env):
    """What `timeline` writes on a terminal of this size."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    environment = {**bare(), "TERM": "xterm", **env}
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.close(writer)
    parts = []
    while True:
        try:
            part = os.read(reader, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(reader)
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n"), errors.decode("utf-8")


def plain(text):
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_table_is_fitted_to_the_terminal(folder, columns):
    text, _ = seen(folder, "list", "-n", "9", columns=columns)
    lines = plain(text).split("\n")
    assert lines[1].startswith("----")
    assert max(wcswidth(line) for line in lines) <= columns
    assert all(id.removeprefix("event-") in plain(text) for id in NAMES[:9])


def test_colour_says_how_well_an_event_is_attested(folder):
    text, _ = seen(folder, "list", "-n", "3", columns=140)
    assert "\x1b[33mペトロ 0\x1b[0m" in text
    assert "\x1b[31mペトロ 1\x1b[0m" in text
    assert "\x1b" not in seen(folder, "list", "-n", "3", NO_COLOR="1")[0]
    assert "\x1b" not in seen(folder, "list", "-n", "3", TERM="dumb")[0]
    assert "\x1b" in seen(folder, "list", "-n", "3", NO_COLOR="")[0]


def test_only_what_is_longer_than_the_screen_is_paged(folder, tmp_path):
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n", encoding="utf-8")
    pager.chmod(0o755)
    assert seen(folder, "list", PAGER=str(pager))[0].startswith("PAGED")
    assert "PAGED" not in seen(folder, "list", "-n", "3", PAGER=str(pager))[0]
    assert "PAGED" not in seen(folder, "list", "--no-pager", PAGER=str(pager))[0]
    assert "PAGED" not in seen(folder, "list", "--json", PAGER=str(pager))[0]
    text, _ = seen(folder, "list", PAGER="no-such-pager-anywhere")
    assert "event-000" in text


def test_a_pager_that_is_no_command_is_named(folder):
    text, errors = seen(folder, "list", PAGER="less '")
    assert text == ""
    assert "PAGER is not a command: 'less ''" in errors


def test_a_long_table_is_grouped_by_year(folder):
    text, _ = seen(folder, "list", columns=140, lines=200)
    assert "\n1961" in plain(text)


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "zzz"),
        ("search", "zzz"),
        ("due",),
        ("values", "tag"),
        ("gaps", "zzz"),
        ("stats", "zzz"),
        ("list", "zzz", "--picture"),
    ],
)
def test_a_person_is_told_that_nothing_was_found(folder, arguments):
    """A word on standard error on a terminal, none where programs read."""
    text, errors = seen(folder, *arguments)
    assert (text, errors) == ("", "nothing found\n")


def test_programs_are_told_nothing(folder):
    assert seen(folder, "list", "zzz", "--format", "plain") == ("", "")
    assert seen(folder, "list", "zzz", "--json") == ("[]\n", "")


def test_a_few_events_show_no_progress(folder):
    assert seen(folder, "list", "-n", "1")[1] == "showing 1 of 60\n"
