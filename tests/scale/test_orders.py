"""The first and the last of a dataset, in any order, are those of the same events as files."""

import random

import pytest
from tests.cli.reading import timeline, write
from tests.effort import some

CHANCE = random.Random(11)
WHEN = (
    "2024-01-01",
    "2024-01-01T12:00Z",
    "2024~",
    "2023-12-31/..",
    "199X",
    "0044",
    "-0044",
    "../1999",
    "2024",
)
EVENTS = [
    {
        "id": f"e{number:02d}",
        "title": CHANCE.choice(["Ñandú", "nandu", "Zebra", "会談", "𝄞", "Über", "apple", "Apple"]),
        "when": CHANCE.choice(WHEN),
        **({"kind": CHANCE.choice(["meeting", "Meeting", "attack", "x"])} if number % 4 else {}),
        **({"status": CHANCE.choice(["planned", "cancelled"])} if number % 3 else {}),
        "created": f"2026-01-{CHANCE.randrange(1, 28):02d}T00:00:00Z",
    }
    for number in range(40)
]  # fmt: skip
SORTS = (
    None, "start", "-start", "end", "-end", "id", "-id", "title", "-title,kind", "kind,-status",
    "standing", "match,-id", "status", "-created", "path", "language,title",
)  # fmt: skip


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The same events as a folder and as a dataset."""
    folder = write(tmp_path_factory.mktemp("made"), *EVENTS)
    data = tmp_path_factory.mktemp("data") / "set"
    assert timeline("export", "parquet", str(data), "-C", str(folder)).exit_code == 0
    return folder, data


@pytest.mark.parametrize("sort", some(SORTS, 2))
def test_first_and_last_are_those_of_the_files(places, sort):
    for number in (1, 7, 99):
        for way in (("-n", number), ("--last", number)):
            for turned in ((), ("--reverse",)):
                words = [*map(str, way), *turned, *(("--sort", sort) if sort else ())]
                words += ["--fields", "id", "until:2024-06"]
                one, other = (
                    timeline("list", *at, *words).stdout
                    for at in (("-C", str(places[0])), ("--data", str(places[1])))
                )
                assert one == other, words
