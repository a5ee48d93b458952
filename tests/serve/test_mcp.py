"""The tools for agents, asked by a real client over standard input and output."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.environment import bare
from tests.oracle import oracle

ROOT = Path(__file__).parents[2]
READING = {"list", "search", "show", "stats", "validate"}


def ask(folder: Path, calls: list[tuple[str, dict[str, Any]]], *flags: str) -> list[Any]:
    """The names of the tools, then the answer to each call."""
    oracle("mcp")
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "timeline", "mcp", "-C", str(folder), *flags],
        env={**bare(), "TIMELINE_NOW": "2026-11-22"},
    )

    async def talk() -> list[Any]:
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            names = {tool.name for tool in (await session.list_tools()).tools}
            return [names, *[await session.call_tool(name, given) for name, given in calls]]

    return asyncio.run(talk())


def content(result: Any) -> Any:
    assert not result.is_error, result
    return json.loads(result.content[0].text)


def test_agents_read_what_people_read() -> None:
    """The tools answer as the commands of the same names; nothing writes without --write."""
    names, listed, none, found, shown, counted, judged = ask(
        ROOT,
        [
            ("list", {"query": "since:2024 who:Pablito"}),
            ("search", {"words": "京都"}),
            ("search", {"words": "unpredictable delegate since:2026"}),
            ("show", {"id": "locate-three-leaders"}),
            ("stats", {"by": "kind"}),
            ("validate", {}),
        ],
    )
    assert names == READING
    assert [one["event"]["id"] for one in content(listed)["events"]] == ["locate-three-leaders"]
    assert content(none)["total"] == 0
    assert [one["event"]["id"] for one in content(found)["events"]] == [
        "outcome-called-unpredictable"
    ]
    assert content(shown)["resolved"]["due"]["last"] == "2026-04-04T23:59:59-04:00"
    assert {row["value"] for row in content(counted)["rows"]} >= {"meeting", "commitment"}
    assert content(counted)["events"] == len(list((ROOT / "events").rglob("*.json")))
    assert content(judged)["findings"] == []


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("show", {"id": "white-hous"}, "no event has the id"),
        ("list", {"query": "tag:("}, "expected"),
        ("stats", {"by": "colour"}, "colour"),
        ("search", {"words": " "}, "no words"),
    ],
)
def test_a_wrong_request_is_told_with_its_remedy(
    tool: str, given: dict[str, Any], said: str
) -> None:
    """An agent reads what was wrong, never a traceback."""
    _, result = ask(ROOT, [(tool, given)])
    assert result.is_error
    assert said in result.content[0].text
    assert "Traceback" not in result.content[0].text


def test_writing_is_asked_for_and_judged(tmp_path: Path) -> None:
    """With --write a good event is written once; a second of the same id and a bad one are not."""
    (tmp_path / "events").mkdir()
    good = {"schema_version": "1.0", "id": "talk", "title": "A talk", "when": "2024"}
    names, first, second, bad = ask(
        tmp_path,
        [
            ("new", {"event": good}),
            ("new", {"event": good | {"title": "Another"}}),
            ("new", {"event": {"schema_version": "1.0", "id": "b", "title": "B"}}),
        ],
        "--write",
    )
    assert names == READING | {"new"}
    assert content(first)["written"] == ["events/talk.json"]
    assert second.is_error
    assert bad.is_error
    assert [path.name for path in (tmp_path / "events").glob("*.json")] == ["talk.json"]
    assert json.loads((tmp_path / "events" / "talk.json").read_bytes())["title"] == "A talk"
