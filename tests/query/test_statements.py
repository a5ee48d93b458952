"""SQL statements as dialects write them."""

import pytest

from timeline.query import statements
from timeline.query.nodes import EVERYTHING, Member, Text
from timeline.query.pattern import Pattern, pattern

QUOTED = Text("kind", Pattern("it's \\ so", "exact"), "")
ODD = Text("text_fold", pattern("a\\b%c!d", "anywhere"), "")


def test_everything_is_a_whole_statement() -> None:
    """The empty question selects every event in the order of time."""
    sql = statements.select(EVERYTHING, limit=5)
    assert sql.startswith("SELECT id, CASE WHEN 1 = 1 THEN 2 ELSE 1 END AS verdict FROM event")
    assert sql.endswith(", id LIMIT 5")


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("standard", r"'it''s \ so'"),
        ("spark", r"'it''s \\ so'"),
        ("clickhouse", r"'it''s \\ so'"),
        ("bigquery", r"'it\'s \\ so'"),
    ],
)
def test_a_literal_is_as_the_dialect_reads_it(dialect, text) -> None:
    """Quotes and backslashes in a value."""
    assert f"kind = {text})" in statements.written(statements.select(QUOTED), dialect)


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("standard", r"LIKE '%a\b!%c!!d%' ESCAPE '!'"),
        ("spark", r"LIKE '%a\\b!%c!!d%' ESCAPE '!'"),
        ("bigquery", r"LIKE '%a\\\\b\\%c!d%')"),
    ],
)
def test_a_pattern_is_as_the_dialect_reads_it(dialect, text) -> None:
    """Signs that LIKE would take for its own are escaped as the engine knows it."""
    assert text in statements.written(statements.select(ODD), dialect)


def test_one_of_nothing_is_nothing() -> None:
    """An empty list is no SQL."""
    assert statements.one_of("id", []) == "1 = 0"
    assert statements.one_of("id", ["a'b"]) == "id IN ('a''b')"


def test_side_tables_are_joined_to_be_counted() -> None:
    """A tally of a side table reads it; of a column, the column."""
    node = Member("tag", Pattern("x", "exact"), "")
    assert "LEFT JOIN event_tag" in statements.tally(node, "tag")
    assert "JOIN" not in statements.tally(node, "kind")
