"""Markdown with front matter: every entry, and the body, has a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format import schema
from timeline.importers import markdown

NOTE = """---
id: talks
title: "Talks: the first"
date: 2026-02-04
actors: [Ana Gómez, "Body, Inc."]
tags: [energy, drug policy]
sources:
  - title: T
    url: https://example.org/x
    outlet: Paper
    date: 2026-02-05
  - https://example.org/y
status: confirmed
importance: 7
code: 0043
answer: no
ratio: 1.5
nothing:
---

# Heading

Body *text*.
"""


def read(text, name="notes/x.md", **options):
    return markdown.read(text.encode(), name=name, **options)


def test_every_entry_and_the_body_have_a_place():
    found = read(NOTE)
    assert [one.rule for one in found.reports] == ["import/does-not-fit"]
    assert found.records[0] == {
        "id": "talks",
        "title": "Talks: the first",
        "description": "# Heading\n\nBody *text*.",
        "when": "2026-02-04",
        "participants": [{"name": "Ana Gómez"}, {"name": "Body, Inc."}],
        "tags": ["energy", "drug-policy"],
        "sources": [
            {
                "title": "T",
                "url": "https://example.org/x",
                "publisher": "Paper",
                "issued": "2026-02-05",
            },
            {"title": "[example.org/y]", "url": "https://example.org/y"},
        ],
    }
    assert found.origins[0].kept == {
        "status": "confirmed", "importance": 7, "code": "0043", "answer": "no", "ratio": 1.5,
    }  # fmt: skip


def test_without_a_title_the_first_heading_serves():
    assert read("---\ndate: 2024\n---\n# A heading #\n\nText").records[0]["title"] == "A heading"


def test_spaces_in_a_heading_cost_no_time():
    """Read in linear time: with 400,000 spaces the first pattern for it took a minute."""
    text = "---\ndate: 2024\n---\n# A" + " " * 400_000 + "b ##\n"
    assert len(read(text).records[0]["title"]) == 400_002


@pytest.mark.parametrize(
    ("name", "title", "when"),
    [
        ("a/2024-03-05-the-first-talks.md", "the first talks", "2024-03-05"),
        ("a/2024-03-05 The talks.md", "The talks", "2024-03-05"),
        ("a/2024-03-05.md", "2024-03-05", "2024-03-05"),
        ("journals/2024_03_05.md", "2024_03_05", "2024-03-05"),
    ],
)
def test_title_and_date_come_from_the_name_of_the_file(name, title, when):
    (record,) = read("Some text.", name).records
    assert (record["title"], record["when"]) == (title, when)
    dated = read("---\ndate: 2025\ntitle: X\n---\n", name).records[0]
    assert (dated["title"], dated["when"]) == ("X", "2025")


def test_front_matter_may_be_toml():
    text = '+++\ntitle = "X"\ndate = 2024-03-05\ntags = ["a"]\n[more]\nn = 1\n+++\nBody\n'
    found = read(text)
    assert found.records[0] == {
        "id": "x", "title": "X", "when": "2024-03-05", "tags": ["a"], "description": "Body",
    }  # fmt: skip
    assert found.origins[0].kept == {"more": {"n": 1}}
    assert read("+++\n= 1\n+++\n").reports[0].rule == "import/not-toml"


def test_numbers_keep_every_figure_that_was_written():
    yaml = read("---\ntitle: X\ndate: 2024\na: 72558.10\nb: 1.5\nc: 0.1000000000000000001\n---\n")
    toml = read('+++\ntitle = "X"\ndate = "2024"\na = 72558.10\nb = 1.5\nc = 1e3\n+++\n')
    assert yaml.origins[0].kept == {"a": "72558.10", "b": 1.5, "c": "0.1000000000000000001"}
    assert toml.origins[0].kept == {"a": "72558.10", "b": 1.5, "c": "1e3"}


def test_links_between_notes_are_names():
    found = read('---\ndate: 2024\nwho: ["[[Ana]]", "[[Luis|the other]]"]\n---\n')
    assert found.records[0]["participants"] == [{"name": "Ana"}, {"name": "Luis"}]
    assert found.origins[0].kept == {"who": ["[[Ana]]", "[[Luis|the other]]"]}


def test_without_an_id_a_good_file_name_serves():
    assert (
        read("---\ndate: 2024\ntitle: X\n---\n", "a/good-name.md").records[0]["id"] == "good-name"
    )
    assert "id" not in read("---\ndate: 2024\ntitle: X\n---\n", "a/Bad Name.md").records[0]


def test_windows_line_ends_and_a_byte_order_mark():
    data = b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode()
    assert markdown.read(data, name="x.md").records == read(NOTE).records


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: [", 3),
        ("title: X\ndate: : :", 3),
        ("- a\n- b", 2),
        ("title: X\ntitle: Y", 1),
        ("a: &a [*a]", 1),
        ("? [x]\n: y", 1),
    ],
)
def test_what_is_no_yaml_is_reported_with_its_line(front, line):
    found = read(f"---\n{front}\n---\nBody")
    assert found.records == ()
    assert [(one.line, one.rule) for one in found.reports] == [(line, "import/not-yaml")]


@pytest.mark.parametrize("text", ["---\ntitle: X\ndate: 2024\n", "---", "\ufeff--- \r\ntitle: X"])
def test_front_matter_that_is_not_closed_is_told_as_that(text):
    found = markdown.read(text.encode(), name="x.md")
    assert found.records == ()
    assert [str(one) for one in found.reports] == [
        "x.md:1:1: import/not-closed: the front matter is not closed"
    ]
    assert "'---'" in found.reports[0].help


def test_a_text_that_only_begins_with_dashes_has_no_front_matter():
    assert [one.rule for one in read("----\n# Title\n").reports] == ["import/no-date"]


def test_a_small_file_never_becomes_a_great_one():
    """Ten anchors, each ten times the one before, would be 10^10 values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    found = read("---\n" + "\n".join(lines) + "\n---\n")
    assert [one.rule for one in found.reports] == ["import/not-yaml"]


def test_no_tag_makes_an_object():
    found = read("---\ntitle: X\ndate: 2024\nx: !!python/object/apply:os.system [echo]\n---\n")
    kept = found.origins[0].kept
    assert kept == {"x": ["echo"]}


@pytest.mark.parametrize(
    ("text", "rule"), [("Only text", "no-date"), ("# Only a title", "no-date")]
)
def test_a_file_without_the_needed_is_reported(text, rule):
    found = read(text)
    assert [one.rule for one in found.reports] == [f"import/{rule}"]


@given(st.text(max_size=200), st.text(max_size=100))
def test_any_text_is_read_or_reported(front, body):
    data = f"---\ntitle: X\ndate: 2024\n{front}\n---\n{body}".encode("utf-8", "replace")
    found = markdown.read(data, name="x.md")
    assert found.records or found.reports
    for record in found.records:
        full = {"schema_version": "1.0", "id": "x", **record}
        assert schema.is_valid("event", full), schema.errors("event", full)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("a: " + "[" * 200 + "]" * 200, "it is nested too deeply, or repeats itself without end"),
        ("a: 1\na: 2", "a name stands twice in line 2 or below"),
        ("[a, b]: 1", "line 2: a name is a text"),
        ("- a\n- b", "the front matter holds no names with values"),
        ("a: [", "the front matter is not YAML: "),
        ("a: \x07", "the front matter is not YAML: "),
        ("a: *b", "the front matter is not YAML: found undefined alias"),
    ],
)
def test_front_matter_that_is_none_is_told_of_and_nothing_is_guessed(front, message):
    found = read(f"---\n{front}\n---\n\nBody\n")
    assert found.records == ()
    (report,) = found.reports
    assert report.rule == "import/not-yaml"
    assert message in report.message


def test_a_body_that_is_not_utf_8_is_told_of():
    found = markdown.read(b"---\ntitle: X\n---\n\ncaf\xe9\n", name="x.md")
    assert found.records == ()
    assert [(one.rule, one.message) for one in found.reports] == [
        ("import/encoding", "the file is not UTF-8")
    ]


def test_an_empty_front_lacks_what_an_empty_event_lacks():
    found = read("---\n---\n\n# The talks\n\nBody\n")
    assert [(one.rule, one.message) for one in found.reports] == [
        ("import/no-date", "it has no date")
    ]
