"""Descriptions as HTML: a plain line is a paragraph without the reader of CommonMark."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from timeline.exporters.pages.prose import prose

LINES = st.text(st.sampled_from("aZ0 9.é京ß\t-+*_~#>'\"=|:;,()[]!\\`&<\u00a0/@\n"), max_size=12)
PLAIN = st.from_regex(r"[^\W\d_][\w .,:;()'/+=~#!|@-]{0,20}", fullmatch=True)


@given(LINES | PLAIN)
def test_a_plain_line_is_what_commonmark_makes_of_it(text: str) -> None:
    """Whatever the shortcut takes, the whole reader would have given."""
    reader = MarkdownIt("commonmark", {"html": False})
    made, told = prose(text), reader.render(text)
    if "<a " in told or "<img" in told or "<h" in told:
        return  # links and headings are ours
    assert made == told
