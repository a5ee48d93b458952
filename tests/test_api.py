"""The library: what a program is given, and how little it costs to import."""

import json
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking
from tests.cli.reading import write
from tests.exporters.test_far import WHENS
from tests.oracle import oracle

import timeline
from timeline.chronicle.row import citations
from timeline.dates import FOREVER
from timeline.listing import flatten
from timeline.query import Match

ROOT = Path(__file__).parent.parent
NAMES = {
    "Date", "Event", "Finding", "Timeline", "TimelineError",
    "date", "due", "edit", "export", "import_", "load", "new", "open", "select", "stats",
    "validate",
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


NOW = 1_795_000_000
BOUNDS = ("s1", "s2", "e1", "e2", "s1_at", "s2_at", "e1_at", "e2_at")


@pytest.mark.parametrize("text", ["2018?", "-0043-03-15", "2019/2020", "Y17E8", "[1667,1668]"])
def test_a_date_is_what_an_event_of_that_date_is(text: str) -> None:
    """The same bounds as those of an event."""
    known = looking.timeline([looking.event("one", text)]).entries["one"].resolved
    assert timeline.date(text).days == known.days


def test_a_date_may_be_written_as_people_do() -> None:
    """What is no one date is refused with what to do."""
    assert timeline.date("4 February 2026").days == timeline.date("2026-02-04").days
    for text in ("last week", "04/05/2026", "soon", "", "2026-13", "early 2026"):
        with pytest.raises(timeline.TimelineError, match="is not a date"):
            timeline.date(text)


def test_a_timeline_iterates_in_the_order_of_time() -> None:
    """And says how many events there are, and whether it has one."""
    chronicle = timeline.load(ROOT)
    assert list(chronicle) == chronicle.ordered()
    assert "white-house-meeting" in chronicle
    assert "white-house" not in chronicle
    assert repr(chronicle) == "<Timeline 'petro-trump-2026.timeline.invalid': 19 events>"


def test_errors_carry_their_hints() -> None:
    """A traceback shows what to do (PEP 678)."""
    chronicle = timeline.load(ROOT)
    with pytest.raises(timeline.TimelineError) as caught:
        chronicle.get("white-house-meetin")
    shown = "".join(traceback.format_exception(caught.value))
    assert "did you mean 'white-house-meeting'?" in shown
    assert caught.value.hint in caught.value.__notes__


@pytest.mark.parametrize(
    ("format", "options", "said"),
    [
        ("parquet", {}, "'parquet' is a folder of files"),
        ("csv", {"tzz": "UTC"}, "'csv' has no option 'tzz'"),
        ("sqlite", {"tz": "UTC"}, "'sqlite' has no option 'tz'"),
    ],
)
def test_an_export_that_cannot_be_made_is_a_wrong_request(
    format: str, options: dict[str, str], said: str
) -> None:
    """Never an AttributeError or a TypeError."""
    with pytest.raises(timeline.TimelineError, match=said):
        timeline.export(timeline.load(ROOT), format, **options)


def test_an_event_is_written_and_edited(tmp_path: Path) -> None:
    """Stamped with `now`; what is not in order changes nothing."""
    (tmp_path / "events").mkdir()
    made = timeline.new(tmp_path, {"title": "They meet", "when": "2024~"}, now=NOW)
    assert (made.id, made.path, made.notes) == ("they-meet", "events/they-meet.json", ())
    for wrong in ({}, {"title": "A", "when": "x"}, {"title": "A", "when": "2024", "id": made.id}):
        with pytest.raises(timeline.TimelineError):
            timeline.new(tmp_path, wrong, now=NOW)
    with pytest.raises(timeline.TimelineError):
        timeline.edit(tmp_path, made.id, {"when": "2024-13"}, now=NOW)
    timeline.edit(tmp_path, made.id, {"kind": "meeting"}, now=NOW + 60)
    timeline.edit(tmp_path, made.id, {"kind": "meeting"}, now=NOW + 120)
    (entry,) = timeline.load(tmp_path)
    assert entry.record["when"] == "2024~"
    assert (entry.record["created"], entry.record["modified"], entry.record["revision"]) == (
        "2026-11-18T11:06:40Z", "2026-11-18T11:07:40Z", 1
    )  # fmt: skip
    assert timeline.validate(tmp_path) == []


def test_open_also_opens_lines_and_datasets(tmp_path: Path) -> None:
    """With the same events, in the same order."""
    chronicle = timeline.open(ROOT)
    ids = [entry.id for entry in chronicle.ordered()]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps(entry.record) for entry in chronicle.ordered()), "utf-8")
    assert {entry.id for entry in timeline.open(lines).ordered()} == set(ids)
    with pytest.raises(timeline.TimelineError, match="no such file"):
        timeline.open(tmp_path / "none")
    oracle("duckdb")
    from timeline.exporters import parquet

    matches = [Match(entry, "certain") for entry in chronicle.ordered()]
    parquet.write(matches, chronicle, tmp_path / "data", lang="en")
    dataset = timeline.open(tmp_path / "data")
    assert [match.entry.id for match in timeline.select(dataset)] == ids
    assert timeline.stats(dataset, "kind") == timeline.stats(chronicle, "kind")
    with pytest.raises(timeline.TimelineError, match="cannot read a dataset"):
        timeline.open(tmp_path / "data", engine="python")


def test_due_and_stats_say_what_the_commands_say() -> None:
    """What is owed at a moment, and how many there are of each."""
    chronicle = timeline.load(ROOT)
    (owed,) = timeline.due(chronicle, now=NOW)
    assert (owed.match.entry.id, owed.state.verdict) == ("locate-three-leaders", "passed")
    assert timeline.due(chronicle, now=NOW, overdue=True) == []
    assert [one.match.entry.id for one in timeline.due(chronicle, now=0)] == [owed.match.entry.id]
    assert timeline.due(chronicle, now=1_772_000_000, within="2w") == []
    kinds = {row["value"]: row["possible"] for row in timeline.stats(chronicle, "kind")}
    assert sum(kinds.values()) == len(chronicle)


def everybody(chronicle: timeline.Timeline) -> set[str]:
    """All whom `values who` counts, by id or folded name."""
    return {row["value"] for row in timeline.stats(chronicle, "who") if row["value"]}


def test_rows_lose_no_name() -> None:
    """Whoever has no entity, owes or is owed is there by name, and every work that is cited."""
    records = [
        looking.event(
            "one",
            "2024",
            participants=[{"entity": "ann"}, {"name": "Bo"}, {"of": "club"}, {"name": "Bo"}],
            places=[{"name": {"en": "Hall", "es": "Sala"}}],
            claims=[{"stance": "reports", "sources": [{"source": "paper"}, {"title": "A note"}]}],
            commitment={
                "action": "Pay",
                "state": "unknown",
                "debtor": [{"name": "Cy"}],
                "creditor": [{"entity": "ann"}],
                "evidence": [{"title": "A receipt"}],
            },
        )
    ]
    chronicle = looking.timeline(records)
    (row,) = flatten.rows(chronicle, None)
    assert row["participants"] == ["ann", "Bo", "club", "Cy"]
    assert row["places"] == ["Hall"]
    assert row["sources"] == ["paper", "A note", "A receipt"]


def test_rows_count_the_same_people_and_works_as_the_commands() -> None:
    """On the shipped timeline: `values who`, which counts bodies with their members, and rows."""
    chronicle = timeline.load(ROOT)
    rows = chronicle.to_rows()
    named = {name.casefold() for row in rows for name in row["participants"]}
    of = {one["of"] for entry in chronicle for one in entry.record.get("participants", ())
          if "of" in one}  # fmt: skip
    bodies = {body for id in (*named, *of) for body in chronicle.entities.groups(id)[id in named :]}
    assert named | bodies == everybody(chronicle)
    for row in rows:
        record = json.loads(row["event"])
        assert record == chronicle.entries[row["id"]].record
        assert bool(row["sources"]) == any(True for _ in citations(record))


@given(st.lists(st.sampled_from(WHENS), max_size=8))
def test_bounds_in_rows_are_integers_or_none(whens: list) -> None:
    """For all times: the engine's own numbers."""
    anchor = looking.event("anchor", "2026-02-04")
    events = [anchor, *(looking.event(f"e{n}", when) for n, when in enumerate(whens))]
    chronicle = looking.timeline(events)
    for row in flatten.rows(chronicle, None):
        known = chronicle.entries[row["id"]].row
        for name in BOUNDS:
            assert row[name] is None or (type(row[name]) is int and abs(row[name]) <= FOREVER)
            assert row[name] == getattr(known, name)


def shipped_rows() -> tuple[list, Any, list]:
    """The rows of the shipped timeline, the table of them, and the first bound of each."""
    oracle("pyarrow")
    chronicle = timeline.load(ROOT)
    rows = chronicle.to_rows()
    wanted = [row["s1"] for row in rows]
    assert None in wanted
    return rows, chronicle.to_arrow(), wanted


def test_pandas_takes_the_rows() -> None:
    """Integer bounds also beside unknown ones; the record stays JSON text."""
    pandas = oracle("pandas")
    rows, table, wanted = shipped_rows()
    plain = pandas.DataFrame(rows).convert_dtypes()
    assert str(plain["s1"].dtype) == "Int64"
    typed = table.to_pandas(types_mapper=pandas.ArrowDtype)
    assert str(typed["s1"].dtype) == "int64[pyarrow]"
    for frame in (plain, typed):
        assert [None if pandas.isna(one) else one for one in frame["s1"]] == wanted
        assert list(frame["event"]) == [row["event"] for row in rows]


def test_polars_takes_the_rows() -> None:
    """As they are, and as a table."""
    polars = oracle("polars")
    rows, table, wanted = shipped_rows()
    for frame in (polars.DataFrame(rows), polars.from_arrow(table)):
        assert frame["s1"].dtype == polars.Int64
        assert frame["s1"].to_list() == wanted
        assert frame["event"].to_list() == [row["event"] for row in rows]
        assert frame["participants"].to_list() == [row["participants"] for row in rows]


def test_duckdb_takes_the_rows() -> None:
    """And reads into the record."""
    base = oracle("duckdb").connect()
    rows, table, wanted = shipped_rows()
    base.register("rows", table)
    assert [one for (one,) in base.execute("SELECT s1 FROM rows").fetchall()] == wanted
    (kind,) = base.execute("SELECT typeof(s1) FROM rows LIMIT 1").fetchone()
    assert kind == "BIGINT"
    said = base.execute("SELECT event->>'$.id' FROM rows").fetchall()
    assert [id for (id,) in said] == [row["id"] for row in rows]


DEEP: dict[str, object] = {}
DEEP["org.example"] = DEEP


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (None, "an object was expected, found NoneType"),
        ([], "an object was expected, found list"),
        ({1: 2}, "the key 1 is no text"),
        ({"title": "A", "when": "2024", "extensions": DEEP}, "more than 64 objects and lists"),
        ({"title": "A", "when": "2024", "tags": {"a"}}, "the event is no JSON"),
    ],
)
def test_what_is_no_event_is_refused_as_every_wrong_request(tmp_path, event, said):
    """A program may have read it from anywhere; no error of Python's own comes out."""
    folder = write(tmp_path, {"id": "a", "title": "A", "when": "2024"})
    with pytest.raises(timeline.TimelineError, match=said):
        timeline.new(folder, event, now=0)
    assert len(timeline.load(folder)) == 1


def test_the_present_may_have_parts_of_a_second(tmp_path):
    """As `time.time()` has; what is no time is refused."""
    folder = write(tmp_path, {"id": "a", "title": "A", "when": "2024"})
    timeline.new(folder, {"title": "B", "when": "2024"}, now=1_795_305_600.75)
    loaded = timeline.load(folder)
    assert loaded.entries["b"].record["created"] == "2026-11-22T00:00:00Z"
    assert timeline.select(loaded, "before:today", now=1_795_305_600.75)
    for wrong in (None, "x", float("nan"), float("inf")):
        with pytest.raises(timeline.TimelineError, match="not a number of UTC seconds"):
            timeline.due(loaded, now=wrong)
    with pytest.raises(timeline.TimelineError, match="a query must be a string, found int"):
        timeline.select(loaded, 5)
    with pytest.raises(timeline.TimelineError, match="a date must be a string, found NoneType"):
        timeline.date(None)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda chronicle: chronicle.get(None), "an id must be a string, found NoneType"),
        (lambda chronicle: chronicle.get([]), "an id must be a string, found list"),
        (lambda _: timeline.edit(".", None, {}, now=1), "an id must be a string, found NoneType"),
        (lambda _: timeline.load(None), "a folder must be a string or a path, found NoneType"),
        (lambda _: timeline.validate(5), "a folder must be a string or a path, found int"),
        (lambda _: timeline.select("."), "expected a timeline, found str"),
        (lambda _: timeline.stats(None), "expected a timeline, found NoneType"),
        (lambda _: timeline.due(None, now=1), "expected a timeline, found NoneType"),
        (lambda _: timeline.export(None, "ics"), "expected a timeline, found NoneType"),
        (lambda chronicle: timeline.stats(chronicle, 5), "'by' must be a string, found int"),
        (lambda chronicle: timeline.due(chronicle, now=1, within=5), "'2w', found int"),
        (lambda chronicle: timeline.export(chronicle, None), "exporter is a text, found NoneType"),
        (lambda chronicle: timeline.export(chronicle, "ics", lang=5), "'es', found int"),
        (lambda _: timeline.import_("x", "ics"), "the data to import must be bytes, found str"),
        (lambda _: timeline.import_(b"x", None), "importer is a text, found NoneType"),
    ],
)
def test_a_value_of_another_type_is_refused_in_our_own_words(ask, said):
    """As every wrong request: no error of Python's own that names one of its methods."""
    with pytest.raises(timeline.TimelineError, match=said):
        ask(timeline.load(ROOT))
