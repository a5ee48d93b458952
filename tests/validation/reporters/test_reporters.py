"""Every format of a report: read back by a parser of its own, and stable to the byte."""

import ast
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from timeline import registry
from timeline.findings import Finding, Related

ROOT = Path(__file__).parents[3]
ROOM = "timeline.validation.reporters"
SARIF = ROOT / ".ci/node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
SOURCE = '{\n  "title": "会談: The treaty",\n\t"when": "2026-13-04"\n}\n'.encode()
FINDINGS = [
    Finding("events/a b.json", 0, 0, "file/empty", "the file is empty"),
    Finding(
        "events/x.json",
        2,
        19,
        "text/blank",
        "the text is blank, 100% of it: <b>&amp;</b>\x1b[31m\u202e\n::error::",
        "/title",
        "warning",
        2,
        25,
        "write a text, or leave the key out",
    ),
    Finding(
        "events/x.json",
        3,
        16,
        "time/no-such-month",
        "'2026-13-04' is no date",
        "/when",
        "error",
        3,
        18,
        "did you mean '2026-04-13'?",
        (Related("events/y.json", 4, 2, "the other one"), Related("events/z.json", 0, 0, "this")),
    ),
]


def source(path: str) -> bytes | None:
    """The bytes of the one file that can be read."""
    return SOURCE if path == "events/x.json" else None


def report(format: str, findings: list[Finding] = FINDINGS, *, colour: bool = False) -> str:
    """The findings in a format."""
    text: str = registry.load(ROOM, format).render(findings, sources=source, colour=colour)
    return text


@pytest.mark.parametrize("format", registry.names(ROOM))
def test_every_format_ends_in_a_line_feed_and_hides_no_control(format: str) -> None:
    """Nothing in a file can steer the terminal or forge a line of the report."""
    text = report(format)
    assert text.endswith("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), format
    assert "\n::error::" not in text
    assert report(format) == text


@pytest.mark.parametrize("format", registry.names(ROOM))
def test_every_format_says_each_rule_and_each_path(format: str) -> None:
    """Nothing is lost."""
    text = report(format)
    for found in FINDINGS:
        assert found.rule in text
    assert "events/x.json" in text


@pytest.mark.parametrize("format", registry.names(ROOM))
def test_every_format_has_a_form_for_nothing(format: str) -> None:
    """No finding is nothing in the formats for people, and a valid document in the others."""
    text = report(format, [])
    empty = {"full": "", "concise": "", "github": "", "jsonl": "", "json": "[]\n", "gitlab": "[]\n"}
    assert text == empty.get(format, text)
    assert len(text) > 0 or format in empty


def test_full_shows_the_line_and_a_caret_under_the_mistake() -> None:
    """Wide letters take two columns, a tab four; the caret stands right below."""
    assert report("full") == (
        "events/a b.json: error: file/empty: the file is empty\n"
        "\n"
        "events/x.json:2:19: warning: text/blank: the text is blank, 100% of it: <b>&amp;</b>[31m "
        "::error::\n"
        '  2 |   "title": "会談: The treaty",\n'
        "    |                     ^^^^^^\n"
        "  help: write a text, or leave the key out\n"
        "\n"
        "events/x.json:3:16: error: time/no-such-month: '2026-13-04' is no date\n"
        '  3 |     "when": "2026-13-04"\n'
        "    |                   ^^\n"
        "  see: events/y.json:4:2: the other one\n"
        "  see: events/z.json: this\n"
        "  help: did you mean '2026-04-13'?\n"
    )


def test_full_with_colour_says_the_same() -> None:
    """Colour adds nothing but colour."""
    coloured = report("full", colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report("full")


def test_full_shows_a_long_line_around_the_mistake() -> None:
    """A file of one line of a megabyte takes no more room than another."""
    line = b'{"a": "' + b"x" * 500_000 + b'!", "b": "' + b"y" * 500_000 + b'"}'
    at = line.index(b"!") + 1
    found = Finding("x.json", 1, at, "text/blank", "here", "/a", "error", 1, at + 1)
    text = registry.load(ROOM, "full").render([found], sources=lambda _: line)
    shown = text.splitlines()
    assert max(map(len, shown)) < 140
    assert shown[1].index("!") == shown[2].index("^")


def test_concise_is_a_line_a_finding() -> None:
    """`path:line:col: rule: message`, as editors read it."""
    assert report("concise").splitlines()[2] == (
        "events/x.json:3:16: time/no-such-month: '2026-13-04' is no date "
        "[did you mean '2026-04-13'?]"
    )


def test_json_and_jsonl_hold_the_same_objects() -> None:
    """The keys that are promised, and no others."""
    objects = json.loads(report("json"))
    assert [json.loads(line) for line in report("jsonl").splitlines()] == objects
    assert objects[2] == {
        "path": "events/x.json",
        "line": 3,
        "column": 16,
        "end_line": 3,
        "end_column": 18,
        "pointer": "/when",
        "rule": "time/no-such-month",
        "severity": "error",
        "message": "'2026-13-04' is no date",
        "help": "did you mean '2026-04-13'?",
        "related": [
            {"path": "events/y.json", "line": 4, "column": 2, "message": "the other one"},
            {"path": "events/z.json", "line": 0, "column": 0, "message": "this"},
        ],
    }
    assert "help" not in objects[0]


def test_github_escapes_what_would_end_a_command() -> None:
    """Per cent signs, colons and commas of properties; line breaks are gone."""
    first, second, third = report("github").splitlines()
    assert first.startswith("::error file=events/a b.json,title=file/empty::")
    assert "100%25 of it" in second
    assert third.startswith(
        "::error file=events/x.json,line=3,col=16,endLine=3,endColumn=18,title=time/no-such-month::"
    )
    odd = Finding("events/a,b:c%d.json", 1, 1, "file/bom", "x")
    assert "file=events/a%2Cb%3Ac%25d.json," in report("github", [odd])


def test_github_counts_what_it_will_not_show() -> None:
    """Ten annotations of one severity are shown of a step."""
    many = [FINDINGS[0]] * 10
    assert "notice" not in report("github", many)
    last = report("github", [*many, FINDINGS[0]]).splitlines()[-1]
    assert last == "::notice::11 errors in all; GitHub shows the first 10 of a step"


def test_gitlab_fingerprints_survive_a_moved_line() -> None:
    """They differ between findings, and stay when the file grows above them."""
    issues = json.loads(report("gitlab", [*FINDINGS, FINDINGS[2]]))
    assert {*issues[0]} == {"check_name", "description", "fingerprint", "severity", "location"}
    assert len({issue["fingerprint"] for issue in issues}) == 4
    moved = [found._replace(line=found.line + 7) for found in FINDINGS]
    again = json.loads(report("gitlab", moved))
    assert [one["fingerprint"] for one in again] == [one["fingerprint"] for one in issues[:3]]


def test_junit_is_xml_with_a_failure_an_error() -> None:
    """Warnings are cases that passed."""
    root = ElementTree.fromstring(report("junit"))
    assert root.attrib["tests"] == "3"
    assert root.attrib["failures"] == "2"
    assert len(root.findall("testsuite/testcase/failure")) == 2
    (output,) = root.findall("testsuite/testcase/system-out")
    assert "<b>&amp;</b>" in (output.text or "")


def test_junit_has_only_what_its_readers_know() -> None:
    """The attributes of the schema that Jenkins' xUnit plugin checks; the file is the suite's."""
    root = ElementTree.fromstring(report("junit"))
    known = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "file", "tests", "failures", "errors"},
        "testcase": {"name", "classname"},
        "failure": {"type", "message"},
        "system-out": set(),
    }
    for element in root.iter():
        assert set(element.attrib) <= known[element.tag], element.tag
    assert [suite.attrib["file"] for suite in root] == ["events/a b.json", "events/x.json"]


def test_junit_carries_what_xml_cannot() -> None:
    """Noncharacters and halves of surrogates become a replacement character."""
    odd = Finding("x.json", 1, 1, "text/blank", "a\uffffb\ud800c")
    (failure,) = ElementTree.fromstring(report("junit", [odd])).findall(".//failure")
    assert failure.attrib["message"] == "a\ufffdb\ufffdc"


def sarif_schema() -> Any:
    """The SARIF 2.1.0 schema; skips the test where the package that ships it is missing."""
    if not SARIF.is_file():
        missing = "needs the oracle '@microsoft/jest-sarif' (npm), which ships the SARIF schema"
        if os.environ.get("TIMELINE_ORACLES") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    text = SARIF.read_text(encoding="utf-8")
    # Its pattern for languages has a bracket too many, which no strict engine compiles.
    assert text.count("[a-zA-Z]{2}]?$") == 2
    return json.loads(text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"))


def test_sarif_is_valid_against_its_schema() -> None:
    """The published schema of SARIF 2.1.0 accepts the log, and would refuse a wrong one."""
    judge = jsonschema_rs.Draft4Validator(sarif_schema(), offline=True)
    for findings in (FINDINGS, [], FINDINGS * 2000):
        log = json.loads(report("sarif", findings))
        assert [str(error) for error in judge.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not judge.is_valid(log)


def test_sarif_carries_the_manual_of_each_rule() -> None:
    """Viewers show it beside the finding."""
    log = json.loads(report("sarif"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["file/empty", "text/blank", "time/no-such-month"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    module = ast.parse(
        (ROOT / "src/timeline/validation/rules/text/blank.py").read_text(encoding="utf-8")
    )
    assert rules[1]["help"]["text"] == ast.get_docstring(module)
    for rule in rules:  # code scanning on GitHub shows no rule without
        assert rule["fullDescription"]["text"]
        assert "Why: " not in rule["fullDescription"]["text"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "events/a%20b.json"}}


def test_sarif_says_what_it_leaves_out() -> None:
    """Code scanning keeps 5,000 results of a run."""
    (run,) = json.loads(report("sarif", FINDINGS * 2000))["runs"]
    assert len(run["results"]) == 5000
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "6000 findings in all; the first 5000 are in this log"
