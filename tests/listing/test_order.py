"""Orders, groups and templates of a list."""

import pytest
from tests.cli.reading import timeline, write


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"id": "long", "when": "2019/2030"},
        {"id": "open", "when": "2018/.."},
        {"id": "day", "when": "2024-05-01"},
        {"id": "old", "when": "-0043-03-15"},
        {"id": "undated", "when": {"text": "once"}},
    )


def ids(folder, *arguments):
    done = timeline("list", "-C", str(folder), "--format", "tsv", "--fields", "id", *arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.stdout.split()[1:]


def test_by_its_end_what_goes_on_is_last(folder):
    assert ids(folder, "--sort", "end") == ["old", "day", "long", "open", "undated"]
    assert ids(folder, "--sort", "start") == ["old", "open", "long", "day", "undated"]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("decade", ["-004X", "201X", "201X", "202X", ""]),
        ("year", ["-0043", "2018", "2019", "2024", ""]),
        ("month", ["-0043-03", "2018-01", "2019-01", "2024-05", ""]),
        ("day", ["-0043-03-15", "2018-01-01", "2019-01-01", "2024-05-01", ""]),
    ],
)
def test_a_group_of_time_is_that_of_the_first_day(folder, by, groups):
    done = timeline(
        "list", "-C", str(folder), "--group-by", by, "--fields", "group", "--format", "tsv"
    )
    assert [line.strip().lstrip("'") for line in done.stdout.splitlines()][1:] == groups


def test_a_template_may_be_a_file_in_utf_8(folder, tmp_path):
    path = tmp_path / "t.j2"
    path.write_text("<{{ id }}>", encoding="utf-8")
    done = timeline("list", "-C", str(folder), "--template", str(path), "id:day")
    assert done.stdout == "<day>\n"
    path.write_bytes(b"caf\xe9")
    refused = timeline("list", "-C", str(folder), "--template", str(path))
    assert f"'{path}' is not UTF-8" in str(refused.exception)


def test_a_text_too_long_for_a_path_is_a_template(folder):
    long = "x" * 5000
    done = timeline("list", "-C", str(folder), "--template", long + "{{ id }}", "id:day")
    assert done.stdout == f"{long}day\n"
