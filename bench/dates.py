"""How fast EDTF is parsed, and dates as people write them are read, beside other libraries.

EDTF with all its bounds, beside `edtf`, `undate` and `datetime`; what people write, beside `edtf`,
`dateparser` and `dateutil`.

Run as `python bench/dates.py`. It prints a Markdown table with the ratios of this one run. Within
a pass every string is different, so that no cache can help anybody. The peers are optional:
`pip install edtf==5.0.2 undate==0.8.0 dateparser==1.2.2`.
"""

import datetime
import importlib.metadata
import platform
from collections.abc import Callable
from pathlib import Path
from time import process_time

from timeline.dates import human, parse

Parser = Callable[[str], object]

YEARS = range(1000, 9000, 7)
DAYS = [f"{y:04d}-{1 + y % 12:02d}-{1 + y % 28:02d}" for y in YEARS]
KINDS = {
    "plain day": DAYS,
    "plain month": [day[:7] for day in DAYS],
    "plain year": [day[:4] for day in DAYS],
    "date and time": [f"{day}T10:59:30+04:30" for day in DAYS],
    "season": [f"{y}-{21 + y % 4}" for y in YEARS],
    "long year": [f"Y{y}0000{y % 10}" for y in YEARS],
    "significant digits": [f"{y}S2" for y in YEARS],
    "unspecified digits": [f"{day[:3]}X-{day[5:]}" for day in DAYS],
    "qualified date": [f"{day}%" for day in DAYS],
    "qualified component": [f"?{day[:8]}~{day[8:]}" for day in DAYS],
    "interval": [f"{day}/{int(day[:4]) + 1}-06" for day in DAYS],
    "open interval": [f"{day}/.." for day in DAYS],
    "one of a set": [f"[{y},{y + 1},{y + 3}..{y + 5}]" for y in YEARS],
    "all of a set": [f"{{{y},{day[:7]}}}" for y, day in zip(YEARS, DAYS, strict=True)],
}
TABLE = Path(__file__).parent.parent / "tests/conformance/1.0/words/dates.tsv"
PASS_SECONDS = 0.1
PASSES = 5


def edtf_parser() -> tuple[Parser, tuple[type[Exception], ...]] | None:
    """`edtf` with its strict bounds, and what it raises for what it cannot read."""
    try:
        from edtf import parse_edtf
        from edtf.parser.edtf_exceptions import EDTFParseException
    except ModuleNotFoundError:
        return None

    def bounds(text: str) -> object:
        date = parse_edtf(text)
        return date.lower_strict(), date.upper_strict()

    return bounds, (EDTFParseException, TypeError)


def undate_parser() -> tuple[Parser, tuple[type[Exception], ...]] | None:
    """`undate` with its bounds, and what it raises for what it cannot read."""
    try:
        from lark.exceptions import LarkError
        from undate import Undate
    except ModuleNotFoundError:
        return None

    def bounds(text: str) -> object:
        date = Undate.parse(text, "EDTF")
        return date.earliest, date.latest

    return bounds, (LarkError, ValueError)


def seconds_each(parser: Parser, texts: list[str]) -> float:
    """Processor seconds a text, the best of some passes."""
    return min(one_pass(parser, texts) for _ in range(PASSES))


def one_pass(parser: Parser, texts: list[str]) -> float:
    """Over all texts, or as many of them as a pass has time for."""
    start = process_time()
    parser(texts[0])
    first = process_time() - start
    some = texts[: max(1, int(PASS_SECONDS / max(first, 1e-6)))]
    start = process_time()
    for text in some:
        parser(text)
    return (process_time() - start) / len(some)


def peer_seconds(
    peer: tuple[Parser, tuple[type[Exception], ...]] | None, texts: list[str]
) -> float | None:
    """The same of a peer; `None` where it is not installed or cannot read these texts."""
    if peer is None:
        return None
    parser, refusals = peer
    try:
        return seconds_each(parser, texts)
    except refusals:
        return None


def people() -> list[str]:
    """Every text of the published table of dates as people write them."""
    return [line.split("\t")[1] for line in TABLE.read_text("utf-8").split("\n")[1:] if line]


def readers() -> dict[str, Parser]:
    """What reads such texts: ours, and the peers that are installed."""
    found: dict[str, Parser] = {"ours": human.read}
    try:
        from edtf import text_to_edtf

        found["edtf"] = text_to_edtf
    except ModuleNotFoundError:
        pass
    try:
        import dateparser

        found["dateparser"] = dateparser.parse
    except ModuleNotFoundError:
        pass
    from dateutil import parser

    found["python-dateutil"] = parser.parse
    return found


def lenient(reader: Parser) -> Parser:
    """A reader whose refusals are answers."""

    def read(text: str) -> object:
        try:
            return reader(text)
        except Exception:  # other libraries raise whatever they like at odd texts
            return None

    return read


def print_readers() -> None:
    """Processor time a line of the table, for each reader."""
    texts = people()
    print(f"\nDates as people write them, {len(texts)} texts of the published table:\n")
    print("| reader | a text |\n|---|--:|")
    for name, reader in readers().items():
        whole = lenient(reader)
        whole(texts[0])
        many = texts if name == "ours" else texts[::8]
        passes = 5 * PASSES if name == "ours" else 1
        least = min(_pass(whole, many) for _ in range(passes))
        shown = name if name == "ours" else version(name)
        print(f"| {shown} | {least * 1e6:,.0f} µs |")


def _pass(reader: Parser, texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        reader(text)
    return (process_time() - start) / len(texts)


def ratio(theirs: float | None, ours: float) -> str:
    return "—" if theirs is None else f"{theirs * 1e6:,.0f} µs ({theirs / ours:,.0f} ×)"


def version(name: str) -> str:
    try:
        return f"`{name}` {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return f"`{name}` (absent)"


def main() -> None:
    edtf, undate = edtf_parser(), undate_parser()
    least: float | None = None
    print(f"Processor time a string, Python {platform.python_version()}; in brackets, how many")
    print("times as long as ours takes; — where it cannot read these strings.\n")
    print(f"| kind | example | ours | {version('edtf')} | {version('undate')} |")
    print("|---|---|--:|--:|--:|")
    for kind, texts in KINDS.items():
        ours = seconds_each(parse, texts)
        theirs = peer_seconds(edtf, texts)
        peers = ratio(theirs, ours), ratio(peer_seconds(undate, texts), ours)
        print(f"| {kind} | `{texts[0]}` | {ours * 1e6:,.1f} µs | {peers[0]} | {peers[1]} |")
        if theirs is not None:
            least = min(least or theirs / ours, theirs / ours)
    if least is not None:
        print(f"\nLeast ratio to `edtf`: {least:,.0f} times as fast.")
    plain, builtin = seconds_each(parse, DAYS), seconds_each(datetime.date.fromisoformat, DAYS)
    print(f"A plain day, all bounds included, takes {plain / builtin:.0f} times as long as")
    print(f"`datetime.date.fromisoformat`, a C function ({builtin * 1e9:,.0f} ns).")
    print_readers()


if __name__ == "__main__":
    main()
