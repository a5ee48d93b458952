"""The tree of every term: what it compares, with what, what it says and what a hint calls it."""

import pytest

from timeline.dates import days_from_civil
from timeline.errors import TimelineError
from timeline.query import Context, parse
from timeline.query.nodes import Flag, Member, Not, Or, Text, TimeLimits
from timeline.query.pattern import Pattern
from timeline.query.window import PeriodError, TimeWindow, near, window

VIEWS = {
    "promises": "kind:commitment",
    "long": {"query": "since:today tag:x"},
    "empty": {"title": "Nothing"},
}
NOW = Context(now=1_790_000_000, tz="Asia/Tokyo", views=VIEWS)
Y2024 = days_from_civil(2024, 1, 1)
TODAY = days_from_civil(2026, 9, 21)
TEN = (Y2024 + 34) * 86_400 + 3600  # ten o'clock in Tokyo on the 4th of February
TAGS = Text("fields", Pattern("|tags|", "anywhere"), "a property 'tags'")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("id:a*", Text("id", Pattern("a*", "glob"), "the id 'a*'", "id")),
        ("id:a", Text("id", Pattern("a", "exact"), "the id 'a'", "id")),
        ("kind:Meeting", Text("kind", Pattern("meeting", "exact"), "the kind 'Meeting'", "kind")),
        (
            "language:es",
            Or(
                (
                    Text("language", Pattern("es", "exact"), "the language 'es'"),
                    Text("language", Pattern("es-*", "glob"), "the language 'es'-…"),
                )
            ),
        ),
        ("status:x", Text("status", Pattern("x", "exact"), "the status 'x'", "status")),
        ("standing:x", Text("standing", Pattern("x", "exact"), "the standing 'x'", "standing")),
        ("tag:Energy", Member("tag", Pattern("energy", "exact"), "the tag 'Energy'", "tag")),
        (
            "title:Talk",
            Text("title_fold", Pattern("talk", "anywhere"), "the words 'Talk' in the title"),
        ),
        ("text:Talk", Text("text_fold", Pattern("talk", "anywhere"), "the words 'Talk'")),
        (
            "who:Petro",
            Member(
                "participant",
                Pattern("petro", "word"),
                "somebody known as 'Petro' taking part",
                "participant",
            ),
        ),
        (
            "voice:Petro",
            Member(
                "voice", Pattern("petro", "word"), "a claim by somebody known as 'Petro'", "voice"
            ),
        ),
        ("place:x", Member("place", Pattern("x", "word"), "a place known as 'x'", "place")),
        ("source:x", Member("source", Pattern("x", "word"), "a source known as 'x'", "source")),
        ("related:a", Member("relation", Pattern("a", "exact"), "tied to 'a'", "related event")),
        ("has:tags", TAGS),
        ("missing:tags", Not(TAGS)),
        ("is:ongoing", Flag("ongoing", "still going on")),
        ("is:undated", Flag("undated", "without a date")),
        ("is:withdrawn", Text("fields", Pattern("|withdrawn|", "anywhere"), "withdrawn")),
        (
            "view:promises",
            Text("kind", Pattern("commitment", "exact"), "the kind 'commitment'", "kind"),
        ),
        ("view:empty", parse("", NOW)),
        ("view:long", parse("since:today tag:x", NOW)),
    ],
)
def test_a_term_is_this_tree(text, tree):
    """Equal in every part, words and all."""
    assert parse(text, NOW) == tree


def limits(node):
    """The limits of a condition on time; days counted from 2024, seconds from ten o'clock."""
    assert isinstance(node, TimeLimits)
    for bound in (*node.possible, *node.certain):
        assert type(bound.upper) is bool
        assert bound.null is (bound in node.possible)
    return " ".join([*map(limit, node.possible), "|", *map(limit, node.certain), node.exact])


def limit(bound):
    first = TEN if bound.column.endswith("_at") else Y2024
    value = "any" if abs(bound.value) == 2**63 - 1 else bound.value - first
    return f"{bound.column}{'<=' if bound.upper else '>='}{value}"


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("after:2024", "after the end of 2024-01-01..2024-12-31", "s2>=366 e2>=366 | s1>=366 days"),
        ("before:2024", "over before 2024-01-01..2024-12-31", "e1<=-1 s1<=-1 | e2<=-1 days"),
        (
            "during:2024",
            "during 2024-01-01..2024-12-31",
            "s1<=365 e2>=0 | certain_s2<=365 certain_e1>=0 ",
        ),
        ("on:2024-02-04", "on 2024-02-04", "s1<=34 e2>=34 | certain_s2<=34 certain_e1>=34 "),
        (
            "since:2024",
            "since the start of 2024-01-01..2024-12-31",
            "e2>=0 | certain_s2<=any certain_e1>=0 ",
        ),
        (
            "until:2024",
            "until the end of 2024-01-01..2024-12-31",
            "s1<=365 | certain_s2<=365 certain_e1>=any ",
        ),
        (
            "until:today",
            "until the end of 2026-09-21",
            "s1<=994 | certain_s2<=994 certain_e1>=any ",
        ),
        (
            "around:2024-02-04,2d",
            "around 2024-02-02..2024-02-06",
            "s1<=36 e2>=32 | certain_s2<=36 certain_e1>=32 ",
        ),
        (
            "around:2024-02-04",
            "around 2024-01-28..2024-02-11",
            "s1<=41 e2>=27 | certain_s2<=41 certain_e1>=27 ",
        ),
        (
            "start:2024",
            "start = 2024-01-01..2024-12-31",
            "s2>=0 e2>=0 s1<=365 | s1>=0 certain_s2<=365 days",
        ),
        ("start<2024", "start < 2024-01-01..2024-12-31", "s1<=-1 | certain_s2<=-1 "),
        ("start>2024", "start > 2024-01-01..2024-12-31", "s2>=366 e2>=366 | s1>=366 days"),
        ("start<=2024", "start <= 2024-01-01..2024-12-31", "s1<=365 | certain_s2<=365 "),
        ("start>=2024", "start >= 2024-01-01..2024-12-31", "s2>=0 e2>=0 | s1>=0 days"),
        ("start:2024/..", "start = 2024-01-01..", "s2>=0 e2>=0 | s1>=0 days"),
        ("start:../2024", "start = ..2024-12-31", "s1<=365 | certain_s2<=365 "),
        (
            "end:2024",
            "end = 2024-01-01..2024-12-31",
            "e2>=0 e1<=365 s1<=365 | certain_e1>=0 e2<=365 days",
        ),
        ("end<2024", "end < 2024-01-01..2024-12-31", "e1<=-1 s1<=-1 | e2<=-1 days"),
        ("end>2024", "end > 2024-01-01..2024-12-31", "e2>=366 | certain_e1>=366 "),
        ("end<=2024", "end <= 2024-01-01..2024-12-31", "e1<=365 s1<=365 | e2<=365 days"),
        ("end>=2024", "end >= 2024-01-01..2024-12-31", "e2>=0 | certain_e1>=0 "),
        (
            "start:2024-02-04T10:00",
            "start = 2024-02-04T10:00:00+09:00..2024-02-04T10:00:59+09:00",
            "s2_at>=0 e2_at>=0 s1_at<=59 | s1_at>=0 certain_s2_at<=59 at",
        ),
        (
            "end<2024-02-04T10:00",
            "end < 2024-02-04T10:00:00+09:00..2024-02-04T10:00:59+09:00",
            "e1_at<=-1 s1_at<=-1 | e2_at<=-1 at",
        ),
        (
            "since:2024-02-04T10:00",
            "since the start of 2024-02-04T10:00:00+09:00..2024-02-04T10:00:59+09:00",
            "e2_at>=0 | certain_s2_at<=any certain_e1_at>=0 ",
        ),
        (
            'around:"February 4, 2024,1w"',
            "around 2024-01-28..2024-02-11",
            "s1<=41 e2>=27 | certain_s2<=41 certain_e1>=27 ",
        ),
    ],
)
def test_a_term_on_time_has_these_limits(text, said, expected):
    """What may be and what surely is; an unknown bound passes the first and never the second."""
    node = parse(text, NOW)
    assert (node.words(), limits(node)) == (said, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", TimeWindow(Y2024, Y2024 + 365, False, "2024-01-01..2024-12-31")),
        ("2024-02-04", TimeWindow(Y2024 + 34, Y2024 + 34, False, "2024-02-04")),
        ("today", TimeWindow(TODAY, TODAY, False, "2026-09-21")),
        ("2024/..", TimeWindow(Y2024, None, False, "2024-01-01..")),
        (
            "2024-02-04T10:00",
            TimeWindow(TEN, TEN + 59, True, "2024-02-04T10:00:00+09:00..2024-02-04T10:00:59+09:00"),
        ),
    ],
)
def test_a_period_is_this_window(text, expected):
    """In days where no clock is asked, in the zone of the question."""
    found = window(text, NOW)
    assert found == expected
    assert type(found.clock) is bool


def test_a_period_made_longer_knows_the_present():
    assert near("today", "1d", NOW) == TimeWindow(
        TODAY - 1, TODAY + 1, False, "2026-09-20..2026-09-22"
    )


def test_a_value_that_names_no_period_says_why():
    with pytest.raises(PeriodError) as caught:
        window("2024-02-30", NOW)
    error = caught.value
    assert (error.column, error.found, error.hint) == (9, "'30'", "February 2024 has 29 days")
    assert error.expected == "a day of February 2024, 01 to 29"
    assert str(error).startswith("column 9: found '30'")
    with pytest.raises(PeriodError) as caught:
        window("[2024", NOW)
    assert caught.value.found == "the value ends"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("after:2024/..", "nothing is after '2024/..'", "it has no end"),
        ("before:../2024", "nothing is before '../2024'", "it has no beginning"),
        ("start:Y1E12", "'Y1E12' has no limit to compare the start with", None),
        ("start>2024/..", "'2024/..' has no limit to compare the start with", None),
        ("end>=../2024", "'../2024' has no limit to compare the end with", None),
        ("view:zzz", "no view is called 'zzz'", "the timeline's views: empty, long, promises"),
        ("has:sorce", "an event has no property 'sorce'", "did you mean 'sources'?"),
    ],
)
def test_what_asks_for_nothing_is_refused(text, message, hint):
    with pytest.raises(TimelineError) as caught:
        parse(text, NOW)
    assert str(caught.value).split("\n")[0].endswith(f": {message}")
    assert caught.value.hint == hint


def test_hints_list_what_there_is():
    """Where nothing is near, all properties; where there is no view, none."""
    with pytest.raises(TimelineError) as caught:
        parse("has:zzzzz", NOW)
    assert str(caught.value.hint).startswith("expected one of $schema, claims, commitment, ")
    with pytest.raises(TimelineError) as caught:
        parse("view:x", Context())
    assert caught.value.hint == "the timeline's views: none"
