"""JUnit XML, for CI servers that show test results.

Every file with findings is a test suite and every finding a failed test case; warnings are cases
that passed, with the warning as their output. The suite names the file, a case's name and text the
place: the schema of Jenkins' xUnit plugin, which CI servers share, allows no more.
"""

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from timeline.findings import Finding
from timeline.text import one_line
from timeline.validation.reporters import Read

FROM_TOP = True


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """The report, a suite a file; with no finding, one suite that passed."""
    suites = [_suite(path, list(group)) for path, group in groupby(findings, lambda f: f.path)]
    body = "".join(suites) or (
        '  <testsuite name="timeline" tests="1" failures="0" errors="0">\n'
        '    <testcase name="no findings" classname="timeline"/>\n'
        "  </testsuite>\n"
    )
    failures = _failures(findings)
    head = (
        f'<testsuites name="timeline validate" tests="{len(findings) or 1}" failures="{failures}">'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}</testsuites>\n'


def _failures(findings: Sequence[Finding]) -> int:
    return sum(finding.severity == "error" for finding in findings)


def _suite(path: str, findings: list[Finding]) -> str:
    head = (
        f'  <testsuite name={_attribute(path)} file={_attribute(path)} tests="{len(findings)}"'
        f' failures="{_failures(findings)}" errors="0">\n'
    )
    return head + "".join(_case(finding) for finding in findings) + "  </testsuite>\n"


def _case(finding: Finding) -> str:
    name = f"{finding.rule} {finding.line}:{finding.column}"
    case = f"    <testcase name={_attribute(name)} classname={_attribute(finding.path)}>\n"
    text = "\n".join(one_line(part) for part in (str(finding), finding.help) if part)
    return f"{case}{_outcome(finding, text)}    </testcase>\n"


def _outcome(finding: Finding, text: str) -> str:
    if finding.severity == "warning":
        return f"      <system-out>{_content(text)}</system-out>\n"
    message = _attribute(finding.message)
    return (
        f"      <failure type={_attribute(finding.rule)} message={message}>"
        f"{_content(text)}</failure>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(_legal(one_line(text)))


def _content(text: str) -> str:
    return _legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _legal(text: str) -> str:
    """`text` without the code points that XML 1.0 cannot carry."""
    return "".join("\ufffd" if _illegal(char) else char for char in text)


def _illegal(char: str) -> bool:
    return char in "\ufffe\uffff" or "\ud800" <= char <= "\udfff"
