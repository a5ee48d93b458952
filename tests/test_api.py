"""The library: what a program is given, and how little it costs to import."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import timeline

ROOT = Path(__file__).parent.parent
NAMES = {
    "Date", "Event", "Finding", "Timeline", "TimelineError",
    "export", "import_", "load", "select", "validate",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    """`__all__` is what the documents promise, sorted, and each name is there."""
    assert set(timeline.__all__) == NAMES
    assert list(timeline.__all__) == sorted(timeline.__all__)
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)
    assert set(timeline.__all__) <= set(dir(timeline))


def test_no_other_name_is_public() -> None:
    """A name that is not promised is refused."""
    with pytest.raises(AttributeError, match="no attribute 'Pydantic'"):
        timeline.Pydantic  # noqa: B018


def test_importing_the_library_loads_nothing_else() -> None:
    """`import timeline` is light: no module of the package, nothing from outside."""
    code = (
        "import sys, timeline\n"
        "print(*sorted(n for n in sys.modules if n.startswith(('timeline.', 'pydantic'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_program_asks_what_a_person_asks() -> None:
    """Load, select and export give what `timeline list` and `timeline export` give."""
    chronicle = timeline.load(ROOT)
    found = timeline.select(chronicle, "since:2024 who:Pablito")
    assert [(entry.id, verdict) for entry, verdict in found] == [
        ("locate-three-leaders", "certain")
    ]
    rendered = timeline.export(chronicle, "ics", matches=found, lang="ja")
    assert rendered.data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert timeline.validate(ROOT) == []


def test_a_query_that_needs_the_clock_asks_for_it() -> None:
    """Without `now`, "today" is refused; nothing below the command line reads the clock."""
    chronicle = timeline.load(ROOT)
    with pytest.raises(timeline.TimelineError):
        timeline.select(chronicle, "since:today")
    assert timeline.select(chronicle, "until:today", now=0) is not None


def test_an_unknown_zone_or_format_is_a_wrong_request() -> None:
    """Told with the nearest name, as on the command line."""
    chronicle = timeline.load(ROOT)
    with pytest.raises(timeline.TimelineError, match="did you mean 'Asia/Tokyo'"):
        timeline.export(chronicle, "csv", tz="Asia/Tokio")
    assert b"(Tokyo time)" in timeline.export(chronicle, "csv", tz="Asia/Tokyo").data
    with pytest.raises(timeline.TimelineError, match="unknown exporter 'icz'"):
        timeline.export(chronicle, "icz")


def test_what_is_exported_is_imported_again() -> None:
    """JSON out and in gives the same records."""
    chronicle = timeline.load(ROOT)
    data = timeline.export(chronicle, "json").data
    back = timeline.import_(data, "json")
    assert {record["id"] for record in back.records} == set(chronicle.entries)


def test_rows_are_flat_and_in_the_order_of_time() -> None:
    """Every row has the same columns; a vague date keeps both its bounds."""
    chronicle = timeline.load(ROOT)
    rows = chronicle.to_rows()
    assert [row["id"] for row in rows] == [entry.id for entry in chronicle.ordered()]
    assert len({tuple(row) for row in rows}) == 1
    attempt = next(row for row in rows if row["id"] == "petro-assassination-attempt")
    assert (attempt["earliest"], attempt["latest"]) == ("2018-01-01", "2018-12-31")
    assert attempt["certain"] is None


def test_a_notebook_shows_the_strip() -> None:
    """`_repr_html_` is a drawing."""
    drawn = timeline.load(ROOT)._repr_html_()
    assert ElementTree.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"


def test_an_event_is_a_frozen_model() -> None:
    """`Event` reads a file's bytes and refuses what the format refuses."""
    path = ROOT / "events" / "white-house-meeting.json"
    event = timeline.Event.model_validate_json(path.read_bytes())
    assert event.id == "white-house-meeting"
    with pytest.raises(ValueError, match="frozen"):
        event.id = "other"
