"""Every rule finds its failing case, exactly once and at its place, and leaves its neighbour alone.

The cases are data: `<family>/<name>/pass.json` and `fail.json` beside this file for what one file
can show, `conformance/1.0/timelines/{valid,invalid}/<family>-<name>/` for what takes several. The
report of the failing case, as a person sees it, is in `<family>/<name>/fail.txt`.
"""

import ast
import csv
import os
import shutil
from pathlib import Path

import pytest

from timeline import registry
from timeline.findings import Finding
from timeline.validation import Folder, judge_all, judge_file
from timeline.validation.reporters import full
from timeline.validation.rulebook import REPORTED

HERE = Path(__file__).parent
TIMELINES = HERE.parents[1] / "conformance/1.0/timelines"
ROOM = "timeline.validation.rules"
RULES = registry.names(ROOM)
SINGLE = [rule for rule in RULES if (HERE / rule.replace("-", "_")).joinpath("fail.json").is_file()]
SEVERAL = [rule for rule in RULES if (TIMELINES / "invalid" / rule.replace("/", "-")).is_dir()]
# What no file in a repository can show: made by the tests that are named here.
ELSEWHERE = {
    "file/missing": "tests/validation/test_dirty.py",
    "file/not-regular": "tests/validation/test_dirty.py",
    "file/symbolic-link": "tests/validation/test_dirty.py",
    "file/too-large": "tests/validation/test_dirty.py",
    "file/unmerged": "tests/validation/test_staged.py",
    "file/unreadable": "tests/validation/test_dirty.py",
    "history/revision": "tests/validation/test_staged.py",
    "shape/other": "tests/validation/test_gate.py",
}


def judged(rule: str, case: str, folder: Path) -> tuple[list[Finding], str]:
    """The findings and the report of one case, judged in a folder of its own."""
    (folder / "events").mkdir()
    shutil.copy(HERE / rule.replace("-", "_") / f"{case}.json", folder / "events")
    path = folder / "events" / f"{case}.json"
    findings = judge_file(str(path), None, choice=None).findings
    named = [
        found._replace(
            path=path.name, related=tuple(o._replace(path=path.name) for o in found.related)
        )
        for found in findings
    ]
    return findings, full.render(named, sources=lambda _: path.read_bytes())


def whole(rule: str, case: str) -> tuple[list[Finding], str]:
    """The findings and the report of a timeline of the conformance suite."""
    folder = TIMELINES / case / rule.replace("/", "-")
    findings = judge_all(Folder(str(folder)), choice=None).findings

    def source(path: str) -> bytes | None:
        place = folder / path
        return place.read_bytes() if place.is_file() else None

    return findings, full.render(findings, sources=source)


def same_as_golden(rule: str, report: str) -> None:
    """Compare with the report that was read and accepted; TIMELINE_GOLDEN=write writes it."""
    path = HERE / rule.replace("-", "_") / "fail.txt"
    if os.environ.get("TIMELINE_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report, encoding="utf-8")
    assert report == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", SINGLE)
def test_a_rule_of_one_file_finds_its_failing_case(rule: str, tmp_path: Path) -> None:
    """One mistake is one finding."""
    findings, report = judged(rule, "fail", tmp_path)
    assert [found.rule for found in findings] == [rule]
    same_as_golden(rule, report)


@pytest.mark.parametrize("rule", SINGLE)
def test_a_rule_of_one_file_leaves_the_nearest_good_one_alone(rule: str, tmp_path: Path) -> None:
    """The passing case has no finding at all."""
    assert judged(rule, "pass", tmp_path) == ([], "")


@pytest.mark.parametrize("rule", SEVERAL)
def test_a_rule_of_a_timeline_finds_its_failing_case(rule: str) -> None:
    """The suite's `expected.csv` says which findings an implementation has to give."""
    findings, report = whole(rule, "invalid")
    case = rule.replace("/", "-")
    with (TIMELINES / "invalid/expected.csv").open(encoding="utf-8", newline="") as file:
        expected = [
            (row["file"], row["rule"], row["pointer"])
            for row in csv.DictReader(file)
            if row["case"] == case
        ]
    assert [(found.path, found.rule, found.pointer) for found in findings] == expected
    assert rule in {found.rule for found in findings}
    same_as_golden(rule, report)


@pytest.mark.parametrize("rule", SEVERAL)
def test_a_rule_of_a_timeline_leaves_the_nearest_good_one_alone(rule: str) -> None:
    """The passing case has no finding at all."""
    assert whole(rule, "valid") == ([], "")


def test_every_rule_has_its_cases() -> None:
    """A rule without data would never be seen to work."""
    assert sorted({*SINGLE, *SEVERAL, *ELSEWHERE}) == sorted(RULES)
    for test in ELSEWHERE.values():
        assert (HERE.parents[2] / test).is_file()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_manual(rule: str) -> None:
    """What it says in one line, why it matters and how to mend it."""
    manual = registry.manual(ROOM, rule)
    first, *_ = manual.split("\n", 1)
    assert first.endswith(".")
    assert 10 < len(first) < 75
    assert "\nWhy: " in manual
    assert "\nFix: " in manual


@pytest.mark.parametrize("rule", RULES)
def test_a_family_without_checks_has_none(rule: str) -> None:
    """The modules of these families are not loaded to judge, so a check in them would be lost."""
    module = registry.load(ROOM, rule)
    if rule.partition("/")[0] in REPORTED:
        assert module.SCOPE == "report"
    assert (module.SCOPE == "report") != hasattr(module, "check")
    assert module.SEVERITY in ("error", "warning")


def test_every_rule_that_is_told_of_has_a_manual() -> None:
    """The names that the parser and the schema use are names of rules."""
    from timeline.format.schema import RULES as shape
    from timeline.jsonio.errors import RULES as syntax

    assert {*syntax.values(), *shape.values(), "json/syntax", "shape/other"} <= set(RULES)


def test_rules_do_not_read_the_clock() -> None:
    """No verdict depends on the day it is given."""
    for rule in RULES:
        path = Path(registry.load(ROOM, rule).__file__ or "")
        names = {
            node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)
        }
        assert not names & {"datetime", "time", "now", "today"}, rule
