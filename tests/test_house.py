"""The size and the names of the house: what keeps it such that a newcomer finds the way."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "timeline"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
GENERATED = SOURCE / "format" / "records.py"
# A language is one table that a translator copies; it is read by nobody from top to bottom.
TABLES = {SOURCE / "words" / f"{code}.py" for code in ("en", "es", "ja")}
# The format has its own `Timeline` (a settings file) and `Span` (a duration): their names stand in
# the published schemas. The library's `Timeline` is the chronicle's with a door for notebooks.
TWICE = {"Timeline", "Span"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def nodes(kind):
    """Every node of a kind, with the path of its module."""
    return [
        (path, node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, kind)
    ]


def test_the_top_is_seen_at_a_glance():
    """Folders and modules side by side, packaged schemas included."""
    assert len([one for one in SOURCE.iterdir() if one.name != "__pycache__"]) <= 26


def test_a_function_fits_on_a_page():
    lengths = sorted(
        (node.end_lineno - node.lineno + 1, str(path), node.name) for path, node in nodes(Function)
    )
    assert [one for one in lengths if one[0] > 50] == []
    assert lengths[len(lengths) * 9 // 10][0] <= 18


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_is_read_in_one_go(path):
    if path not in TABLES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_a_class_name_means_one_thing():
    """A module that defines a name twice, as the two sides of a check, has one class of it."""
    names = Counter(name for _, name in {(path, node.name) for path, node in nodes(ast.ClassDef)})
    assert {name for name, count in names.items() if count > 1} <= TWICE


def test_an_untyped_record_has_one_name():
    """An alias for `dict[str, Any]` says less than it hides; one is enough, where it is shared."""
    alias = re.compile(r"(?m)^(?:type )?\w+(?:: \w+)? = \"?(?:dict|Mapping)\[str, (?:Any|object)\]")
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in TREES
        if path != GENERATED and alias.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["format/untyped.py"]


def test_the_private_doors_of_typer_are_in_one_module():
    """A release may close them: there is one place to look, and `tests/cli/test_doors.py`."""
    found = {
        path.relative_to(SOURCE).as_posix()
        for path, node in nodes(ast.ImportFrom)
        if (node.module or "").startswith(("typer.", "click"))
        and any(part.startswith("_") for part in (node.module or "").split("."))
    }
    assert found == {"cli/doors.py"}
