"""SARIF 2.1.0, for code scanning on GitHub and for other viewers of static analysis.

The manual of every rule that has a finding is included.
Code scanning keeps 5,000 results of a run: a longer report holds the first 5,000 and says so.
"""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from timeline import registry
from timeline.findings import Finding, Related
from timeline.project import ADDRESS, NAME
from timeline.validation.reporters import Read, encoded

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FROM_TOP = True
KEPT = 5000
RULES = "timeline.validation.rules"


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """The log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(findings)]}
    return encoded(log, indent=2) + "\n"


def _run(findings: Sequence[Finding]) -> dict[str, Any]:
    kept = findings[:KEPT]
    names = sorted({finding.rule for finding in kept})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "timeline",
                "semanticVersion": version(NAME),
                **_home(),
                "rules": [_rule(name) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in kept],
    }
    if len(findings) > KEPT:
        text = f"{len(findings)} findings in all; the first {KEPT} are in this log"
        notice = {"level": "warning", "message": {"text": text}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
    return run


def _home() -> dict[str, str]:
    """Where more is said of this program, once it has an address."""
    return {"informationUri": ADDRESS} if ADDRESS else {}


def _rule(name: str) -> dict[str, Any]:
    text = registry.manual(RULES, name) if name in registry.names(RULES) else name
    what = text.partition("\n\nWhy: ")[0]
    return {
        "id": name,
        "shortDescription": {"text": text.split("\n", 1)[0]},
        "fullDescription": {"text": " ".join(what.split())},  # code scanning on GitHub needs it
        "help": {"text": text},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    remedy = f" ({finding.help})" if finding.help else ""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": f"{finding.message}{remedy}"},
        "locations": [_location(finding)],
    }
    if finding.related:
        result["relatedLocations"] = [_related(place) for place in finding.related]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": _physical(finding.path, _region(finding))}
    if finding.pointer:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.pointer}]
    return place


def _region(finding: Finding) -> dict[str, int]:
    if not finding.line:
        return {}
    region = {"startLine": finding.line, "startColumn": finding.column or 1}
    if finding.end_line:
        region |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    return region


def _related(place: Related) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column or 1} if place.line else {}
    return {"physicalLocation": _physical(place.path, region), "message": {"text": place.message}}


def _physical(path: str, region: dict[str, int]) -> dict[str, Any]:
    uri = quote(path, errors="replace")  # a backslash is one of a name
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": f"file://{uri}" if path.startswith("/") else uri}
    }
    if region:
        physical["region"] = region
    return physical
