"""A table with a heading row, its cells separated by commas (or semicolons, tabs, bars).

Columns are understood by their names, in English, Spanish or Japanese, or as `--map COLUMN=FIELD`
says; `--map COLUMN=-` leaves one out. The command says how it understood each column before it
writes anything; a column that fits no field is kept in `origin`. Several names, tags or sources in
one cell are separated by semicolons. Year, month, day and time may be columns of their own. A date
such as 10/11/2024 is kept as words until `--date-order` says whether the day or the month comes
first; words that are not a date make an undated event, which keeps them.

Example: timeline import events.csv
Example: timeline import hechos.csv --map Cuando=when --date-order dmy
"""

from typing import Unpack

from timeline.importers import ENCODING, OF_CELLS, OF_TABLES, Imported
from timeline.importers.rows import table
from timeline.importers.rows.gathering import Gathering
from timeline.registry import Option

SUFFIXES = (".csv",)
OPTIONS = (
    *OF_CELLS,
    ENCODING,
    *OF_TABLES,
    Option(
        "--delimiter", str, "", help="The sign between cells; detected by default.", metavar="SIGN"
    ),
)


def read(
    data: bytes, *, name: str, delimiter: str = "", **asked: Unpack[table.TableOptions]
) -> Imported:
    """The events of a table."""
    found = Gathering(name)
    notes = table.read(data, found, delimiter=delimiter, **asked)
    return found.imported(notes)
