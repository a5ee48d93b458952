"""The script: its modules under Node, and its answers beside those of the command line."""

import json
import re
import subprocess
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests import looking
from tests.effort import examples
from tests.oracle import oracle

from timeline.errors import TimelineError
from timeline.exporters.pages.environment import style
from timeline.exporters.pages.script import order, script, source
from timeline.query.scope import Context, context
from timeline.query.window import window
from timeline.text import fold

TESTS = Path(__file__).parent / "script"


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules in a folder where Node takes them for what they are."""
    folder = tmp_path_factory.mktemp("script")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for file in (files("timeline.exporters.pages") / "script").iterdir():
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    for test in TESTS.glob("*.test.js"):
        (folder / test.name).write_text(test.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def asked(modules: Path, module: str, name: str, values: list[object]) -> list[object]:
    """What a function of a module gives for each of these values."""
    code = (
        f'import {{ {name} as one }} from "./{module}.js"; let text = "";'
        "for await (const part of process.stdin) text += part;"
        "process.stdout.write(JSON.stringify(JSON.parse(text).map((value) => one(value))));"
    )
    done = subprocess.run(
        [str(oracle("node")), "--input-type=module", "-e", code],
        input=json.dumps(values),
        capture_output=True,
        text=True,
        check=True,
        cwd=modules,
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_modules_pass_their_own_tests(modules: Path) -> None:
    """`node --test` finds nothing."""
    done = subprocess.run(
        [str(oracle("node")), "--test", "."],
        cwd=modules,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"# pass (?!0)\d+", done.stdout)


def test_no_two_modules_share_a_name() -> None:
    """Put one after the other, no module takes a name of another."""
    pattern = re.compile(r"^(?:export )?const (.*?) =", re.MULTILINE)
    names = Counter(
        name
        for module in order("main")
        for line in pattern.findall(source(module))
        for name in re.findall(r"\w+", line)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_script_and_style_are_small() -> None:
    """A page carries at most 60 kB of them."""
    assert len(script().encode()) + len(style(["en"]).encode()) <= 60_000


# Each example is a process of its own, and holds dozens of texts.
@examples(8)
@given(st.lists(st.text(max_size=30), min_size=30, max_size=60))
def test_text_is_folded_as_on_the_command_line(modules: Path, texts: list[str]) -> None:
    """For all text without lone surrogates: the same letters are compared."""
    plain = [text for text in texts if text.isprintable()]
    assert asked(modules, "query", "fold", plain) == [fold(text) for text in plain]


YEARS = st.integers(0, 9999).map("{:04d}".format)
MONTHS = st.integers(1, 12).map("{:02d}".format)
EDTF = st.one_of(
    st.tuples(st.sampled_from(["", "-"]), YEARS, st.sampled_from(["", "?", "~", "%"])).map("".join),
    st.tuples(YEARS, MONTHS).map("-".join),
    st.tuples(YEARS, MONTHS, st.integers(0, 32).map("{:02d}".format)).map("-".join),
    YEARS.map("{}-00-00".format),  # what is not known
    st.tuples(st.integers(0, 999), st.integers(1, 3)).map(lambda pair: f"{pair[0]}{'X' * pair[1]}"),
    st.tuples(YEARS, st.sampled_from(["21", "23", "24", "33", "36", "40", "41"])).map("-".join),
    st.integers(-9_999_999, 9_999_999).map("Y{}".format),
    st.tuples(st.just("..") | YEARS, st.just("..") | YEARS).map("/".join),
)


def days(text: str, where: Context) -> list[int | None] | None:
    """The first and the last day as the command line reads them; None for what it refuses."""
    try:
        found = window(text, where)
    except TimelineError:
        return None
    return [found.a, found.b]


# Each example is a process of its own, and holds dozens of texts.
@examples(8)
@example(["0000-01-00", "0000-00-00", "2024-00", "0000", "2024-01-00", "-0044-00-00"])
@given(st.lists(EDTF, min_size=20, max_size=30))
def test_dates_are_read_as_on_the_command_line(modules: Path, texts: list[str]) -> None:
    """For all dates of the part that pages know: the same days, and the same ones refused."""
    where = context(looking.shipped(), now=None)
    expected = [days(text, where) for text in texts]
    assert asked(modules, "dates", "period", list(texts)) == expected
