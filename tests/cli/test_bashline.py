"""The line that bash gives: read as bash reads it, answered from the last break on."""

import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import oracle

from timeline.cli.completion.bashline import Line, answer, read


@pytest.mark.parametrize(
    ("text", "replaced", "expected"),
    [
        ("t list ", "", Line(("t", "list", ""), "", "none")),
        ("t list tag:en", "en", Line(("t", "list", "tag:en"), "tag:", "none")),
        ("t list --who=A", "A", Line(("t", "list", "--who=A"), "--who=", "none")),
        (r"t list Ana\ G", r"Ana\ G", Line(("t", "list", "Ana G"), "", "none")),
        ('t list who:"Ana G', "Ana G", Line(("t", "list", "who:Ana G"), "who:", "double")),
        ("t list 'a:b\\", "a:b\\", Line(("t", "list", "a:b\\"), "", "single")),
        (r't "a\$\"\x" c', "c", Line(("t", 'a$"\\x', "c"), "", "none")),
        ("t 'a b'\"c d\"e f", "f", Line(("t", "a bc de", "f"), "", "none")),
        ("t a > out 2>err <in b", "b", Line(("t", "a", "b"), "", "none")),
        ('t $"a b', "a b", Line(("t", "a b"), "", "double")),
        ("t a\\", "a\\", Line(("t", "a"), "", "none")),
        ("t $'a b' c", "c", Line(("t", "a b", "c"), "", "none")),
        ("t $'a", "a", None),
        ("t > ou", "ou", None),
        ("t abc", "x", None),
    ],
)
def test_a_line_is_read_up_to_the_cursor(text, replaced, expected):
    """None where a file is written to, in a kind of quoting that is not answered, and so on."""
    assert read(text, replaced) == expected


_PLAIN = st.text(st.sampled_from("ab é:='\"\\$`!&;山"), min_size=1, max_size=8)


@given(st.lists(_PLAIN, min_size=1, max_size=4))
def test_words_are_those_that_bash_sees(words):
    """However they are quoted: by Python, or by bash with a backslash before each sign."""
    bash = str(oracle("bash"))
    script = 'for word; do printf "%q " "$word"; done'
    run = subprocess.run([bash, "-c", script, "-", *words], capture_output=True, check=True)
    for line in (shlex.join(words) + " ", run.stdout.decode("utf-8")):
        if "$'" in line:  # of what bash cannot show; not read
            continue
        found = read(f"t {line}", "")
        assert found is not None
        assert found.words == ("t", *words, "")


def line(typed, kept=""):
    return Line(("t", typed), kept, "none")


@pytest.mark.parametrize(
    ("typed", "found", "told"),
    [
        (line("x"), [], []),
        (line("en"), ["energy"], ["none ", "energy"]),
        (line("kin"), ["kind:"], ["none more", "kind:"]),
        (line("tea"), ["Team:"], ["none ", "Team:"]),
        (line("tag:e", "tag:"), ["tag:energy", "tag:elan"], ["none", "", "energy", "elan"]),
        (line("an"), ["Ana Gómez", "Ana María"], ["none", "Ana ", "Ana Gómez", "Ana María"]),
        (line("Ana "), ["Ana Gómez", "Ana María"], ["none", "", "Ana Gómez", "Ana María"]),
        (line("strasse"), ["Straße 1", "Strasse 2"], ["none", "", "Straße 1", "Strasse 2"]),
        (line("TAG:e", "TAG:"), ["tag:energy"], []),
    ],
)
def test_what_several_have_in_common_comes_first(typed, found, told):
    """The line never becomes shorter, and what bash leaves standing is not told again."""
    assert answer(typed, found, whole=False, is_open=found == ["kind:"]) == told


def test_a_key_that_goes_through_all_is_told_all():
    assert answer(line("an"), ["Ana G", "Ana M"], whole=True) == ["none ", "Ana G", "Ana M"]
