"""Tables: columns understood by name, nothing lost, nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import TimelineError
from timeline.format import schema
from timeline.importers import ImportOrigin, csv, tsv
from timeline.importers.rows import columns

HEADINGS = {
    "Date": "when", "fecha": "when", "日付": "when", "Título": "title", "タイトル": "title",
    "Headline": "title", "start date": "start", "Start-Date": "start", "DTEND": "end",
    "Participants": "who", "Personas": "who.person", "Tags": "tags", "Etiquetas": "tags",
    "URL": "url",
    "Fuente": "sources", "Lugar": "places", "title.es": "title.es", "title_ja": "title.ja",
    "Latitude": "lat", "importance": None, "titleish": None,
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_a_heading_is_understood_by_its_name(heading, field):
    assert columns.guess(heading) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Titel,Jahr,Monat,Tag", "day"),
        ("title,year,month,Tag", "day"),
        ("Title,Year,Tag", "tags"),
        ("Title,Year,Month,Day,Tag", "tags"),
        ("Titel,Datum,Tag", "tags"),
        ("Titel,Datum,Jahr,Tag", "day"),
        ("Titel,day,month,year,Jahr,Tag", None),
    ],
)
def test_a_column_called_tag_is_a_day_among_german_ones(heading, field):
    """A number of a day never becomes a tag where the table is German."""
    assert columns.mapping(heading.split(","))["Tag"] == field


def read(text: str, **options):
    return csv.read(text.encode(), name="t.csv", **options)


def rules(imported) -> list[str]:
    return [f"{one.line}:{one.rule.removeprefix('import/')}" for one in imported.reports]


def test_a_row_becomes_an_event():
    found = read(
        "id,title,title.es,date,who,tags,where,source,lat,lon,kind,status,summary,importance\n"
        'talks,Talks,Charlas,early 2026,"Ana; Luis","energy, drug policy",Bogotá,'
        "https://example.org/a,4.6,-74.1,meeting,occurred,They talk.,7\n"
    )
    assert found.reports == ()
    assert found.records == (
        {
            "id": "talks",
            "title": {"mul": "Talks", "es": "Charlas"},
            "when": {"earliest": "2026-01", "latest": "2026-04", "text": "early 2026"},
            "participants": [{"name": "Ana"}, {"name": "Luis"}],
            "tags": ["energy", "drug-policy"],
            "places": [{"name": "Bogotá", "geo": {"lat": 4.6, "lon": -74.1}}],
            "sources": [{"title": "[example.org/a]", "url": "https://example.org/a"}],
            "kind": "meeting",
            "status": "occurred",
            "summary": "They talk.",
        },
    )
    assert found.origins[0] == ImportOrigin(2, "talks", {"importance": "7"})


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("when,start,end\n2024,,", "2024"),
        ("start,end\n2024-01-05,2024-01-07", "2024-01-05/2024-01-07"),
        ("start,end\n2024-01-05,2024-01-05", "2024-01-05"),
        ("start,end\n2024-01-05,", "2024-01-05"),
        ("start,end\n,2024", "/2024"),
        ("start,end\nc. 1850,1860", "1850~/1860"),
        ("start,end\nearly 2024,2025", {"start": {"earliest": "2024-01", "latest": "2024-04"},
                                         "end": "2025"}),
        ("date,time\n5 January 2024,11:00", "2024-01-05T11:00"),
        ("date,time,tz\n2024-01-05,11:00,Asia/Tokyo",
         {"start": "2024-01-05T11:00", "tz": "Asia/Tokyo"}),
        ("date,tz\n2024-01-05,Asia/Tokyo", "2024-01-05"),
        ("date\n2024-01-05 01:00 +0900", {"start": "2024-01-04T16:00", "tz": "UTC"}),
        ("date\n2024-01-05T01:00:30Z", {"start": "2024-01-05T01:00:30", "tz": "UTC"}),
        ("date,display_date\n2024,that year", {"start": "2024", "text": "that year"}),
        ("date\nABT 1850", "1850~"),
        ("date\nBET 1850 AND 1860",
         {"earliest": "1850", "latest": "1860", "text": "BET 1850 AND 1860"}),
        ("year\n476", "0476"),
    ],
)  # fmt: skip
def test_the_time_is_made_of_what_there_is(row, when):
    heading, line = row.split("\n")
    found = read(f"title,{heading}\nX,{line}\n")
    assert [record["when"] for record in found.records] == [when]


def test_a_date_with_two_readings_stays_words_until_the_order_is_said():
    text = "title,date\nX,10/11/2024\nY,25/11/2024\n"
    found = read(text)
    assert rules(found) == ["2:unclear-date"]
    assert "2024-11-10" in found.reports[0].message
    assert "--date-order" in (found.reports[0].help or "")
    assert [record["when"] for record in found.records] == [{"text": "10/11/2024"}, "2024-11-25"]
    ordered = read(text, date_order="dmy")
    assert [record["when"] for record in ordered.records] == ["2024-11-10", "2024-11-25"]


def test_words_that_are_no_date_are_kept_and_told_of():
    found = read("title,date\nX,during the war\n")
    assert found.records[0]["when"] == {"text": "during the war"}
    assert rules(found) == ["2:undated"]


@pytest.mark.parametrize(
    ("days", "flagged"),
    [(["01"], 0), (["01", "01"], 0), (["01", "01", "01"], 1), (["01", *["07"] * 40], 0),
     (["01"] * 4 + [f"{day:02}" for day in range(2, 29)] * 4, 0),
     (["01"] * 30 + [f"{day:02}" for day in range(2, 29)] * 4, 1)],
)  # fmt: skip
def test_more_firsts_of_a_month_than_chance_gives_are_told_once(days, flagged):
    rows = "".join(f"X,2024-05-{day}\n" for day in days)
    found = read(f"title,date\n{rows}")
    assert [record["when"] for record in found.records] == [f"2024-05-{day}" for day in days]
    assert rules(found) == ["2:looks-precise"] * flagged


def test_times_that_are_all_midnight_are_days():
    text = "title,date\nX,2024-03-05 00:00:00\nY,2024-03-06{}\n"
    assert [one["when"] for one in read(text.format(" 00:00:00")).records] == [
        "2024-03-05", "2024-03-06",
    ]  # fmt: skip
    zoned = "title,date\nX,2024-03-05T00:00:00Z\nY,2024-03-06 00:00\n"
    assert [one["when"] for one in read(zoned).records] == ["2024-03-05", "2024-03-06"]
    assert read(text.format("T10:00")).records[0]["when"] == "2024-03-05T00:00:00"


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("event_id,title,date,event_url", ["id", "title", "when", "url"]),
        ("headline,title,date", [None, "title", "when"]),
        ("Fecha,Desde,title", ["when", "start", "title"]),
        ("title,date,event_date", ["title", "when", None]),
        ("title,date,lat,latitude", ["title", "when", "lat", None]),
        ("title,date,description,notes,text", ["title", "when", "description", "notes", None]),
        ("title,date,title_id,nombre_zh,summary_ai", ["title", "when", None, None, None]),
        ("title,date,day", ["title", "when", None]),
        ("title,year,month,day", ["title", "year", "month", "day"]),
        ("title,day", ["title", "when"]),
        ("Titel,Jahr,Monat,Tag", ["title", "year", "month", "day"]),
        ("Titel,Datum,Tag", ["title", "when", "tags"]),
        ("Summary,Created,date", ["title", "created", "when"]),
        ("Start Date,Start Time,End Date,End Time,Subject",
         ["start", "time", "end", "end_time", "title"]),
    ],
)  # fmt: skip
def test_of_two_columns_of_one_field_the_nearer_name_fills_it(heading, fields):
    names = heading.split(",")
    assert list(columns.mapping(names).values()) == fields


@pytest.mark.parametrize(("language", "field"), [("de", "title.de"), ("es", None)])
def test_a_suffix_is_a_language_only_if_the_timeline_has_it(language, field):
    assert columns.mapping(["title", "title_de"], languages=(language,))["title_de"] == field


def test_two_columns_for_one_value_are_refused():
    with pytest.raises(TimelineError, match="cannot both be 'description'"):
        read("a,b,c\n1,2,3\n", map=("a=description", "b=description"))
    assert columns.mapping(["a", "b"], ["a=tags", "b=tags"]) == {"a": "tags", "b": "tags"}


def test_unnamed_and_equal_headings_are_columns_like_others():
    found = read("title,date,,Source,Source,\nX,2024,a,b,c,d\n", map=("Source 2=-", "Source=-"))
    assert found.origins[0].kept == {"column 3": "a", "column 6": "d"}


def test_a_table_without_a_heading():
    found = read("X,2024\nY,2025\n", no_header=True, map=("column 1=title", "column 2=when"))
    assert [one["title"] for one in found.records] == ["X", "Y"]


def test_title_lines_and_the_separator_of_excel_are_understood():
    found = read("sep=;\nMy table;\n\ntitle;date\nX;2024\n")
    assert found.records == ({"title": "X", "when": "2024"},)
    assert rules(found) == ["2:not-carried"]
    assert "My table" in found.reports[0].message


def test_the_sign_is_judged_from_rows_not_from_the_heading_alone():
    found = read("Date;Headline;Text (one, two, three, four)\n2024;X;words\n")
    assert found.records[0]["title"] == "X"


def test_a_cell_of_any_length_is_read():
    long = "x" * 140_000
    assert read(f'title,date,more\nX,2024,"{long}"\n').origins[0].kept == {"more": long}


def test_a_value_that_does_not_fit_its_field_is_kept_and_told():
    text = "title,date,status,lat,url,tz\nX,2024,CONFIRMED,95,example.org/a,Asia/Tokyo\n"
    found = read(text)
    assert found.origins[0].kept == {
        "status": "CONFIRMED", "lat": "95", "url": "example.org/a", "tz": "Asia/Tokyo",
    }  # fmt: skip
    assert rules(found) == ["2:does-not-fit"] * 4


def test_addresses_of_people_are_left_out_and_told():
    text = 'title,date,contact,who\nX,2024,a@example.org,"Ana; b@example.org"\n'
    found = read(text)
    assert found.records[0]["participants"] == [{"name": "Ana"}]
    assert "example.org" not in repr(found)
    assert rules(found) == ["2:left-out"] * 2
    kept = read(text, keep_private=True)
    assert kept.origins[0].kept == {"contact": "a@example.org"}


def test_figures_in_a_column_of_dates_are_words_of_a_date():
    """They may look like a telephone; in any other column they are left out."""
    found = read("title,date,contact\nX,+1 202 555 0143,+1 202 555 0144\n")
    assert found.records[0]["when"] == {"text": "+1 202 555 0143"}
    assert "0144" not in repr(found)


@given(
    st.lists(st.sampled_from(sorted(columns._BY_NAME)), unique=True, min_size=1, max_size=6),
    st.data(),
)
def test_every_cell_of_known_columns_is_in_the_event_kept_or_told(names, data):
    """Whatever columns come together, and whatever stands in them."""
    values = [st.sampled_from([f"marke{n}", "2024-03-05", "7"]) for n in range(len(names))]
    cells = [data.draw(value) for value in values]
    heading = ["title", "date", *(f"{name} " for name in names)]
    text = "\t".join(heading) + "\n" + "\t".join(["X", "1999", *cells]) + "\n"
    found = tsv.read(text.encode(), name="t")
    shown = repr(found)
    assert all(cell in shown or cell == "7" for cell in cells)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title,date,who\n,,Ana\n", "2:no-date"),
        ("title,date\nX,2024,more\n", "2:too-many-cells"),
        ("", "0:empty"),
        ('title,date\n"X\n', "2:not-a-table"),
    ],
)
def test_what_cannot_be_brought_in_is_reported_with_its_line(text, expected):
    found = read(text)
    assert rules(found) == [expected]
    assert found.records == ()


@pytest.mark.parametrize(
    ("text", "rule", "event"),
    [
        ("title,date\n,2024\n", "no-title", {"title": "[untitled]", "when": "2024"}),
        ("title,date\nX,\n", "no-date", {"title": "X", "when": {"text": "no date"}}),
        ("name_of_it,date\nX,2024\n", "no-title", {"title": "[untitled]", "when": "2024"}),
    ],
)
def test_a_row_without_title_or_date_is_an_event_and_told(text, rule, event):
    found = read(text)
    assert found.records == (event,)
    assert rules(found) == [f"2:{rule}"]


def test_the_hint_names_a_column_that_is_there():
    (report,) = read("date,Titel des Ganzen\n2024,X\n").reports
    assert report.help == "say which column holds it, as in --map 'Titel des Ganzen=title'"


def test_lines_are_those_of_the_file_also_after_a_cell_of_two_lines():
    found = read('title,date\n"X\nx",2024\nY,10/11/2024\n')
    assert rules(found) == ["4:unclear-date"]
    assert found.records[0]["title"] == "X\nx"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found_out(sign):
    assert read(sign.join(["title", "date"]) + "\n" + sign.join(["X", "2024"])).records


def test_tabs():
    found = tsv.read(b"title\tdate\nX, and y\t2024\n", name="t.tsv")
    assert found.records == ({"title": "X, and y", "when": "2024"},)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(encoding):
    found = csv.read("title,date\nReunión,2024\n".encode(encoding), name="t.csv")
    assert found.records[0]["title"] == "Reunión"


def test_another_encoding_is_asked_for_not_guessed():
    data = "title,date\nReunión,2024\n".encode("cp1252")
    assert rules(csv.read(data, name="t.csv")) == ["2:encoding"]
    found = csv.read(data, name="t.csv", encoding="cp1252")
    assert found.records[0]["title"] == "Reunión"


def test_a_mapping_says_what_a_column_means():
    found = read("Was,Wann,X\nA,2024,b\n", map=("Was=title", "Wann=when", "X=-"))
    assert found.records == ({"title": "A", "when": "2024"},)


@pytest.mark.parametrize(
    ("given", "word"), [("Wan=when", "Wann"), ("Wann=wen", "when"), ("Wann", "COLUMN=FIELD")]
)
def test_a_wrong_mapping_is_refused_with_the_nearest(given, word):
    with pytest.raises(TimelineError) as caught:
        read("Wann,title\n2024,X\n", map=(given,))
    assert word in f"{caught.value.message} {caught.value.hint}"


def test_the_order_is_named_only_where_it_settles_the_date():
    """`1850-9` may be a month or years, whatever order days and months have."""
    (report,) = read("title,date\nX,1850-9\n").reports
    assert "two readings" in report.message
    assert "--date-order" not in (report.help or "")


@pytest.mark.parametrize("title", ["'=1+1", "'@handle' posts a threat", "'-5 degrees'"])
def test_a_text_that_begins_with_an_apostrophe_stays_as_it_is(title):
    """Only our own tables put one before what looks like a formula."""
    assert read(f"title,date\n{title},2024\n").records[0]["title"] == title
    own = "title,start_earliest,end_latest,precision,match"
    row = f"{title},2024-03-05,2024-03-05,day,certain"
    assert read(f"{own}\n{row}\n").records[0]["title"] == title[1:]


def test_a_year_of_two_digits_gets_a_hint_that_helps():
    (report,) = read("title,date\nX,05.03.24\n").reports
    assert "--date-order" not in (report.help or "")
    assert "four digits" in (report.help or "")


@given(st.text(max_size=200), st.sampled_from([csv, tsv]))
def test_any_text_is_read_or_reported(text, importer):
    """Whatever comes in, valid events come out, or reports; nothing is raised."""
    found = importer.read(f"title,date,who,tags,x\n{text}".encode(), name="t")
    for record in found.records:
        full = {"schema_version": "1.0", "id": "x", **record}
        assert schema.is_valid("event", full), schema.errors("event", full)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
def test_no_value_of_an_unknown_column_is_lost(values):
    import csv as library
    import io

    text = io.StringIO()
    writer = library.writer(text)
    writer.writerow(["title", "date", *(f"x{n}" for n in range(len(values)))])
    writer.writerow(["X", "2024", *values])
    found = csv.read(text.getvalue().encode("utf-8", "replace"), name="t")
    if not found.records:
        assert found.reports
        return
    kept = found.origins[0].kept
    expected = [value.strip() for value in values]
    encoded = [value.encode("utf-8", "replace").decode() for value in expected if value]
    assert [kept[key] for key in sorted(kept)] == encoded


@pytest.mark.parametrize(
    ("column", "text"),
    [("lat", "nan"), ("lat", "91"), ("lon", "1e400"), ("revision", "²"), ("revision", "9" * 5000)],
)
def test_a_number_that_has_no_place_is_kept_as_it_stands(column, text):
    (origin,) = read(f"title,date,{column}\nX,2024,{text}\n").origins
    assert origin.kept == {column: text}


@pytest.mark.parametrize("sign", ["ab", '"'])
def test_what_cannot_part_cells_is_refused(sign):
    assert rules(read("title,date\nX,2024\n", delimiter=sign)) == ["0:delimiter"]


@pytest.mark.parametrize("name", ["klingon", "rot13", "undefined"])
def test_an_encoding_that_decodes_nothing_is_refused(name):
    assert rules(read("title,date\nX,2024\n", encoding=name)) == ["0:encoding"]


@pytest.mark.parametrize("word", ["#N/A", "none", "N/A"])
def test_a_word_for_no_date_stays_the_words_of_the_event(word):
    """It is told, and not made the words of this program."""
    found = read(f"title,date\nA,{word}\nB,2024\n")
    assert found.records[0]["when"] == {"text": word}
    assert found.reports
