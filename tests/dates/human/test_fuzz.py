"""Texts made of the grammar's own words, digits, dashes and noise: nothing is invented or lost.

`TIMELINE_FUZZ` says how many (2,000 by default), `TIMELINE_FUZZ_SEED` which ones.
"""

import os
import random
import re

from timeline.dates import human, parse
from timeline.dates.human.fold import fold
from timeline.dates.human.lexicon import ERAS, WORDS
from timeline.dates.human.tokens import tokens

COUNT = int(os.environ.get("TIMELINE_FUZZ", "2000"))
SEED = int(os.environ.get("TIMELINE_FUZZ_SEED", "1"))
WORD_LIST = sorted(WORDS)
FRAMES = (
    "{n} {month} {year}", "{month} {n}, {year}", "{year}", "{year}年{n}月{n}日", "{n}/{n}/{year}",
    "{year}-{n}", "{word} {year}", "{word} {n} {month} {year}", "{n} {month} {year} {clock}",
    "{year}{dash}{year}", "{year}{dash}{n}", "{n}{dash}{n} {month} {year}", "{year} {word}",
    "{clock}{dash}{clock} {n} {month} {year}", "{n} {month} {year}, {clock} {dash}{clock}",
    "{word}{year}", "{dash}{year}", "{year}{dash}", "{n} {word} {year}", "{word} {word} {year}",
    "{n}{word}{year}", "{word} {year} {word}", "{n} {month} {year} {word} {clock}", "{noise}",
    "{year}-{nn}-{nn}", "{year}-{nn}-{nn} {clock}{sign}{clock}", "{word} {n} {word} {n} {year}",
)  # fmt: skip
DASHES = ("-", " - ", "–", " – ", "—", "−", "〜", "～", "/", "..", " to ", " -", "- ")
NOISE = (" ", "  ", ".", ",", "(", ")", "?", "~", "%", "'", ":", "x", "T", "Z", "№", "\u200b", "年")


def text(chance: random.Random) -> str:
    """One text: a frame with its gaps filled, or a row of pieces."""
    pick = chance.choice
    gaps = {
        "{n}": lambda: str(chance.randrange(0, 40)),
        "{nn}": lambda: f"{chance.randrange(0, 40):02d}",
        "{year}": lambda: str(pick((chance.randrange(0, 3000), chance.randrange(1900, 2030)))),
        "{month}": lambda: pick(
            ("May", "february", "mar.", "Sept", "octubre", "juin", "Mai", "3月")
        ),
        "{clock}": lambda: f"{chance.randrange(0, 26)}{pick(':.h')}{chance.randrange(0, 62):02d}",
        "{dash}": lambda: pick(DASHES),
        "{sign}": lambda: pick("+-−–"),
        "{word}": lambda: pick(WORD_LIST),
        "{noise}": lambda: pick(("", " ")).join(
            pick((pick(WORD_LIST), pick(NOISE), str(chance.randrange(0, 2100)), pick(DASHES)))
            for _ in range(chance.randrange(1, 8))
        ),
    }
    return re.sub(r"\{\w+\}", lambda gap: gaps[gap[0]](), pick(FRAMES))


def expressions(when: object) -> list[str]:
    """Every EDTF expression of a `when`."""
    if isinstance(when, str):
        return [part for part in re.split("[/\\[\\]{},]|\\.\\.", when) if part]
    return [
        one
        for key, value in dict(when).items()  # type: ignore[call-overload]
        if key not in ("tz", "text") and value
        for one in expressions(value)
    ]


def numbers_of(written: str) -> set[int]:
    """Every number that the text gives, in figures or in words."""
    found = {int(digits) for digits in re.findall(r"[0-9]+", written.translate(_WIDE))}
    for role in (role for token in _tokens(written) for role in WORDS.get(token.word, ())):
        if role[0] in "iom" and role[1] is not None:
            found.add(role[1])
    return found | {token.value for token in _tokens(written) if isinstance(token.value, int)}


_WIDE = {0xFF10 + n: str(n) for n in range(10)}


def _tokens(written: str) -> list:
    try:
        return tokens(fold(written))
    except Exception:
        return []


def faults(written: str) -> list[str]:
    """What is wrong with the reading of a text."""
    reading = human.read(written)
    if reading.reason is not None or not reading.when:
        return []
    found = []
    for one in expressions(reading.when):
        date = parse(one)
        found += _of_clock(written, one) + _of_sign(written, one, date)
        if date.offset is not None and not -12 * 3600 <= date.offset <= 14 * 3600:
            found.append(f"offset {one}")
    return found + _of_year(written, reading)


def _of_clock(written: str, one: str) -> list[str]:
    """Hours, minutes and seconds are written, or said by a word."""
    clock = re.search(r"T[?~%]?(\d\d):(\d\d)(?::(\d\d))?", one)
    if not clock:
        return []
    known = numbers_of(written) | {int(two) for two in re.findall(r"\d\d", written)}
    hour, minute, second = (int(part or 0) for part in clock.groups())
    beside = {one for n in known for one in (n - 1, n, n + 1)}  # before and after a clock time
    hours = {0, 12} | {n + 12 for n in beside} | {n - 12 for n in beside} | beside
    found = [] if hour in hours else [f"hour {one}"]
    if minute not in beside | {0, 30, 59}:
        found.append(f"minute {one}")
    if clock[3] and second not in known:
        found.append(f"second {one}")
    if clock[3] and not re.search(r":\d\d:\d\d|\d{8}t\d{6}|秒|\d{6}z", fold(written)):
        found.append(f"second without one {one}")
    return found


def _of_sign(written: str, one: str, date: object) -> list[str]:
    """A year before 0 has a sign or a word before Christ, and a sign is not lost."""
    signed = re.search(r"(?:^|[ (/])[-−][0-9]{4}", written)
    words = {role[0] for token in _tokens(written) for role in WORDS.get(token.word, ())}
    negative = one.lstrip("?~%Y").startswith("-") or one.lstrip("?~%").startswith("0000")
    if negative and not (signed or "b" in words or "0000" in written):
        return [f"sign {one}"]
    alone = re.fullmatch(r"[-−]([0-9]{4})(-[0-9]{1,2}){0,2}", written.strip())
    return [f"sign lost {one}"] if alone and int(alone[1]) and not negative else []


def _of_year(written: str, reading: human.Reading) -> list[str]:
    """Every year is near a number of the text, or is counted from one."""
    known = numbers_of(written) | {int(n) for n in re.findall(r"(?<!\d)\d{4}", written)}
    unspecified = re.findall(r"[0-9]+[xXuU]{1,3}", written)  # as in 295x of the draft of 2012
    known |= {int(re.sub("[^0-9]", "0", one)) for one in unspecified}
    zeros = [era["zero"] for era in ERAS.values()]
    near = {n + zero for n in known for zero in zeros} | {1 - n for n in known} | known
    near |= {100 * (n - 1) for n in known} | {-100 * n for n in known}
    near |= {1900 + n for n in known if n < 100}  # los años 80
    near |= {n - n % 100 + m for n in known for m in known if m < 100}  # 1914–18
    found = []
    for one in expressions(reading.when):
        first = parse(one).days.s1
        year = re.match(r"[?~%]?(Y?-?\d[\dX]*)", one)
        if first is None or year is None:
            continue
        number = int(year[1].replace("Y", "").replace("X", "0"))
        if not any(abs(number - n) <= 100 for n in near):
            found.append(f"year {one}")
    return found


def test_no_reading_has_what_the_text_does_not_give() -> None:
    """No digit invented, no sign lost, no offset out of bounds; whatever comes out is EDTF."""
    chance = random.Random(SEED)
    wrong = {}
    for _ in range(COUNT):
        written = text(chance)
        said = faults(written)
        if said:
            wrong[written] = (human.read(written).when, said)
    assert wrong == {}


def test_the_texts_are_not_all_refused() -> None:
    """Else the law above would hold for nothing."""
    chance = random.Random(SEED)
    made = [human.read(text(chance)) for _ in range(1000)]
    assert sum(one.reason is None for one in made) > 150


def test_the_checks_see_what_is_invented() -> None:
    """Each of them, at an answer that is wrong."""
    assert _of_clock("4 May 2024 10h", "2024-05-04T10:02:03")
    assert _of_sign("–2019", "-2019", None)
    assert _of_sign("-0480-9", "0480-09", None)
    assert not _of_sign("-0480-9", "-0480-09", None)
    assert not _of_clock("4 May 2024 10:05", "2024-05-04T10:05")
