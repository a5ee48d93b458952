"""Dates are taken apart in `timeline.dates` alone."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "timeline"
# The places where a year, a month, a day or a clock time begins or ends in "2026-02-04T11:00:30".
CUTS = {(None, 4), (None, 7), (None, 10), (None, 16), (None, 19), (4, None), (5, 7), (7, None),
        (8, 10), (10, None), (11, None), (11, 13), (14, 16), (17, 19), (5, None)}  # fmt: skip
OF_SOMETHING_ELSE = {
    "chronicle/resolve/relative.py: duration[:4]",  # fields of a tuple
    "chronicle/resolve/moved.py: form[:4]",
    "chronicle/resolve/offset.py: name[4:]",  # an offset
    "exporters/ics.py: one[:4]",  # of a tuple
    "importers/ical/zones.py: offset[4:]",
    "importers/rows/rows.py: said[4:]",  # behind "who."
    "importers/sheets/opendocument.py: text[:10]",  # a count
}


def cuts(text: str) -> list[str]:
    """Every slice of a program that cuts where a part of a date ends."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)):
            continue
        bounds = [node.slice.lower, node.slice.upper]
        if all(one is None or isinstance(one, ast.Constant) for one in bounds):
            values = tuple(None if one is None else one.value for one in bounds)
            found += [ast.unparse(node)] if values in CUTS else []
    return found


def test_no_date_is_cut_outside_the_room_of_dates() -> None:
    """A year may have a sign and more than four digits: ask `dates` for a part."""
    found = {
        f"{path.relative_to(SOURCE).as_posix()}: {cut}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] != "dates"
        for cut in cuts(path.read_text(encoding="utf-8"))
        if not cut.startswith("data[")  # the bytes of a file, wherever they are called so
    }
    assert found == OF_SOMETHING_ELSE


def test_a_cut_is_seen() -> None:
    """In the forms that stood in the program once; the nearest that are none are let be."""
    for cut in ("day[8:10]", "text[:4]", "at(text)[4:]"):
        assert cuts(f"x = {cut} > '28'") == [cut]
    assert cuts("x = words[1:]; y = text[at:4]; z = text[4]") == []
