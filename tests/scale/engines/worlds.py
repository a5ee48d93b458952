"""Timelines for tests of engines: rows as odd as data can be, and questions about them."""

from types import SimpleNamespace

from hypothesis import strategies as st

from timeline.chronicle.resolve import sort_key
from timeline.chronicle.row import COLUMNS, SIDES
from timeline.dates import FOREVER
from timeline.query.nodes import Flag, Member, Node, Not, Surely, Text, conjunction, disjunction
from timeline.query.pattern import pattern
from timeline.query.window import TimeWindow, end_from, end_until, overlaps, start_from, start_until
from timeline.scale.engines import Bucket
from timeline.text import fold

CAESAR, FAR = -735_000, 3_672_000  # days in 44 BCE and in the year 12024
DAYS = (CAESAR, CAESAR + 3, -10, 0, 1, 5, 366, 367, 800, 19_000, 20_089, FAR, FAR + 40)
WORDS = (
    "petro",
    "Petro Díaz",
    "D'Artagnan",
    "it's",
    "''",
    "50%",
    "%",
    "_",
    "a_b",
    "a!b",
    "C:\\new",
    "\\",
    "\\'",
    "%\\_",
    "ｐｅｔｒｏ",
    "É",
    "e\u0301",
    "京都",
    "京都府 会議",
    "-- x",
    'say "so"',
    "FARC-EP",
    "a\x00b",
    "𝕏 🙂",
    "",
)
KINDS = (None, "meeting", "it's", "京都", "a\\b")
words = st.sampled_from(WORDS) | st.text(alphabet="a%_\\'!é京 ", max_size=4)
days = st.sampled_from(DAYS) | st.integers(0, 12)


@st.composite
def bounds(draw) -> dict[str, object]:
    """Bounds in days and instants, some unknown, with a certain pair that is no stronger."""
    s1, s2 = sorted((draw(days), draw(days)))
    e1, e2 = (
        max(low, day) for low, day in zip((s1, s2), sorted((draw(days), draw(days))), strict=True)
    )
    s2c, e1c = min(s2, e2), max(e1, s1)
    weaker = draw(st.sampled_from(("exact", "weaker", "never")))
    if weaker == "weaker":
        s2c, e1c = s2c + draw(st.integers(0, 40)), e1c - draw(st.integers(0, 40))
    ongoing = draw(st.integers(0, 5)) == 0
    known = {
        "s1": s1 if draw(st.integers(0, 4)) else None,
        "s2": s2 if draw(st.integers(0, 4)) else None,
        "e1": FOREVER if ongoing else e1 if draw(st.integers(0, 4)) else None,
        "e2": None if ongoing else e2 if draw(st.integers(0, 4)) else None,
        "certain_s2": None if weaker == "never" else s2c,
        "certain_e1": None if weaker == "never" else FOREVER if ongoing else e1c,
    }
    late = ("s2", "e2", "certain_s2")
    for name, day in list(known.items()):
        last = 86399 if name in late or name == "e1" else 0
        known[f"{name}_at"] = day if day is None or day == FOREVER else day * 86400 + last
    return {**known, "ongoing": ongoing, "undated": False}


@st.composite
def rows(draw, number: int) -> SimpleNamespace:
    """A row of which every column is filled as an event would fill it."""
    row: dict[str, object] = dict.fromkeys(COLUMNS) | dict.fromkeys(SIDES, ())
    row |= draw(bounds())
    row["id"] = f"e{number}"
    row["kind"] = draw(st.sampled_from(KINDS))
    row["standing"] = draw(st.sampled_from(("reported", "unsourced")))
    row["title_fold"] = fold(draw(words))
    row["text_fold"] = fold(draw(words))
    row["fields"] = "|id|title|"
    row["draft"] = draw(st.booleans())
    for side in ("tag", "participant", "place", "actor"):
        row[side] = tuple(dict.fromkeys(map(fold, draw(st.lists(words, max_size=3)))))
    seconds = tuple(row[f"{name}_at"] for name in ("s1", "s2", "e1", "e2"))
    row["sort_at"] = sort_key(SimpleNamespace(seconds=seconds), "")[0]
    return SimpleNamespace(**row)


@st.composite
def worlds(draw, most: int = 8) -> list[SimpleNamespace]:
    """Up to `most` rows, their ids not in the order of time."""
    count = draw(st.integers(0, most))
    return [draw(rows(number)) for number in draw(st.permutations(range(count)))]


@st.composite
def windows(draw) -> TimeWindow:
    """A window of days or of instants, open on a side now and then."""
    a, b = sorted((draw(days), draw(days)))
    clock = draw(st.booleans())
    if clock:
        a, b = a * 86400, b * 86400 + 43_200
    return TimeWindow(
        draw(st.sampled_from((a, a, None))), draw(st.sampled_from((b, b, None))), clock, ""
    )


leaves = st.one_of(
    windows().map(lambda seen: overlaps(seen, "")),
    st.tuples(windows(), days, st.sampled_from((start_from, start_until, end_from, end_until))).map(
        lambda found: found[2](found[0], found[1] * (86400 if found[0].clock else 1), "")
    ),
    st.sampled_from(("meeting", "it's", "京都", "meet*", "x", "a\\b")).map(
        lambda word: Text("kind", pattern(word, "exact"), word)
    ),
    words.map(lambda word: Text("text_fold", pattern(word, "anywhere"), word)),
    words.map(lambda word: Text("title_fold", pattern(f"*{word}", "exact"), word)),
    st.tuples(
        st.sampled_from(("participant", "place")), words, st.sampled_from(("exact", "word"))
    ).map(lambda found: Member(found[0], pattern(*found[1:]), found[1])),
    words.map(lambda word: Member("tag", pattern(f"{word[:1]}*", "exact"), word)),
    st.sampled_from(("ongoing", "draft")).map(lambda column: Flag(column, column)),
)


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=2, max_size=3)
    return st.one_of(
        several.map(conjunction), several.map(disjunction), children.map(Not), children.map(Surely)
    )


nodes = st.recursive(leaves, _joined, max_leaves=6)
BUCKETS = (
    [Bucket(CAESAR + 5 * n, CAESAR + 5 * n + 4) for n in range(3)],
    [Bucket(n, n) for n in range(14)],
    [Bucket(365 * n, 365 * n + 364) for n in range(60)],
    [Bucket(-(10**7), 10**7)],
)


class World:
    """A timeline that has only rows, as far as the Python engine looks."""

    def __init__(self, found: list[SimpleNamespace]) -> None:
        self.rows = found

    def ordered(self) -> list[SimpleNamespace]:
        """The rows in the order of time, each its own entry."""
        latest = [FOREVER if row.s2_at is None else row.s2_at for row in self.rows]
        keyed = zip(self.rows, latest, strict=True)
        ordered = sorted(keyed, key=lambda pair: (pair[0].sort_at, pair[1], pair[0].id))
        return [SimpleNamespace(row=row) for row, _ in ordered]
