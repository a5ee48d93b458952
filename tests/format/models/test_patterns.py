"""A pattern judges a whole value: no line break after it is let through, in any of its uses."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import oracle

from timeline.format import schema
from timeline.format.models import vocabulary

SOURCE = Path(schema.__file__).parent.parent
PATTERNS = {name: text for name, text in vars(vocabulary).items() if name.endswith("_PATTERN")}
FUNCTIONS = tuple(
    f"re.{name}" for name in ("compile", "match", "search", "split", "sub", "finditer", "findall")
)
# In MULTILINE, a pattern is asked of each line and "$" means the end of one.
BY_LINE = {"src/timeline/importers/markdown.py"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the program, by its path."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE.parent.parent).as_posix()
        yield name, ast.parse(path.read_text("utf-8"))


def pattern_name(node: ast.AST) -> str:
    """The name of a pattern of the vocabulary that a node is, or nothing."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name if name in PATTERNS else ""


def judged_in_part(tree: ast.Module) -> Iterator[str]:
    """Uses of a pattern of the vocabulary that do not ask for the whole value."""
    compiled = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(map(pattern_name, node.args)):
            compiled.add(ast.unparse(node))
            if getattr(node.func, "attr", "") not in ("fullmatch", "compile"):
                yield ast.unparse(node)
        if isinstance(node, ast.Assign) and ast.unparse(node.value) in compiled_calls(tree):
            compiled.update(ast.unparse(target) for target in node.targets)
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and ast.unparse(node.value) in compiled
        if named and node.attr not in ("fullmatch", "pattern"):
            yield ast.unparse(node)


def compiled_calls(tree: ast.Module) -> set[str]:
    """Each `re.compile(…)` of a pattern of the vocabulary, as it is written."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {ast.unparse(node) for node in calls if any(map(pattern_name, node.args))}


def loose_ends(tree: ast.Module) -> Iterator[str]:
    """Patterns that end in "$" and are not asked of the whole text: `\\Z` is the end in Python."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in FUNCTIONS:
            text = ast.unparse(node.args[0])
            if re.search(r"(?<!\\)\$(?:\)|'|\"|\|)", text):
                yield text


@pytest.mark.parametrize(("path", "tree"), [*modules()], ids=[path for path, _ in modules()])
def test_no_value_is_judged_in_part(path: str, tree: ast.Module) -> None:
    """Python's "$" also matches before a last line break, so a pattern is asked by `fullmatch`."""
    assert [*judged_in_part(tree)] == []
    assert path in BY_LINE or [*loose_ends(tree)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("re.match(ID_PATTERN, x)", 1),
        ("re.search(vocabulary.ID_PATTERN, x)", 1),
        ("re.fullmatch(ID_PATTERN, x)", 0),
        ("A = re.compile(ID_PATTERN)\nA.match(x)", 1),
        ("A = re.compile(ID_PATTERN)\nA.fullmatch(x)", 0),
        ("A = re.compile(ID_PATTERN).match", 1),
        ("A = re.compile(ID_PATTERN).fullmatch", 0),
        ("Field(pattern=ID_PATTERN)", 0),
    ],
)
def test_the_look_at_the_source_sees_what_it_is_for(code: str, found: int) -> None:
    """A look that finds nothing anywhere would prove nothing."""
    assert len([*judged_in_part(ast.parse(code))]) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('re.match("^a$", x)', 1),
        ('re.compile(r"a(?:b|$)")', 1),
        ('re.sub(r"a$|b", "", x)', 1),
        (r're.match(r"a\$", x)', 0),
        (r're.match(r"a\Z", x)', 0),
        ('re.compile(r"[$]a")', 0),
    ],
)
def test_a_loose_end_is_seen(code: str, found: int) -> None:
    """Also inside of a group, and before another way to match."""
    assert len([*loose_ends(ast.parse(code))]) == found


ENDS = st.sampled_from(["", "\n", "\r", "\r\n", "\u2028", "\u0085", "\n\n", " ", "\x00", "\u0661"])


@given(st.sampled_from(sorted(PATTERNS)), st.data())
def test_python_and_rust_agree_on_every_value(name: str, data: st.DataObject) -> None:
    """The schema's engine and `fullmatch` say the same, whatever stands at the end."""
    pattern = PATTERNS[name]
    body = data.draw(st.one_of(st.from_regex(pattern, fullmatch=True), st.text(max_size=8)))
    text = body.removesuffix("\n") + data.draw(ENDS)
    validator = jsonschema_rs.Draft202012Validator(
        {"type": "string", "pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
    )
    assert validator.is_valid(text) == (re.fullmatch(pattern, text) is not None)


GOOD = {
    "ID_PATTERN": "a-b-2",
    "REFERENCE_PATTERN": "a-b#c-2",
    "DATASET_ID_PATTERN": "talks.example-2.org",
    "LANGUAGE_PATTERN": "zh-Hant-TW",
    "ASCII_PATTERN": "2026-02-04",
    "ZONE_PATTERN": "America/Port-au-Prince",
    "STAMP_PATTERN": "2026-02-04T10:59:00Z",
    "ABOUT_PATTERN": "/claims/0/a~1b",
    "URL_PATTERN": "https://example.org/a?b=c",
    "MEDIA_PATTERN": "media/a b.jpg",
    "UNIT_PATTERN": "km/h",
    "IDENTIFIER_PATTERN": "wikidata",
    "DAY_PATTERN": "2026-03-01",
    "DIGEST_PATTERN": "9f86d081884c7d65",
    "EXTENSION_PATTERN": "org.example.x",
    "RULE_PATTERN": "time/not-edtf",
    "NAME_PATTERN": "a_b-2",
}


def test_ecmascript_agrees_on_every_end() -> None:
    """A second reader in JavaScript, and every editor, takes what we take."""
    assert sorted(GOOD) == sorted(PATTERNS)
    ends = ["", "\n", "\r", "\r\n", "\u2028", "\u0085", " ", "\u0000", "\u0661", "é"]
    asked = [[PATTERNS[name], text + end] for name, text in GOOD.items() for end in ends]
    script = (
        f"const asked = {json.dumps(asked)};"
        "console.log(JSON.stringify(asked.map(([p, t]) => new RegExp(p, 'u').test(t))))"
    )
    ended = subprocess.run(
        [str(oracle("node")), "-e", script], capture_output=True, text=True, timeout=60, check=True
    )
    ours = [re.fullmatch(pattern, text) is not None for pattern, text in asked]
    assert json.loads(ended.stdout) == ours
    assert ours.count(True) >= len(GOOD)
