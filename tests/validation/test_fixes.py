"""What is advised leads to no new error, and what is mended safely says the same."""

import json
import re
from collections import Counter
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.mutate import mutant
from tests.validation.slips import slip

from timeline import jsonio
from timeline.findings import Finding
from timeline.validation import judge_file, whole
from timeline.validation.fix import applied
from timeline.validation.mend import mended
from timeline.validation.spoken import prose

SLIPS = 1500
ADVICE = re.compile(r"did you mean '|write \{|write the id '|unsafe-fixes' takes|writes form C")


def judged(path: str, data: bytes) -> list[Finding]:
    """The findings of a file by itself."""
    return judge_file(path, data, choice=None).findings


def errors(findings: list[Finding]) -> set[tuple[str, str]]:
    """Rules and places of errors."""
    return {(one.rule, one.pointer) for one in findings if one.severity == "error"}


def test_no_advice_leads_to_an_error() -> None:
    """Every fix of a file with one slip is made, and the file judged again from its bytes."""
    made: Counter[str] = Counter()
    for number in range(SLIPS):
        kind, path, data, before = slip(number)
        findings = judged(path, data)
        excused = errors(findings) | errors(judged(path, before))
        for found in findings:
            assert bool(ADVICE.search(found.help or "")) <= (found.fix is not None), found
            if found.fix is None:
                continue
            after = mended(kind, data, [found.fix])
            if after is None:  # a key stands twice, too
                continue
            again = judged(path, after)
            assert errors(again) <= excused, (number, found)
            assert found[3:6] not in {one[3:6] for one in again}, (number, found)
            made[found.rule] += 1
    assert len(made) >= 9, made
    assert sum(made.values()) > SLIPS // 4


def test_fixes_together_leave_fewer_mistakes_of_shape() -> None:
    """Several mistakes in one file, all that can be mended at once, and then no more."""
    for number in range(600):
        kind, data = mutant(3, number)
        if kind == "timeline":
            continue
        path = "/nowhere/events/x.json"
        findings = judged(path, data)
        fixes = [found.fix for found in findings if found.fix and found.fix.trust != "guess"]
        after = mended(kind, data, fixes)
        if after is None:
            continue
        assert mended(kind, after) == after
        assert len(shape(judged(path, after))) <= len(shape(findings)), number


def shape(findings: list[Finding]) -> list[Finding]:
    """Those of the published schema."""
    return [found for found in findings if found.rule.startswith("shape/")]


def test_the_words_of_a_fix_are_those_of_the_finding() -> None:
    """Nobody has to read a sentence to know what it offers."""
    for number in range(300):
        for found in judged(slip(number).path, slip(number).data):
            if found.fix is not None and found.rule != "id/file-name":
                assert found.help == found.fix.said
                jsonio.parse(found.fix.new.encode())


LETTERS = st.text(
    st.sampled_from("aeoA \u0301\u0308\u0323\u302a\u302b\u3099かはᄀ\u1161\u212b\u2126\ufa19\ufb1d")
    | st.characters(exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=12,
)


@given(LETTERS, LETTERS)
def test_a_safe_fix_says_the_same_and_is_final(title: str, name: str) -> None:
    """Canonically the same text, no character exchanged for another, names to the character."""
    record = {
        "schema_version": "1.0", "id": "x", "title": {"ja": title}, "when": "2024",
        "participants": [{"name": name}], "summary": f"x{name}",
        "sources": [{"title": name, "quote": name, "url": "https://x.example/cafe\u0301"}],
        "media": [{"url": "media/cafe\u0301.jpg", "alt": title}],
        "extensions": {"org.example": title},
    }  # fmt: skip
    data = json.dumps(record).encode()
    path = "/nowhere/events/x.json"
    fixes = [one.fix for one in judged(path, data) if one.fix and one.fix.trust == "safe"]
    after = mended("event", data, fixes)
    assert after is not None
    new = json.loads(after)
    for key in ("participants", "sources", "extensions"):
        assert new[key] == record[key]
    assert new["media"][0]["url"] == "media/cafe\u0301.jpg"
    for place, text in prose("event", record):
        better = dict(prose("event", new))[place]
        assert normalize("NFC", better) == normalize("NFC", text)
        kept = [char for char in text if normalize("NFC", char) != char]
        assert [char for char in better if normalize("NFC", char) != char] == kept
    assert "text/not-nfc" not in {one.rule for one in judged(path, after)}


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Bogota\u0301", "Bogotá"),
        ("\u304b\u3099", "が"),
        ("a\u302b\u302a", "a\u302a\u302b"),  # marks in their canonical order
        ("\u1112\u1161\u11ab", "한"),
        ("\ufa19田\ufa1b子", None),  # names tell these forms apart
        ("5 \u212b", None),
        ("10 \u2126", None),
        ("\u0958", None),  # form C would take it apart
        ("\ufa19 e\u0301", "\ufa19 é"),
    ],
)
def test_only_what_can_be_joined_is_joined(title: str, better: str | None) -> None:
    """Form C also replaces characters by others, which nobody asks for."""
    record = {"schema_version": "1.0", "id": "x", "title": title, "when": "2024"}
    data = json.dumps(record).encode()
    found = [one for one in judged("/nowhere/x.json", data) if one.rule == "text/not-nfc"]
    assert len(found) == (better is not None)
    after = mended("event", data, [one.fix for one in found if one.fix])
    assert json.loads(after or b"{}")["title"] == (better or title)


@pytest.mark.parametrize(
    ("version", "help"),
    [
        ("1.1", "it was written for a later version of the format: update timeline"),
        ("2.0", "it was written for a later version of the format: update timeline"),
        ("10", "it was written for a later version of the format: update timeline"),
        ("0.9", "no such version was ever released; this program reads '1.0'"),
        ("0", "no such version was ever released; this program reads '1.0'"),
        (0.5, "no such version was ever released; this program reads '1.0'"),
        ("1", "did you mean '1.0'?"),
        (1.0, "did you mean '1.0'?"),
        ("1.0.0", "did you mean '1.0'?"),
        ("v1.0", "did you mean '1.0'?"),
        ("1.O", "this program reads version '1.0'"),
        ("", "this program reads version '1.0'"),
        (True, "this program reads version '1.0'"),
    ],
)
def test_another_version_is_not_taken_for_ours(version: object, help: str) -> None:
    """A file of a later format is never relabelled, nor written in the form of this one."""
    record = {"when": "2024", "title": "X", "schema_version": version, "id": "x"}
    data = json.dumps(record).encode()
    (found,) = judged("/nowhere/events/x.json", data)
    assert found.help == help
    fixes = [found.fix] if found.fix else []
    after = mended("event", data, fixes)
    if "later" in help:
        assert after is None
    else:
        right = "1.0" if "did you mean" in help else version
        assert json.loads(after or b"")["schema_version"] == right


@pytest.mark.parametrize(
    ("stem", "id", "help"),
    [
        ("treaty", "treat", "name the file 'treat.json', or write the id 'treaty'"),
        ("Treaty", "treaty", "name the file 'treaty.json'"),
        ("a b", "treaty", "name the file 'treaty.json'"),
        ("treaty", "con", "write the id 'treaty'"),
        ("con", "treaty", "name the file 'treaty.json'"),
        ("x" * 81, "treaty", "name the file 'treaty.json'"),
    ],
)
def test_a_name_is_advised_that_may_be_one(stem: str, id: str, help: str) -> None:
    """Neither a name of a file that is no id, nor a name that Windows keeps."""
    record = {"schema_version": "1.0", "id": id, "title": "X", "when": "2024"}
    findings = judged(f"/nowhere/events/{stem}.json", json.dumps(record).encode())
    (found,) = [one for one in findings if one.rule == "id/file-name"]
    assert found.help == help


def test_an_id_that_is_none_gets_the_name_of_its_file() -> None:
    """Made of what was written, it would differ from the file's name."""
    record = {"schema_version": "1.0", "id": "The Treaty", "title": "X", "when": "2024"}
    data = json.dumps(record).encode()
    for stem, help in (("treaty-2", "did you mean 'treaty-2'?"), ("A", None)):
        (found,) = judged(f"/nowhere/events/{stem}.json", data)
        assert found.help == help


@pytest.mark.parametrize(
    ("when", "help"),
    [
        ("2024-2026", "did you mean '2024/2026'?"),
        ({"start": "2024-2026"}, None),  # a start is one point
        ({"start": "2024", "end": "1.2.1923"}, None),
        ({"start": "2024-W10"}, "an ISO week is written as its days"),
        ({"start": "2026-13-04"}, "did you mean '2026-04-13'?"),
    ],
)
def test_a_date_is_advised_that_fits_its_place(when: object, help: str | None) -> None:
    """What is a date by itself may be none there."""
    record = {"schema_version": "1.0", "id": "x", "title": "X", "when": when}
    (found,) = judged("/nowhere/events/x.json", json.dumps(record).encode())
    assert found.rule.startswith("time/")
    if help is None:
        assert "did you mean" not in (found.help or "")
    else:
        assert found.help == help


def test_a_bare_name_is_advised_as_json() -> None:
    """Quotes and backslashes in it are escaped."""
    record = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}
    record["participants"] = ['Ana "La \\ Jefa" Gómez']
    (found,) = judged("/nowhere/events/x.json", json.dumps(record).encode())
    written = (found.help or "").removeprefix("write ")
    assert json.loads(written) == {"name": record["participants"][0]}
    assert applied(record, found.fix)["participants"] == [json.loads(written)]


def test_no_reference_is_advised_that_leads_round_in_a_circle(make_timeline: Any) -> None:
    """The event that was meant is counted from this one, perhaps over others."""

    def event(id: str, to: str) -> dict[str, Any]:
        return {"id": id, "title": id, "when": {"relative": "after", "to": to}}

    folder = make_timeline(event("treaty-1", "war-99"), event("war-9", "talks"),
                           event("talks", "treaty-1"))  # fmt: skip
    (found,) = whole(folder)
    assert (found.rule, found.fix) == ("reference/unknown-event", None)
    assert found.help == "there is no file 'war-99.json' under events/"
    (folder / "events/talks.json").unlink()
    assert "did you mean 'war-9'?" in {one.help for one in whole(folder)}


def test_references_are_mended_over_a_whole_timeline(make_timeline: Any) -> None:
    """To events, entities, sources and what is inside of an event; the part after '#' stays."""
    claim = {"id": "denial", "stance": "reports", "sources": [{"source": "artcle"}]}
    war = {"id": "war", "title": "War", "when": "2020", "claims": [claim],
           "participants": [{"entity": "ana-gomes"}]}  # fmt: skip
    peace = {"id": "peace", "title": "Peace", "when": {"relative": "after", "to": "wars"},
             "relations": [{"type": "concerns", "to": "warr#denial"},
                           {"type": "follows", "to": "war#denail"}]}  # fmt: skip
    folder = make_timeline(
        war,
        peace,
        entities=({"id": "ana-gomez", "type": "person", "name": "Ana"},),
        sources=({"id": "article", "type": "report", "title": "T"},),
    )
    findings = [found for found in whole(folder) if found.severity == "error"]
    assert len(findings) == 5
    for path in ("events/war.json", "events/peace.json"):
        fixes = [found.fix for found in findings if found.path == path and found.fix]
        data = (folder / path).read_bytes()
        (folder / path).write_bytes(mended("event", data, fixes) or b"")
    assert [found for found in whole(folder) if found.severity == "error"] == []
    assert '"to": "war#denial"' in (folder / "events/peace.json").read_text()
