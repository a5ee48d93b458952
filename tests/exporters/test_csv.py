"""The table of events, read by Python's own reader."""

import csv
import io

from tests import looking

from timeline import api
from timeline.chronicle.timeline import Timeline


def table(timeline: Timeline) -> list[dict[str, str]]:
    """The rows of the table."""
    data = api.export(timeline, "csv", matches=looking.matches(timeline), lang="en").data
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def test_bounds_are_cells_of_their_own():
    """A year has its first and last day as bounds; what is not known is empty."""
    timeline = looking.timeline(
        [
            looking.event("year", "2018?"),
            looking.event("early", "-0043-03-15"),
            looking.event("open", {"start": "2020-01-01", "end": ".."}),
        ]
    )
    early, year, still = table(timeline)
    bounds = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    assert [year[key] for key in bounds] == ["2018-01-01", "2018-12-31", "2018-01-01", "2018-12-31"]
    assert early["start_earliest"] == "-0043-03-15"
    assert [still["end_earliest"], still["end_latest"], still["ongoing"]] == ["", "", "true"]
    assert (year["qualified"], early["qualified"]) == ("true", "false")


def test_every_row_has_every_cell():
    """Hostile text never makes a row of another length, and no event is lost."""
    for timeline in (looking.shipped(), looking.hostile(), looking.centuries()):
        rows = table(timeline)
        assert [row["id"] for row in rows] == [entry.id for entry in timeline.ordered()]
        assert all(None not in row and None not in row.values() for row in rows)


def test_no_cell_of_text_is_a_formula():
    """No text begins with a sign that spreadsheets calculate with."""
    computed = {"start_earliest", "start_latest", "end_earliest", "end_latest"}
    for row in table(looking.hostile()):
        for key, value in row.items():
            if key not in computed:
                assert value[:1] not in tuple("=+-@\t\r"), (key, value)
            assert "\n" not in value


def test_deadline_of_the_shipped_commitment():
    """The commitment's deadline is the end of 4 April 2026, in Washington's time."""
    (row,) = (row for row in table(looking.shipped()) if row["kind"] == "commitment")
    assert row["due_last"] == "2026-04-04T23:59:59-04:00"
    assert row["state"] == "unknown"
    assert "Pedro Sánchez" in row["claims"]
