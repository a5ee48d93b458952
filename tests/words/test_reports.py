"""Standing, claims, commitments and figures in words."""

from typing import Any, NamedTuple

import pytest

from timeline.words import claim_words, due_state_words, due_words, quantity_words, standing_words


class State(NamedTuple):
    """A commitment's state, as `timeline.chronicle.due` gives it."""

    verdict: str
    state: str
    days_left: int | None


@pytest.mark.parametrize(
    ("value", "voices", "because", "expected"),
    [
        ("alleged", ["Petro"], None, "alleged, according to Petro"),
        ("alleged", ["Petro", "Trump", "Petro"], None, "alleged, according to Petro and Trump"),
        ("alleged", [], None, "alleged"),
        ("disputed", ["The Times"], None, "disputed by The Times"),
        ("reported", ["The Times"], None, "reported"),
        ("confirmed", [], "seen by us", "confirmed (set by hand: seen by us)"),
    ],
)
def test_what_is_alleged_is_said_with_its_voice(
    value: str, voices: list[str], because: str | None, expected: str
) -> None:
    """Who alleges or disputes is named; who reports is in the sources."""
    assert standing_words(value, voices, "en", because=because) == expected


def test_a_claim_is_one_line() -> None:
    """The stance, who, when, on what, and their words; it fits one voice and many."""
    whole = claim_words("alleges", "Petro", "en", text="They shot at me", at="from 2018 on")
    assert whole == "alleged by Petro (from 2018 on): They shot at me"
    assert claim_words("denies", "", "en", about="/summary") == "Summary: denied by somebody"
    assert claim_words("denies", "X", "es", about="#c1") == "#c1: negado por X"
    assert claim_words("reports", "紙", "ja", text="会談") == "紙が報告:会談"
    assert claim_words("alleges", "X", "ja", about="/summary") == "要約は、Xが主張"


@pytest.mark.parametrize(
    ("verdict", "state", "left", "expected"),
    [
        ("pending", "scheduled", 31, ("31 days left", "quedan 31 días", "残り31日")),
        ("pending", "scheduled", 1, ("one day left", "queda un día", "残り1日")),
        ("pending", "scheduled", 0, ("due today", "vence hoy", "本日期限")),
        ("overdue", "scheduled", -2, ("overdue by two days", "vencido hace dos días", None)),
        ("possibly-overdue", "scheduled", 3, ("possibly overdue", "quizá vencido", None)),
        (
            "passed",
            "unknown",
            -5,
            (
                "due passed, outcome not recorded (five days ago)",
                "plazo vencido, resultado sin registrar (hace cinco días)",
                "期限は過ぎたが結果は未記録(5日経過)",
            ),
        ),
        ("settled", "partially_met", -5, ("partially met", "cumplido en parte", "一部履行")),
        ("settled", "met", -5, ("met", "cumplido", "履行済み")),
        ("unknown", "unknown", None, ("deadline not known", "plazo desconocido", "期限不明")),
    ],
)
def test_what_is_known_of_a_commitment(
    verdict: str, state: str, left: int | None, expected: tuple[str | None, ...]
) -> None:
    """Days left, overdue, or only that nothing is recorded; never more than is known."""
    for lang, words in zip(("en", "es", "ja"), expected, strict=True):
        if words is not None:
            assert due_state_words(State(verdict, state, left), lang) == words


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ({"value": 3172, "unit": "t"}, ("3,172 t", "3172 t", "3,172トン")),
        ({"value": 18500}, ("18,500", "18\u202f500", "18,500")),
        (
            {"value": 9_200_000_000, "unit": "USD"},
            ("9.2 billion US dollars", "9200 millones de dólares estadounidenses", "92億米ドル"),
        ),
        (
            {"value": 4_800_000_000, "unit": "{dose}", "approximate": True},
            ("about 4.8 billion", "unos 4800 millones", "約48億"),
        ),
        ({"value": 40, "unit": "min"}, ("40 min", "40 min", "40分")),
        ({"value": 12.5, "unit": "%"}, ("12.5%", "12,5 %", "12.5%")),
        ({"value": 1234567}, ("1,234,567", "1\u202f234\u202f567", "1,234,567")),
        ({"value": -0.5}, ("−0.5", "−0,5", "−0.5")),
        ({"value": 0}, ("0", "0", "0")),
        ({"low": 10, "high": 20}, ("between 10 and 20", "entre 10 y 20", "10から20の間")),
        (
            {"low": 10, "best": 12, "high": 20, "unit": "t"},
            (
                "12 t (best estimate; between 10 and 20)",
                "12 t (mejor estimación; entre 10 y 20)",
                "12トン(最良の推定。10から20の間)",
            ),
        ),
        ({"low": 10}, ("at least 10", "al menos 10", "10以上")),
        ({"high": 10}, ("at most 10", "como mucho 10", "10以下")),
        ({"text": {"en": "hundreds", "es": "cientos"}}, ("hundreds", "cientos", "hundreds")),
        ({"text": "dozens"}, ("dozens", "dozens", "dozens")),
        ({"value": 5, "as_of": "2026"}, ("5 (as of 2026)", "5 (a fecha de 2026)", "5(2026年時点)")),
        (
            {"value": 5, "as_of": "2026-02-04"},
            (
                "5 (as of 4 February 2026)",
                "5 (a fecha del 4 de febrero de 2026)",
                "5(2026年2月4日時点)",
            ),
        ),
        (
            {"value": 5, "as_of": {"latest": "2026-02-04"}},
            (
                "5 (by 4 February 2026)",
                "5 (a más tardar el 4 de febrero de 2026)",
                "5(2026年2月4日までに)",
            ),
        ),
    ],
)
def test_figures_are_written_as_the_language_writes_them(
    quantity: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """Grouping, decimals, large numbers, units, doubt."""
    found = tuple(quantity_words(quantity, lang, measure="m") for lang in ("en", "es", "ja"))
    assert found == (f"m: {expected[0]}", f"m: {expected[1]}", f"m:{expected[2]}")


class Deadline(NamedTuple):
    """A deadline, as `timeline.chronicle.resolve` gives it."""

    first_day: int | None
    last_day: int | None
    zone: str


def test_within_two_months_after() -> None:
    """The commitment's deadline as the source says it, and what it comes to."""
    due = {"relative": "after", "to": "m", "offset": "P2M"}
    words = due_words(
        due, "en", title_of=lambda id: "Petro meets Trump", deadline=Deadline(20547, 20547, "UTC")
    )
    assert words == ("within two months after “Petro meets Trump” (by the end of 4 April 2026)")


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-04", "by the end of April 2026"),
        ("2026-04-04T17:00", "by 4 April 2026, 17:00 (UTC time)"),
        ("2026-04-04T17:00Z", "by 4 April 2026, 17:00 (UTC)"),
        ("[2026-04,2026-06]", "by April 2026 or June 2026"),
        ("not a date", "by not a date"),
    ],
)
def test_a_date_is_due_at_its_end(due: str, expected: str) -> None:
    """The deadline is the last moment of the unit."""
    words = due_words(due, "en", title_of=str, deadline=Deadline(20547, 20547, "UTC"))
    assert words == expected
