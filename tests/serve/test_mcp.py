"""The tools for agents, asked by a real client over standard input and output."""

import asyncio
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.cli.reading import write
from tests.environment import bare
from tests.oracle import oracle

from timeline import api
from timeline.format import schema

ROOT = Path(__file__).parents[2]
READING = {
    *("list", "search", "show", "stats", "values", "when", "due", "claims", "validate"),
    "check_duplicate",
}
WRITING = {"new", "edit", "withdraw"}
LONGEST = 20_000
GOOD = {"id": "talk", "title": "A talk", "when": "2024"}


class Talk(NamedTuple):
    """What a client was told: the server's own words, its tools, and an answer to each call."""

    server: Any
    tools: dict[str, Any]
    resources: dict[str, str]
    answers: list[Any]


def ask(folder: Path, calls: list[tuple[str, dict[str, Any]]], *flags: str) -> Talk:
    """A client that starts the server, reads all that it tells, and makes the calls."""
    oracle("mcp")
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "timeline", "mcp", "-C", str(folder), *flags],
        env={**bare(), "TIMELINE_NOW": "2026-11-22"},
    )

    async def talk() -> Talk:
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            begun = await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            texts = {}
            for resource in (await session.list_resources()).resources:
                (part,) = (await session.read_resource(resource.uri)).contents
                texts[str(resource.uri)] = part.text
            answers = [await session.call_tool(name, given) for name, given in calls]
            return Talk(begun, tools, texts, answers)

    return asyncio.run(talk())


def content(result: Any) -> Any:
    assert not result.is_error, result
    assert len(result.content[0].text) <= LONGEST
    assert result.structured_content is None  # or all would be told twice
    return json.loads(result.content[0].text)


def ids(result: Any) -> list[str]:
    return [one["id"] for one in content(result)["events"]]


def test_agents_read_what_people_read() -> None:
    """The tools answer as the commands of the same names; nothing writes without --write."""
    talk = ask(
        ROOT,
        [
            ("list", {"query": "since:2024 who:Pablito"}),
            ("search", {"words": "京都"}),
            ("search", {"words": "unpredictable delegate since:2026"}),
            ("show", {"id": "locate-three-leaders"}),
            ("stats", {"by": "kind"}),
            ("validate", {}),
            ("list", {}),
            ("list", {"fields": ["id", "title"], "lang": "ja", "limit": 2, "offset": 1}),
            ("list", {"fields": ["event", "resolved"], "limit": 1000}),
            ("values", {"field": "kind"}),
            ("when", {"expression": "early 2026"}),
            ("due", {}),
            ("claims", {"by": "entity:gustavo-petro", "stance": "alleges"}),
            ("claims", {"contradictions": True}),
        ],
    )
    assert set(talk.tools) == READING
    listed, none, found, shown, counted, judged, all_, part, full, *rest = talk.answers
    kinds, when, due, claims, against = rest
    assert ids(listed) == ["locate-three-leaders"]
    assert content(none)["total"] == 0
    assert ids(found) == ["outcome-called-unpredictable"]
    assert content(shown)["resolved"]["due"]["last"] == "2026-04-04T23:59:59-04:00"
    assert {row["value"] for row in content(counted)["rows"]} >= {"meeting", "commitment"}
    assert content(counted)["events"] == len(list((ROOT / "events").rglob("*.json")))
    assert content(judged) == {
        "errors": 0, "rules": {}, "total": 0, "offset": 0, "findings": []
    }  # fmt: skip
    ordered = [entry.id for entry in api.load(ROOT).ordered()]
    assert ids(all_) == ordered
    assert content(part)["events"] == [
        {
            "id": "trump-campaign-incident",
            "title": "トランプ氏、2024年の米大統領選でペトロ氏と似た体験",
        },
        {"id": "colombian-presidential-election", "title": "コロンビア大統領選"},
    ]
    assert content(part)["next_offset"] == 3
    assert 0 < content(full)["next_offset"] == len(content(full)["events"]) < 19
    assert {row["value"] for row in content(kinds)["rows"]} >= {"meeting"}
    assert content(when)["when"] == {
        "earliest": "2026-01",
        "latest": "2026-04",
        "text": "early 2026",
    }
    (owed,) = content(due)["rows"]
    assert (owed["id"], owed["overdue"]) == ("locate-three-leaders", "passed")
    said = content(claims)["rows"]
    assert said
    assert all(row["by"] == "gustavo-petro" and row["stance"] == "alleges" for row in said)
    assert content(against)["rows"] == []


def test_the_server_introduces_itself() -> None:
    """Version, instructions, titles, which tools only read, and what each argument is."""
    talk = ask(ROOT, [], "--write")
    assert talk.server.server_info.version
    assert "kind:meeting since:2024" in talk.server.instructions
    assert set(talk.tools) == READING | WRITING
    for name, tool in talk.tools.items():
        assert tool.title
        assert tool.annotations.read_only_hint == (name in READING)
        assert "\n        " not in tool.description
        assert tool.input_schema["additionalProperties"] is False
    for kind in ("event", "entity", "source"):
        assert json.loads(talk.resources[f"timeline://schema/{kind}"]) == schema.document(kind)
    assert "## since" in talk.resources["timeline://query-language"]


def test_the_schema_of_an_event_says_what_new_takes(tmp_path: Path) -> None:
    """For events that it takes and refuses: so does the tool."""
    import jsonschema_rs

    (tmp_path / "events").mkdir()
    events = [
        {"title": "One", "when": "2024"},
        {"title": {"en": "Two"}, "when": {"start": "2024-05", "text": "in May"}, "kind": "meeting"},
        {"title": "Three", "when": "2024", "tilte": "x"},
        {"title": "Four"},
        {"title": "Five", "when": "2024", "participants": [{"nam": "Ann"}]},
    ]
    talk = ask(tmp_path, [("new", {"event": event}) for event in events], "--write")
    told = jsonschema_rs.validator_for(talk.tools["new"].input_schema)
    for event, answer in zip(events, talk.answers, strict=True):
        assert told.is_valid({"event": event}) == (not answer.is_error), event


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A timeline with a draft, notes and an origin."""
    (tmp_path / "events").mkdir()
    record = {"schema_version": "1.0", **GOOD, "notes": "zzqx", "draft": True}
    record["origin"] = {"source": "zzqx", "kept": {"a": "zzqx"}}
    (tmp_path / "events" / "talk.json").write_text(json.dumps(record))
    return tmp_path


def test_drafts_are_shown_and_notes_are_not(secret: Path) -> None:
    """By no tool and no field; and they are still there when the event was edited."""
    (secret / "events" / "broken.json").write_text("{")
    calls: list[tuple[str, dict[str, Any]]] = [
        ("list", {"fields": ["id", "draft", "event"]}),
        ("show", {"id": "talk"}),
        ("search", {"words": "zzqx"}),
        ("check_duplicate", {"title": "A talk"}),
        ("list", {"fields": ["notes"]}),
        ("edit", {"id": "talk", "fields": {"summary": "Short"}}),
    ]
    listed, *answers = ask(secret, calls, "--write").answers
    assert content(listed)["events"][0]["draft"] is True
    assert content(listed)["left_out"]["files"] == 1
    told = [answer.content[0].text for answer in (listed, *answers)]
    asked = "no event contains 'zzqx'"  # the question said again
    assert [text.count("zzqx") for text in told] == [text.count(asked) for text in told]
    assert "not shown" in answers[3].content[0].text
    kept = json.loads((secret / "events" / "talk.json").read_text())
    assert (kept["notes"], kept["origin"]["source"], kept["summary"]) == ("zzqx", "zzqx", "Short")


@pytest.mark.parametrize("bad", [True, False])
def test_no_answer_is_too_long(bad: bool, tmp_path: Path) -> None:
    """Three thousand events, good or bad: each page fits, and says where the next begins."""
    (tmp_path / "events").mkdir()
    for number in range(3000):
        record = {"schema_version": "1.0", "id": f"e{number}", "title": "x" * 40, "when": "2024"}
        record |= {"when": "2024-13"} if bad else {"participants": [{"name": f"N{number}"}]}
        (tmp_path / "events" / f"e{number}.json").write_text(json.dumps(record))
    calls: list[tuple[str, dict[str, Any]]]
    if bad:
        calls = [("validate", {}), ("validate", {"limit": 9999})]
        first, all_ = map(content, ask(tmp_path, calls).answers)
        assert first["total"] >= 3000
        assert first["rules"]["time/no-such-month"] == 3000
        assert all_["next_offset"] == len(all_["findings"]) > 50
        return
    calls = [
        *(("list", {}), ("list", {"limit": 3000, "offset": 2}), ("stats", {"by": "who"})),
        *(("values", {"field": "who"}), ("search", {"words": "xxx"})),
    ]
    talk = ask(tmp_path, [*calls, ("list", {"limit": 3000, "max_characters": 900_000})])
    *fitting, long = talk.answers
    assert all(content(answer)["total"] == 3000 for answer in fitting)
    assert content(fitting[1])["next_offset"] == 2 + len(content(fitting[1])["events"])
    assert len(json.loads(long.content[0].text)["events"]) == 3000


WRONG = [
    ("show", {"id": "white-haus"}, "no event has the id"),
    ("list", {"query": "tag:("}, "expected"),
    ("stats", {"by": "colour"}, "colour"),
    ("search", {"words": " "}, "no words"),
    ("list", {"limit": -1}, "greater than or equal to 0"),
    ("list", {"limt": 3}, "did you mean 'limit'?"),
    ("list", {"fields": ["titel"]}, "did you mean 'title'?"),
    ("values", {"field": "kinds"}, "did you mean 'kind'?"),
    ("claims", {"by": "nobody at all"}, "no claim is made by"),
    ("claims", {"stance": "denys"}, "did you mean 'denies'?"),
    ("due", {"within": "soon"}, "write 2w"),
    ("show", {"id": "white-house-meeting", "max_characters": 1000}, "max_characters="),
]


def test_a_wrong_request_is_told_with_its_remedy() -> None:
    """An agent reads what was wrong, never a traceback."""
    talk = ask(ROOT, [(tool, given) for tool, given, _ in WRONG])
    for (tool, given, said), result in zip(WRONG, talk.answers, strict=True):
        assert result.is_error, (tool, given)
        assert said in result.content[0].text
        assert "Traceback" not in result.content[0].text


REFUSED = [
    ({}, "no 'title' and 'when'"),
    ({"tilte": "A", "when": "2024"}, "did you mean 'title'?"),
    ({"title": "A", "when": "2024", "discription": "x"}, "unknown key 'discription'"),
    ({"title": "A", "when": "2024-13"}, "expected a month, 01 to 12"),
    ({"title": "A", "when": "4 February 2026"}, "did you mean '2026-02-04'?"),
    ({"title": "A", "when": "2024", "id": "../../x"}, "/id"),
    ({"title": "A", "when": "2024", "id": 7}, "/id"),
    ({"title": 7, "when": "2024"}, "/title"),
    ({"title": "", "when": "2024"}, "title"),
    ({"title": "A", "when": "2024", "participants": [{"entity": "no-such"}]}, "no-such"),
    ({"title": "A", "when": "2024", "id": "talk"}, "taken"),
    ({"events": [GOOD, GOOD]}, "no 'title'"),
]


def test_only_what_is_right_is_written(tmp_path: Path) -> None:
    """An event that is not in order is refused with what to do, and nothing is written."""
    (tmp_path / "events").mkdir()
    calls = [("new", {"event": GOOD}), *(("new", {"event": event}) for event, _ in REFUSED)]
    first, *refused = ask(tmp_path, calls, "--write").answers
    assert content(first)["written"] == "events/talk.json"
    for (event, said), answer in zip(REFUSED, refused, strict=True):
        assert answer.is_error, event
        assert said in answer.content[0].text, event
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["talk.json"]


def test_an_event_is_written_changed_and_withdrawn(tmp_path: Path) -> None:
    """What the server's own words are enough for."""
    (tmp_path / "events").mkdir()
    event = {"title": "They meet", "when": "2024-05", "kind": "meeting", "tags": ["a"]}
    calls: list[tuple[str, dict[str, Any]]] = [
        ("check_duplicate", {"title": "They meet", "when": "2024-05"}),
        ("new", {"event": event}),
        ("check_duplicate", {"title": "they MEET", "when": "2024-05"}),
        ("check_duplicate", {"title": "Another thing", "when": "2024-05-06"}),
        ("new", {"event": event}),
        ("edit", {"id": "they-meet", "fields": {"status": "occurred", "tags": None}}),
        ("edit", {"id": "they-meet", "fields": {"when": "2024-13"}}),
        ("edit", {"id": "they-meet", "fields": {"id": "other"}}),
        ("edit", {"id": "they-met", "fields": {}}),
        ("list", {"query": "kind:meeting since:2024"}),
        ("withdraw", {"id": "they-meet", "because": "Twice."}),
        ("withdraw", {"id": "they-meet-2", "because": " "}),
    ]
    talk = ask(tmp_path, calls, "--write")
    none, _, same, other, twice, edited, *wrong, listed, gone, silent = talk.answers
    assert content(none)["events"] == []
    assert [(one["id"], one["alike"]) for one in content(same)["events"]] == [("they-meet", "same")]
    assert content(other)["events"] == []
    assert "told-twice" in content(twice)["notes"][0]
    assert content(twice)["id"] == "they-meet-2"
    assert all(answer.is_error for answer in (*wrong, silent))
    assert content(edited)["written"] == "events/they-meet.json"
    assert set(ids(listed)) == {"they-meet", "they-meet-2"}
    assert content(gone)["id"] == "they-meet"
    record = json.loads((tmp_path / "events" / "they-meet.json").read_bytes())
    assert record["withdrawn"] == {"on": "2026-11-22", "reason": "Twice."}
    assert "tags" not in record
    assert record["status"] == "occurred"
    assert api.validate(tmp_path) == []


def test_what_agents_get_wrong_is_said_in_our_own_words() -> None:
    """A wrong type, a list as one text, unknown columns: what was found, and what to write."""
    calls = [
        ("list", {"query": 5}),
        ("list", {"fields": "title"}),
        ("list", {"fields": ["id,notes"]}),
        ("list", {"fields": ["titel"]}),
        ("show", {"id": "white-house-meeting", "fields": ["titel"]}),
        ("validate", {"rule": "idd"}),
        ("search", {}),
    ]
    said = [
        "list: query: input should be a valid string, found 5",
        'list: fields: expected a list, found "title"',
        "no column is called 'id,notes'",
        "did you mean 'title'?",
        "an event has no key 'titel'; did you mean 'title'?",
        "no rule is called 'idd'",
        "search needs the argument 'words'",
    ]
    for answer, words in zip(ask(ROOT, calls).answers, said, strict=True):
        assert answer.is_error
        assert words in answer.content[0].text
        assert "http" not in answer.content[0].text


def test_null_leaves_an_argument_out_and_a_slip_gets_a_hint() -> None:
    """A beginning of an id serves, as it does on the command line."""
    calls = [
        ("list", {"query": None, "fields": None, "limit": 1}),
        ("list", {"fields": [], "limit": 1}),
        ("list", {"query": "kind:meating"}),
        ("stats", {"query": "meetng"}),
        ("show", {"id": "white-house-m"}),
    ]
    whole, empty, slip, word, shown = map(content, ask(ROOT, calls).answers)
    assert whole == empty
    assert whole["events"][0]["id"]
    assert slip["hints"] == ["no event has the kind 'meating'; did you mean 'meeting'?"]
    assert "did you mean 'meeting'?" in word["hints"][0]
    assert shown["event"]["id"] == "white-house-meeting"


def test_writing_calls_made_at_once_all_hold(tmp_path: Path) -> None:
    """Twelve new events with one title, and eight changes of one event."""
    oracle("mcp")
    from timeline.serve.mcp.writing import Writing

    folder = write(tmp_path, GOOD)
    tools = Writing(folder, lambda: 1_795_305_600)
    with ThreadPoolExecutor(12) as pool:
        made = [pool.submit(tools.new, {"title": "At once", "when": "2024"}) for _ in range(12)]
        assert len({json.loads(one.result())["id"] for one in made}) == 12
        done = [pool.submit(tools.edit, "at-once", {"tags": [f"t{n}"]}) for n in range(8)]
        assert {json.loads(one.result())["id"] for one in done} == {"at-once"}
    assert not api.load(folder).problems


def test_a_title_of_a_novel_is_compared_at_once() -> None:
    """The letters of two texts were compared all with all: 20 seconds for 300,000 letters."""
    oracle("mcp")
    from timeline.serve.mcp.duplicates import duplicates

    begun = time.process_time()
    assert duplicates(api.load(ROOT), "x" * 300_000, None, ()) == []
    assert time.process_time() - begun < 5
