"""Coded event data, as in docs/how-to/scale.md: made-up files of the shape of three collections."""

import json
import random

import pytest
from tests.cli.reading import timeline
from tests.effort import some

GDELT = (
    *("--no-header", "--map", "column 1=id", "--map", "column 2=when", "--map", "column 7=who"),
    *("--map", "column 17=who", "--map", "column 27=title", "--map", "column 53=places"),
    *("--map", "column 58=sources"),
)
ACLED = (
    *("--map", "event_id_cnty=id", "--map", "event_date=when", "--map", "sub_event_type=title"),
    *("--map", "event_type=kind", "--map", "actor1=who", "--map", "actor2=who"),
    *("--map", "location=places", "--map", "notes=description", "--map", "source=sources"),
    *("--map", "year=-"),
)
UCDP = (
    *("--map", "id=id", "--map", "date_start=start", "--map", "date_end=end"),
    *("--map", "dyad_name=title", "--map", "side_a=who", "--map", "side_b=who"),
    *("--map", "where_coordinates=places", "--map", "source_headline=sources", "--map", "year=-"),
)


def gdelt(first: int, count: int) -> str:
    """58 columns without a heading, days as YYYYMMDD."""
    lines = []
    for number in range(first, first + count):
        chance = random.Random(number)
        cells = [""] * 58
        year, month = chance.randint(2014, 2025), chance.randint(1, 12)
        day = f"{year}{month:02d}{chance.randint(1, 28):02d}"
        cells[:5] = [str(100_000 + number), day, day[:6], day[:4], f"{year}.5"]
        cells[5:7] = chance.choice((("GOV", "GOVERNMENT"), ("COP", "POLICE"), ("", "")))
        cells[15:17] = chance.choice((("REB", "REBELS"), ("", "")))
        cells[26] = chance.choice(("010", "043", "190"))
        cells[30] = f"{chance.uniform(-10, 10):.1f}"
        cells[52] = chance.choice(("Bogotá, Colombia", "Kyiv, Ukraine"))
        cells[57] = f"https://example.org/{number}"
        lines.append("\t".join(cells) + "\n")
    return "".join(lines)


def acled(first: int, count: int) -> str:
    """A heading, a quoted note, days in words."""
    lines = [
        "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,location,"
        "latitude,longitude,source,notes,fatalities\n"
    ]
    for number in range(first, first + count):
        chance = random.Random(number)
        month = chance.choice(("January", "March", "July"))
        lines.append(
            f"COL{number},{chance.randint(1, 28):02d} {month} 2024,2024,Protests,"
            f"Peaceful protest,Protesters,,Cali,3.45,-76.53,El Diario,"
            f'"On that day, people marched.\nNo one was hurt.",0\n'
        )
    return "".join(lines)


def ucdp(first: int, count: int) -> str:
    """Spans whose times are all midnight, and the word of engines for what is absent."""
    lines = ["id,year,dyad_name,side_a,side_b,where_coordinates,date_start,date_end,best,"
             "source_headline\n"]  # fmt: skip
    for number in range(first, first + count):
        day = random.Random(number).randint(1, 26)
        lines.append(
            f"{number},2023,Government - Rebels,Government,Rebels,Goma,"
            f"2023-05-{day:02d} 00:00:00.000,2023-05-{day + 1:02d} 00:00:00.000,3,A headline\n"
        )
    return "".join(lines)


def ids(data, *words: str) -> list[str]:
    """The ids that a list of the dataset gives."""
    return timeline("list", "--data", str(data), "--fields", "id", *words).stdout.split()


def made(path, text: str, asked, *more: str):
    """The command that brings a table into the dataset `d` beside it."""
    path.write_text(text, encoding="utf-8")
    into = ("--to", "parquet", "--into", str(path.parent / "d"))
    return timeline("import", str(path), *asked, *into, *more)


@pytest.mark.parametrize(
    ("shape", "name", "asked"),
    some([(gdelt, "g.tsv", GDELT), (acled, "a.csv", ACLED), (ucdp, "u.csv", UCDP)], 1),
)
def test_tomorrow_s_file_is_added(tmp_path, shape, name, asked) -> None:
    """A dataset of two files, one added to the other, answers as that of both at once."""
    one = made(tmp_path / name, shape(1, 60), asked)
    assert one.exit_code == 0, one.stderr
    assert "60 events written" in one.stderr
    added = made(tmp_path / f"more-{name}", shape(61, 20), asked, "--append")
    assert added.exit_code == 0, added.stderr
    assert "20 events added" in added.stderr
    (tmp_path / "both").mkdir()
    both = shape(1, 80)
    assert made(tmp_path / "both" / name, both, asked).exit_code == 0
    for command in (
        ("list", "--fields", "id,title,when,who,place"),
        ("list", "--fields", "id", "-n", "7"),
        ("list", "--fields", "id", "--last", "7"),
        ("list", "--fields", "id", "--since", "2023-05-10", "--until", "2024-03"),
        ("stats", "--by", "month"),
        ("values", "who"),
        ("values", "place"),
        ("gaps", "-n", "5"),
    ):
        told = [timeline(*command, "--data", str(tmp_path / at / "d")) for at in (".", "both")]
        assert told[0].exit_code == 0, told[0].stderr
        assert told[0].stdout == told[1].stdout, command


def test_what_was_said_once_serves_the_next_file(tmp_path) -> None:
    """A mapping file holds the columns of the first import for those that follow."""
    mapping = ("--mapping", str(tmp_path / "gdelt.toml"))
    one = made(tmp_path / "g.tsv", gdelt(1, 5), (*GDELT, "--from-format", "tsv", *mapping))
    assert one.exit_code == 0, one.stderr
    added = made(tmp_path / "h.CSV", gdelt(6, 5), mapping, "--append")
    assert added.exit_code == 0, added.stderr
    assert len(ids(tmp_path / "d", "who:rebels OR NOT who:rebels")) == 10


def test_days_are_days_and_no_value_is_lost(tmp_path) -> None:
    """YYYYMMDD and midnights are days; a column that has no field is kept."""
    for shape, name, asked, precision in (
        (gdelt, "g.tsv", GDELT, "day"),
        (ucdp, "u.csv", UCDP, "interval"),
    ):
        (tmp_path / name[0]).mkdir()
        assert made(tmp_path / name[0] / name, shape(1, 9), asked).exit_code == 0
        told = timeline("list", "--json", "--data", str(tmp_path / name[0] / "d")).stdout
        for one in json.loads(told):
            assert "T" not in json.dumps(one["event"]["when"])
            assert one["resolved"]["precision"] == precision
            assert one["event"]["origin"]["kept"]


def test_a_piece_of_midnights_does_not_make_days(tmp_path, monkeypatch) -> None:
    """Whether a column holds days shows over the whole table, however it is cut."""
    monkeypatch.setattr("timeline.importers.rows.pieces.PIECE", 2)
    rows = "".join(f"e{n},E,2024-01-0{n} 00:00\n" for n in range(1, 8))
    for end, clocks in (("e8,E,2024-01-08 10:30\n", 8), ("", 0)):
        done = made(tmp_path / "t.csv", f"id,title,when\n{rows}{end}", ("--tz", "UTC"), "--replace")
        assert done.exit_code == 0, done.stderr
        told = json.loads(timeline("list", "--json", "--data", str(tmp_path / "d")).stdout)
        assert sum("T" in json.dumps(one["event"]["when"]) for one in told) == clocks


@pytest.mark.parametrize("piece", [2, 3, 1000])
def test_a_table_in_pieces_is_the_table(tmp_path, monkeypatch, piece) -> None:
    """The events, ids and reports are those of a table that is read whole."""
    monkeypatch.setattr("timeline.importers.rows.pieces.PIECE", piece)
    text = (
        "A list\nid;title;when;who;odd\n1;A;2024;Ana;x\n;B;5 March 2024;;\n\n;B;n.d.;Bo;\n"
        '4;"C\nD";2024-01-01;;y\n5;;2024;;\n6;too;many;cells;here;now\n'
    )
    done = made(tmp_path / "t.csv", text, ())
    assert done.exit_code == 1, done.stderr
    assert "t.csv:1:" in done.stderr
    assert "t.csv:10:1: import/too-many-cells" in done.stderr
    told = json.loads(timeline("list", "--json", "--data", str(tmp_path / "d")).stdout)
    assert sorted(one["event"]["id"] for one in told) == ["1", "4", "5", "b", "b-2"]
    assert sorted(one["path"].rpartition(":")[2] for one in told) == ["3", "4", "6", "7", "9"]


def test_what_is_not_utf8_is_refused_whole(tmp_path) -> None:
    """Nothing is left of a table that ends in another encoding."""
    (tmp_path / "t.csv").write_bytes(b"id,title,when\n1,A,2024\n2,caf\xe9,2024\n")
    done = timeline(
        "import", str(tmp_path / "t.csv"), "--to", "parquet", "--into", str(tmp_path / "d")
    )
    assert done.exit_code == 1
    assert "not UTF-8" in str(done.exception)
    assert [one.name for one in tmp_path.iterdir()] == ["t.csv"]
