"""A spreadsheet of LibreOffice or of another program that writes OpenDocument.

The first sheet that holds anything is read, or the one that `--option sheet=NAME` names, as a table
with a heading row; other sheets are reported. Columns are understood as in csv. A date is as exact
as its cell shows it: formatted as a year or a month, it is one, whatever day the cell holds;
without a year it is kept as words. With `--option fill-merged=yes` the content of merged cells
counts for each of their rows.

Example: timeline import events.ods
Example: timeline import events.ods --option sheet=2024 --map Cuando=when
"""

from typing import Unpack

from timeline.importers import OF_CELLS, OF_TABLES, Imported
from timeline.importers.rows import table
from timeline.importers.sheets import opendocument
from timeline.importers.sheets import sheet as sheets

SUFFIXES = (".ods",)
OPTIONS = (*OF_CELLS, *OF_TABLES, sheets.SHEET, sheets.FILL)


def read(
    data: bytes,
    *,
    name: str,
    sheet: str = "",
    fill_merged: bool = False,
    **asked: Unpack[table.TableOptions],
) -> Imported:
    """The events of a sheet."""
    return sheets.read(
        lambda: opendocument.book(data), name, sheet=sheet, fill_merged=fill_merged, **asked
    )
