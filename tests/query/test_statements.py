"""SQL statements, and Spark's spelling of them."""

import pytest

from timeline.query import statements
from timeline.query.nodes import EVERYTHING, Member, Text
from timeline.query.pattern import Pattern, pattern
from timeline.query.window import TimeWindow, end_until

QUOTED = Text("kind", Pattern("it's \\ so", "exact"), "")
ODD = Text("text_fold", pattern("a\\b%c!d", "anywhere"), "")


def test_everything_is_a_whole_statement() -> None:
    """The empty question selects every event in the order of time."""
    sql = statements.select(EVERYTHING, limit=5)
    assert sql.startswith("SELECT id, CASE WHEN 1 = 1 THEN 2 ELSE 1 END AS verdict FROM event")
    assert sql.endswith(", id LIMIT 5")


def test_literals_are_as_the_engine_reads_them() -> None:
    """Quotes are doubled everywhere; Spark takes a backslash for an escape."""
    plain, odd = statements.select(QUOTED), statements.select(ODD)
    assert r"kind = 'it''s \ so')" in plain
    assert r"kind = 'it''s \\ so')" in statements.for_spark(plain)
    assert r"LIKE '%a\b!%c!!d%' ESCAPE '!'" in odd
    assert r"LIKE '%a\\b!%c!!d%' ESCAPE '!'" in statements.for_spark(odd)


def test_one_of_nothing_is_nothing() -> None:
    """An empty list is no SQL."""
    assert statements.one_of("id", []) == "1 = 0"
    assert statements.one_of("id", ["a'b"]) == "id IN ('a''b')"


def test_side_tables_are_joined_to_be_counted() -> None:
    """A tally of a side table reads it; of a column, the column."""
    node = Member("tag", Pattern("x", "exact"), "")
    assert "LEFT JOIN event_tag" in statements.tally(node, "tag")
    assert "JOIN" not in statements.tally(node, "kind")


VAGUE = end_until(TimeWindow(0, 9, False, ""), 5, "")  # what is certain of it is not what may be
STATEMENTS = (
    statements.select,
    statements.sizes,
    statements.extent,
    statements.covers,
    lambda node, **more: statements.tally(node, "kind", **more),
    lambda node, **more: statements.tally(node, "tag", **more),
)


@pytest.mark.parametrize("made", STATEMENTS)
def test_a_statement_selects_what_is_possible_unless_certainty_is_asked(made) -> None:
    """By the condition for the one or for the other."""
    assert VAGUE.sql(False) in made(VAGUE).split("WHERE", 1)[1]
    assert VAGUE.sql(True) not in made(VAGUE).split("WHERE", 1)[1]
    assert made(VAGUE) == made(VAGUE, certain=False)
    assert VAGUE.sql(True) in made(VAGUE, certain=True).split("WHERE", 1)[1]


def test_a_verdict_is_certain_by_the_certain_condition() -> None:
    """2 where it holds, else 1."""
    verdict = f"CASE WHEN {VAGUE.sql(True)} THEN 2 ELSE 1 END AS verdict"
    assert verdict in statements.select(VAGUE)
    assert verdict in statements.tally(VAGUE, "kind")


def test_columns_are_named_as_the_tables_name_them() -> None:
    """Some engines tell capitals apart."""
    histogram = statements.histogram(VAGUE)
    parts = histogram.split(" UNION ALL ")
    days = [part.split("SELECT ")[1].split(", COUNT")[0] for part in parts]
    assert days == [
        "'from' AS kind, s1 AS day, 0 AS other",
        "'until' AS kind, e2 AS day, 0 AS other",
        "'sure-from' AS kind, certain_s2 AS day, 0 AS other",
        "'sure-until' AS kind, certain_e1 AS day, 0 AS other",
        "'within' AS kind, certain_e1 AS day, certain_s2 AS other",
    ]
    assert [part.split("GROUP BY ")[1] for part in parts] == [
        "s1",
        "e2",
        "certain_s2",
        "certain_e1",
        "certain_e1, certain_s2",
    ]
    assert histogram == statements.histogram(VAGUE, certain=False)
    assert f"WHERE {VAGUE.sql(False)} GROUP BY s1" in parts[0]
    assert VAGUE.sql(True) in statements.histogram(VAGUE, certain=True).split(" UNION ALL ")[0]
    assert statements.tally(VAGUE, "tag").startswith("SELECT COALESCE(side.value, ''), ")
    assert statements.tally(VAGUE, "kind").startswith("SELECT COALESCE(hits.own, ''), ")
    assert statements.tally(VAGUE, "tag").endswith(" GROUP BY COALESCE(side.value, '')")
