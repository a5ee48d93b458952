"""`timeline show`: one event in full."""

import json

import pytest
from tests.cli.reading import timeline, write


def test_the_commitment_has_its_deadline_and_how_it_follows(run):
    done = run("show", "locate-three-leaders", TIMELINE_NOW="2026-11-22")
    assert done.returncode == 0
    text = " ".join(done.stdout.split())
    assert "within two months after “Petro and Trump meet at the White House”" in text
    assert "by the end of 4 April 2026" in text
    assert "due passed, outcome not recorded" in text


def test_before_the_deadline_the_days_left_are_told(run):
    """From 1 March to 4 April 2026 there are 34 days; at midnight UTC it is still 28 February."""
    text = run("show", "locate-three-leaders", TIMELINE_NOW="2026-03-01").stdout
    assert "35 days left" in text
    text = run("show", "locate-three-leaders", TIMELINE_NOW="2026-03-01T12:00:00-05:00").stdout
    assert "34 days left" in text


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"state": "met", "met_on": "2026-03-28"}, "met 28 March 2026"),
        (
            {"state": "met", "met_on": "2026-03-28", "state_as_of": "2026-03-28"},
            "met 28 March 2026",
        ),
        (
            {"state": "met", "met_on": "2026-03-28", "state_as_of": "2026-04-02"},
            "met 28 March 2026 (as of 2 April 2026)",
        ),
        ({"state": "met"}, "met"),
        ({"state": "not_met", "state_as_of": "2026-05"}, "not met (as of May 2026)"),
    ],
)
def test_what_became_of_a_commitment_is_told_once_with_its_day(tmp_path, state, told):
    promise = {"action": "Report", "due": "2026-04", **state}
    event = {"id": "one", "kind": "commitment", "when": "2026-02", "commitment": promise}
    write(tmp_path, event)
    shown = timeline("show", "one", "-C", str(tmp_path), TIMELINE_NOW="2026-06-01").stdout
    page = timeline("export", "html", "-C", str(tmp_path)).stdout
    text = timeline("export", "markdown", "-C", str(tmp_path)).stdout
    label = told.partition(" (")[0].partition(" 28")[0]
    after = [line.strip() for line in shown.splitlines()]
    assert f"State: {told}" in after
    assert label not in after  # not said again as how it stands with the deadline
    assert f"<dt>State<dd>{told}\n" in page
    assert f"- State: {told}\n" in text.replace("\\", "")


@pytest.mark.parametrize("lang", ["en", "es", "ja"])
def test_everything_is_told_in_the_language_asked_for(run, lang, root):
    record = json.loads((root / "events/white-house-meeting.json").read_text(encoding="utf-8"))
    text = run("show", "white-house-meeting", "--lang", lang, COLUMNS="300").stdout
    assert record["title"][lang] in text
    assert record["when"]["text"][lang] in text


def test_a_beginning_that_no_other_event_has_is_enough(run):
    assert run("show", "locate").stdout == run("show", "locate-three-leaders").stdout
    done = run("show", "petro-")
    assert done.returncode == 1
    assert "events begin with 'petro-'" in done.stderr


def test_an_unknown_id_is_1_with_the_nearest(run):
    done = run("show", "white-house-meting")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no event has the id 'white-house-meting'" in done.stderr
    assert "did you mean 'white-house-meeting'?" in done.stderr


def test_json_has_the_shape_of_list(run):
    [answer] = json.loads(run("show", "white-house-meeting", "--json").stdout)
    [listed] = json.loads(run("list", "id:white-house-meeting", "--json").stdout)
    assert answer == listed


def test_markdown_is_read_as_it_is_meant(tmp_path):
    from markdown_it import MarkdownIt

    title = "A *star* [link](x) <b> # 1"
    folder = write(tmp_path, {"id": "a", "when": "2024", "title": title, "summary": "> no *quote*"})
    text = timeline("show", "a", "-C", str(folder), "--format", "markdown").stdout
    html = MarkdownIt("commonmark", {"html": False}).render(text)
    assert "<h1>A *star* [link](x) &lt;b&gt; # 1</h1>" in html
    assert "<blockquote>" not in html


def test_a_fault_of_the_date_is_told_and_not_hidden(tmp_path):
    when = {"relative": "after", "to": "nowhere"}
    folder = write(tmp_path, {"id": "a", "when": when})
    assert "nowhere" in timeline("show", "a", "-C", str(folder)).stdout


def test_an_unknown_form_names_the_nearest(run):
    done = run("show", "white-house-meeting", "--format", "mardown")
    assert done.returncode == 2
    assert "did you mean 'markdown'?" in done.stderr


@pytest.mark.parametrize("status", ["cancelled", "planned", "postponed"])
def test_what_did_not_take_place_says_so(tmp_path, status):
    """In `list` and `show`, whether the event has a kind or not."""
    write(tmp_path, {"id": "one", "title": "Feast", "when": "2026-02", "status": status})
    kind = {"id": "two", "title": "Fair", "when": "2026-03", "status": status, "kind": "meeting"}
    write(tmp_path, kind)
    listed = timeline("list", "-C", str(tmp_path)).stdout
    assert f"[{status}] Feast" in listed
    assert f"[{status}] Fair" in listed
    assert status in timeline("show", "one", "-C", str(tmp_path)).stdout
    assert f"({status})" in timeline("show", "two", "-C", str(tmp_path)).stdout
