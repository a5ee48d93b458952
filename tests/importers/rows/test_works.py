"""Citations in the forms of other programs."""

import pytest

from timeline.importers.rows import works

URL = "https://x.example/b"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("A book", {"title": "A book"}),
        (f"A book <{URL}>", {"title": "A book", "url": URL}),
        (f"[A book]({URL})", {"title": "A book", "url": URL}),
        ({"title": "A book", "link": URL, "page": 3, "outlet": ""},
         {"title": "A book", "url": URL, "locator": "3"}),
        ({"name": "A book", "by": "Ana; Luz | Eva"},
         {"title": "A book", "authors": ["Ana", "Luz", "Eva"]}),
        ({"title": "A book", "authors": [{"name": "Ana"}]},
         {"title": "A book", "authors": [{"name": "Ana"}]}),
        ({"title": "A book", "published": "4 May 2024"},
         {"title": "A book", "issued": "2024-05-04"}),
        ({"title": "A book", "type": "book"}, {"title": "A book", "type": "book"}),
        ({"source": "book", "page": "3"}, {"source": "book", "locator": "3"}),
        ({"title": "A book", "note": None}, {"title": "A book"}),
        ({"title": "A book", "note": "Torn."}, None),
        ({"title": "A book", "published": "early 2024"}, None),
        ({"title": "A book", "published": "some day"}, None),
        ({"title": "A book", "url": "not an address"}, None),
        ({"title": "A book", "type": "tablet of clay"}, None),
        ({"page": "3"}, None),
        (7, None),
    ],
)  # fmt: skip
def test_a_citation_says_the_same_or_is_unclear(given, expected):
    """What has no place makes the whole unclear, for the caller to keep as it came."""
    assert works.citation(given) == expected


def test_an_address_alone_has_a_title_of_its_own():
    made = works.citation({"url": URL})
    assert made == works.citation(URL)
    assert made["url"] == URL
    assert made["title"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Reuters; AP", ["Reuters", "AP"]),
        ("Talks end | The Guardian", ["Talks end | The Guardian"]),
        ("https://a.example/x;y=1|z", ["https://a.example/x;y=1|z"]),
        ("https://a.example/1|https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
        ("https://a.example/1 https://b.example/2", ["https://a.example/1", "https://b.example/2"]),
        ("A <https://a.example/?a;b>; B", ["A <https://a.example/?a;b>", "B"]),
        ("A | https://a.example", ["A | https://a.example"]),
        ("A\nhttps://a.example", ["A", "https://a.example"]),
    ],
)
def test_works_are_parted_where_it_is_sure(cell, expected):
    assert works.several(cell) == expected
