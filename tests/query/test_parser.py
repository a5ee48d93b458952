"""The filter language: what it reads, what it refuses and how it says so."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.query import Context, QueryError, parse
from timeline.query.nodes import EVERYTHING, Surely
from timeline.query.parser import MAX_DEPTH, ask

NOW = Context(
    now=1_790_000_000, tz="UTC", views={"promises": "kind:commitment", "loop": "view:loop"}
)


def words(text):
    return parse(text, NOW).words()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "everything"),
        ("   ", "everything"),
        ("tag:energy", "the tag 'energy'"),
        ("tag=energy", "the tag 'energy'"),
        ("tag:a tag:b", "the tag 'a' and the tag 'b'"),
        ("tag:a AND tag:b", "the tag 'a' and the tag 'b'"),
        ("tag:a,b", "the tag 'a' or the tag 'b'"),
        ("tag:a OR tag:b tag:c", "the tag 'a' or (the tag 'b' and the tag 'c')"),
        ("(tag:a OR tag:b) tag:c", "(the tag 'a' or the tag 'b') and the tag 'c'"),
        ("NOT tag:a OR tag:b", "not (the tag 'a') or the tag 'b'"),
        ("NOT NOT tag:a", "the tag 'a'"),
        ("not:tag:a", "not (the tag 'a')"),
        ("not:not:tag:a", "the tag 'a'"),
        ("not:(tag:a OR tag:b)", "not (the tag 'a' or the tag 'b')"),
        ("petro", "the words 'petro'"),
        ("Xenia", "the words 'Xenia'"),
        ("tag:aXb", "the tag 'aXb'"),
        ('tag:a,"b c" "d e"', "(the tag 'a' or the tag 'b c') and the words 'd e'"),
        ('tag:a,"",b', "the tag 'a' or the tag 'b'"),
        ('"a"X', "the words '\"a\"X'"),
        ('"a b" "c d"', "the words 'a b' and the words 'c d'"),
        ('"a b" tag:c', "the words 'a b' and the tag 'c'"),
        ('("a b") tag:c', "the words 'a b' and the tag 'c'"),
        (
            'who:"a b" who:"c d"',
            "somebody known as 'a b' taking part and somebody known as 'c d' taking part",
        ),
        ("petro trump", "the words 'petro' and the words 'trump'"),
        ("tag:a petro", "the tag 'a' and the words 'petro'"),
        ("tag:a (petro)", "the tag 'a' and the words 'petro'"),
        ("tag:a NOT petro", "the tag 'a' and not (the words 'petro')"),
        ("a OR b OR c", "the words 'a' or the words 'b' or the words 'c'"),
        ("a OR (b c) OR d", "the words 'a' or (the words 'b' and the words 'c') or the words 'd'"),
        (
            "a AND b AND (c OR d)",
            "the words 'a' and the words 'b' and (the words 'c' or the words 'd')",
        ),
        ("NOT NOT NOT tag:a", "not (the tag 'a')"),
        ("NOT NOT tag:a tag:b", "the tag 'a' and the tag 'b'"),
        ("tag:a NOT NOT is:certain", "certainly (the tag 'a')"),
        ('"Clan del Golfo"', "the words 'Clan del Golfo'"),
        ("“Clan del Golfo”", "the words 'Clan del Golfo'"),
        ("「暗殺 未遂」", "the words '暗殺 未遂'"),
        ('"OR"', "the words 'OR'"),
        ("Note:x", "the words 'Note:x'"),
        ("11:00", "the words '11:00'"),
        ('tag:"a b"', "the tag 'a b'"),
        ('tag:"a, b"', "the tag 'a, b'"),
        ('tag:"a, b",c', "the tag 'a, b' or the tag 'c'"),
        ("is:ongoing", "still going on"),
        ("tag:a is:certain", "certainly (the tag 'a')"),
        ("tag:a (tag:b is:certain)", "the tag 'a' and certainly (the tag 'b')"),
        ("since:2024", "since the start of 2024-01-01..2024-12-31"),
        (
            "since:2024-03 until:2024-04",
            "since the start of 2024-03-01..2024-03-31 and until the end of 2024-04-01..2024-04-30",
        ),
        ("start>=2024-03", "start >= 2024-03-01..2024-03-31"),
        ("missing:sources", "not (a property 'sources')"),
        ("view:promises tag:a", "the kind 'commitment' and the tag 'a'"),
    ],
)
def test_a_question_is_understood(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "column", "found", "expected"),
    [
        ("tga:x", 1, "'tga' isn't a known term", ""),
        ("https://x.y", 1, "'https' isn't a known term", "one of "),
        ("(tag:a", 7, "the query ends", "')' for the '(' in column 1"),
        ("tag:a)", 6, "a ')' that closes nothing", "a term or the end"),
        ("()", 2, "')'", "a term, a word or '('"),
        ("tag:", 5, "nothing", "tag:VALUE"),
        ('tag:""', 5, "nothing", "tag:VALUE"),
        ("tag: a", 5, "nothing", "tag:VALUE"),
        ("a or b", 3, "'or' in small letters", "OR"),
        ("not a", 1, "'not' in small letters", "NOT"),
        ("OR x", 1, "'OR'", "a term, a word or '('"),
        ("x OR", 5, "the query ends", "a term, a word or '('"),
        ("x AND OR y", 7, "'OR'", "a term, a word or '('"),
        ("NOT", 4, "the query ends", "a term, a word or '('"),
        ('"abc', 1, "a quotation mark that is never closed", '"'),
        ('who:"abc', 5, "a quotation mark that is never closed", '"'),
        ('tag:a,"b', 7, "a quotation mark that is never closed", '"'),
        ("tag>=3", 1, "'tag' cannot be compared", "tag:VALUE"),
        ("is:foo", 1, "'is:foo' isn't a known term", "one of certain"),
        ("ongoing:yes", 1, "'ongoing' takes no value", "is:ongoing"),
        ("NOT is:certain", 5, "'is:certain' after NOT", "a term that can be negated"),
        ("has:sorces", 5, "an event has no property 'sorces'", ""),
        ("view:x", 6, "no view is called 'x'", ""),
        ("tag:a since:2024-13", 18, "'13'", "a month"),
        ('since:"2024-13"', 13, "'13'", "a month"),
        ("since:gestern", 7, "'gestern'", "a date such as"),
        ("since:10/11/2024", 7, "'10/11/2024'", "a date with one reading"),
    ],
)
def test_what_cannot_be_read_is_shown_where_it_is(text, column, found, expected):
    with pytest.raises(QueryError) as caught:
        parse(text, NOW)
    error = caught.value
    assert (error.column, error.found) == (column, found)
    assert error.expected.startswith(expected)
    message, shown, caret = str(error).split("\n")
    assert message.startswith(f"query: column {column}: ")
    assert shown == f"  {text}"
    assert caret == f"  {' ' * (column - 1)}^"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("tga:x", "column 1: 'tga' isn't a known term\n  tga:x\n  ^", "did you mean 'tag'?"),
        (
            "view:promise",
            "column 6: no view is called 'promise'\n  view:promise\n       ^",
            "did you mean 'promises'?",
        ),
        (
            "a or b",
            "column 3: 'or' in small letters; expected OR\n  a or b\n    ^",
            'write OR for the operator, "or" in quotes for the word',
        ),
        (
            "since:10/11/2024",
            "column 7: '10/11/2024'; expected a date with one reading\n"
            "  since:10/11/2024\n        ^",
            "write '2024-11-10' (day first) or '2024-10-11' (month first)",
        ),
        (
            "is:ongoin",
            "column 1: 'is:ongoin' isn't a known term\n  is:ongoin\n  ^",
            "did you mean 'ongoing'?",
        ),
        (
            "is:foo",
            "column 1: 'is:foo' isn't a known term; expected one of certain, draft, "
            "ongoing, undated, withdrawn\n  is:foo\n  ^",
            'put words that hold a colon in quotes: "11:00"',
        ),
        (
            "tag:a\n\ttga:x",
            "column 8: 'tga' isn't a known term\n  tag:a  tga:x\n         ^",
            "did you mean 'tag'?",
        ),
        (
            "start:../2024-02-30",
            "column 18: '30'; expected a day of February 2024, 01 to 29\n"
            "  start:../2024-02-30\n                   ^",
            "February 2024 has 29 days",
        ),
        ('tag:a ""', 'column 7: nothing; expected text:VALUE\n  tag:a ""\n        ^', None),
        (
            'tag:a who:"  "',
            'column 11: nothing; expected who:VALUE\n  tag:a who:"  "\n            ^',
            None,
        ),
    ],
)
def test_a_message_says_what_to_do(text, message, hint):
    """All of it: the place, what is there, what may be there, and what is meant perhaps."""
    with pytest.raises(QueryError) as caught:
        parse(text, NOW)
    assert (str(caught.value), caught.value.hint) == (f"query: {message}", hint)


@pytest.mark.parametrize(
    ("before", "after", "shown", "caret"),
    [
        (60, 55, "a" * 59 + " tga:x" + "b" * 55, 60),
        (61, 55, "…" + "a" * 59 + " tga:x" + "b" * 55, 61),
        (60, 56, "a" * 59 + " tga:x" + "b" * 55 + "…", 60),
        (99, 99, "…" + "a" * 59 + " tga:x" + "b" * 55 + "…", 61),
    ],
)
def test_of_a_long_question_the_part_around_the_mistake_is_shown(before, after, shown, caret):
    """Sixty characters before it and sixty from it on; what is cut off is marked."""
    with pytest.raises(QueryError) as caught:
        parse("a" * (before - 1) + " tga:x" + "b" * after, NOW)
    assert caught.value.column == before + 1
    _, line, under = str(caught.value).split("\n")
    assert (line, under) == (f"  {shown}", f"  {' ' * caret}^")


@pytest.mark.parametrize("value", ["", " ", " , ", '""'])
def test_an_option_without_a_value_says_what_to_write(value):
    """As a term without one does."""
    with pytest.raises(TimelineError) as caught:
        ask("tag", value, NOW)
    assert (str(caught.value), caught.value.hint) == ("'tag' has no value", "write tag:TAG")


def test_an_option_reads_a_comma_where_its_term_does():
    """Tags are a list, words to find are not; quotes hold a comma back."""
    for name, value, expected in (
        ("tag", '"a, b", c,', "the tag 'a, b' or the tag 'c'"),
        ("tag", "a,,b", "the tag 'a' or the tag 'b'"),
        ("text", "a, b", "the words 'a, b'"),
        ("start", "2024-03", "start = 2024-03-01..2024-03-31"),
    ):
        node = ask(name, value, NOW)
        assert node is not None
        assert node.words() == expected
    assert ask("certain", "", NOW) is None


def test_an_option_says_what_its_value_may_be():
    with pytest.raises(QueryError) as caught:
        ask("since", "2024-02-30", NOW)
    assert str(caught.value) == (
        "since: column 9: '30'; expected a day of February 2024, 01 to 29\n"
        "  2024-02-30\n          ^"
    )
    assert caught.value.expected == "a day of February 2024, 01 to 29"
    assert caught.value.hint == "February 2024 has 29 days"


def test_the_caret_stands_under_wide_letters():
    """京都 takes four columns of a terminal."""
    with pytest.raises(QueryError) as caught:
        parse("京都 tga:x", NOW)
    assert str(caught.value).split("\n")[2] == "       ^"


def test_a_view_that_leads_to_itself_is_refused():
    with pytest.raises(QueryError, match="leads back to itself: loop → loop"):
        parse("view:loop", NOW)


def test_words_that_need_a_present_moment_are_refused_without_one():
    """Only an embedder asks without a clock; then `today` is no guess."""
    assert parse("since:2024", Context()).words()
    with pytest.raises(QueryError, match="depend on the present moment"):
        parse("since:today", Context())


def test_an_option_shows_its_own_value():
    with pytest.raises(QueryError) as caught:
        ask("since", "2024-13", NOW)
    assert str(caught.value).startswith("since: column 6: '13'")


def test_depth_has_a_limit_that_is_told():
    fine = "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH
    assert parse(fine, NOW)
    with pytest.raises(
        QueryError,
        match="column 101: more than 100 parentheses nested in each other; expected a term\n",
    ):
        parse(f"({fine})", NOW)
    with pytest.raises(QueryError):
        parse("(" * 100_000, NOW)


def test_is_certain_alone_asks_for_everything():
    assert parse("is:certain", NOW) == Surely(EVERYTHING)


@given(
    st.lists(
        st.sampled_from(
            (
                "tag:",
                "since:",
                "2024",
                "(",
                ")",
                "OR",
                "AND",
                "NOT",
                "not:",
                '"',
                "“",
                "”",
                " ",
                ",",
                "is:",
                "certain",
                "id:*",
                ">=",
                "start",
                "a",
                "京",
                "\n",
                "\x00",
                "view:",
                "loop",
                "\\",
                "..",
            )
        ),
        max_size=25,
    ).map("".join)
    | st.text(max_size=40)
)
def test_no_text_raises_anything_but_its_own_error(text):
    """For all texts: a tree with words and SQL, or a `TimelineError`."""
    with suppress(TimelineError):
        node = parse(text, NOW)
        assert node.words()
        assert node.sql(True)
