"""Dirty input: every kind of bytes and file that a folder can hold, each with its diagnostic.

No hang, no traceback, nothing lost: a file with any of these faults is named, and the good file
beside it is judged as ever.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rights import nobody

from timeline.findings import Finding
from timeline.validation import Folder, judge_all, judge_file

GOOD = (
    '{"schema_version": "1.0", "id": "x", "title": "The treaty is signed", "when": "2026-02-04"}\n'
)
NFD = "Bogota\u0301"


def with_value(value: str) -> bytes:
    """The good event with a quantity whose value is written as `value`."""
    quantity = f'"quantities": [{{"measure": "gold", "value": {value}}}]'
    return GOOD.replace('"when"', f'{quantity}, "when"').encode()


def with_title(title: str) -> bytes:
    """The good event with another title, as it would stand in the file."""
    return GOOD.replace("The treaty is signed", title).encode()


# What a file holds, and the line that is printed for it.
ROWS: dict[str, tuple[bytes, str]] = {
    "a key twice": (
        GOOD.replace('"when"', '"id": "y", "when"').encode(),
        "x.json:1:71: json/duplicate-key: the key 'id' appears twice in this object",
    ),
    "a key twice inside": (
        GOOD.replace('"2026-02-04"', '{"start": "2026", "start": "2027"}').encode(),
        "x.json:1:97: json/duplicate-key: the key 'start' appears twice in this object",
    ),
    "a key twice, once escaped": (
        GOOD.replace('"when"', '"\\u0069d": "y", "when"').encode(),
        "x.json:1:71: json/duplicate-key: the key 'id' appears twice in this object",
    ),
    "a byte order mark": (
        b"\xef\xbb\xbf" + GOOD.encode(),
        "x.json:1:1: file/bom: the file begins with a byte-order mark",
    ),
    "UTF-16": (GOOD.encode("utf-16"), "x.json: file/encoding: the file is UTF-16, not UTF-8"),
    "UTF-16 without a mark": (
        GOOD.encode("utf-16-le"),
        "x.json: file/encoding: the file is UTF-16, not UTF-8",
    ),
    "UTF-32": (GOOD.encode("utf-32"), "x.json: file/encoding: the file is UTF-32, not UTF-8"),
    "bytes that are no UTF-8": (
        GOOD.encode().replace(b"treaty", b"tr\xffaty"),
        "x.json:1:54: file/encoding: not UTF-8 at byte 53: FF 61 74",
    ),
    "an overlong slash": (
        GOOD.encode().replace(b"treaty", b"tr\xc0\xafty"),
        "x.json:1:54: file/encoding: an overlong sequence, not UTF-8, at byte 53: C0 AF 74",
    ),
    "CESU-8": (
        GOOD.encode().replace(b"treaty", b"tr\xed\xa0\x80ty"),
        "x.json:1:54: file/encoding: bytes of a surrogate (CESU-8), not UTF-8, at byte 53: "
        "ED A0 80",
    ),
    "half a surrogate pair": (
        with_title("\\ud800"),
        "x.json:1:48: json/surrogate: '\\ud800' is half of a character",
    ),
    "NUL, escaped": (
        with_title("a\\u0000b"),
        "x.json:1:49: text/control-character: the control character U+0000 in a text",
    ),
    "NUL, raw": (
        with_title("a\0b"),
        "x.json:1:49: json/syntax: a control character, U+0000, in a string",
    ),
    "DEL": (
        with_title("a\x7fb"),
        "x.json:1:49: text/control-character: the control character U+007F in a text",
    ),
    "a C1 control": (
        with_title("a\x85b"),
        "x.json:1:49: text/control-character: the control character U+0085 in a text",
    ),
    "a noncharacter": (
        with_title("a\uffffb"),
        "x.json:1:49: text/control-character: the control character U+FFFF in a text",
    ),
    "a bidi override": (
        with_title("a\u202eb"),
        "x.json:1:49: text/bidi-override: the character U+202E changes the order in which the "
        "text is read",
    ),
    "an isolate left open": (
        with_title("a\u2067b"),
        "x.json:1:49: text/bidi-override: the character U+2067 changes the order in which the "
        "text is read",
    ),
    "a zero width space": (
        with_title("a\u200bb"),
        "x.json:1:49: text/invisible-character: the invisible character U+200B in a text",
    ),
    "NaN": (with_value("NaN"), "x.json:1:115: json/number: 'NaN' is not a JSON number"),
    "Infinity": (
        with_value("-Infinity"),
        "x.json:1:115: json/number: '-Infinity' is not a JSON number",
    ),
    "1e999": (
        with_value("1e999"),
        "x.json:1:115: json/number: a number larger than any program holds",
    ),
    "an integer of 400 digits": (
        with_value("9" * 400),
        "x.json:1:115: json/number: a whole number of 400 digits, beyond 9007199254740991",
    ),
    "an integer of 5,000 digits": (
        with_value("9" * 5000),
        "x.json:1:115: json/number: a whole number of 5000 digits, beyond 9007199254740991",
    ),
    "200,000 brackets": (
        b"[" * 200_000,
        "x.json:1:65: json/depth: more than 64 objects and lists nested in each other",
    ),
    "a comma too many": (
        GOOD.replace('"}', '",}').encode(),
        "x.json:1:91: json/syntax: a comma before '}'",
    ),
    "a comment": (
        ("// the treaty\n" + GOOD).encode(),
        "x.json:1:1: json/syntax: JSON has no comments",
    ),
    "two documents": (
        (GOOD + GOOD).encode(),
        "x.json:2:1: json/syntax: the document has ended, but '{' follows",
    ),
    "a NUL at the end": (GOOD.encode() + b"\0\0", "x.json:2:1: json/syntax: a NUL byte"),
    "a leading zero": (with_value("007"), "x.json:1:115: json/syntax: '007' begins with a zero"),
    "nothing": (b"", "x.json:1:1: file/empty: the file is empty"),
    "a list instead of an event": (
        b"[1]\n",
        "x.json:1:1: shape/type: expected an object, found a list",
    ),
    "null": (
        b"null\n",
        "x.json:1:1: shape/type: expected an object, found null; leave the key out to say nothing",
    ),
    "line ends of Windows": (
        GOOD.replace(", ", ",\r\n  ").encode(),
        "x.json:1:26: file/line-ends: 3 lines have Windows line endings (CR)",
    ),
    "an id with a line break": (
        GOOD.replace('"x"', '"x\\n"').encode(),
        "x.json:1:33: shape/pattern: 'x\\n' does not match ^[a-z0-9]+(-[a-z0-9]+)*$",
    ),
    "an id that climbs out of the folder": (
        GOOD.replace('"x"', '"../x"').encode(),
        "x.json:1:33: shape/pattern: '../x' does not match ^[a-z0-9]+(-[a-z0-9]+)*$",
    ),
    "digits of another script": (
        GOOD.replace("2026-02-04", "٢٠٢٦").encode(),
        "x.json:1:79: shape/pattern: '٢٠٢٦' does not match ^[ -~]*$",
    ),
    "letters in form D": (
        with_title(NFD),
        "x.json:1:47: text/not-nfc: the text is not in Unicode's normal form C",
    ),
    "a calendar's line break in an address": (
        GOOD.replace(
            '"when"', '"media": [{"url": "https://a.example/\\r\\nX:", "alt": "a"}], "when"'
        ).encode(),
        "x.json:1:89: shape/pattern: 'https://a.example/\\r\\nX:' does not match "
        r'^(https?://[^\x00-\x20\x7f-\xa0<>"\\]+|[^\x00-\x20\x7f-\xa0<>"\\:/]'
        r'[^\x00-\x1f\x7f-\x9f<>"\\:]*)$',
    ),
}


def lines(findings: list[Finding], path: Path) -> list[str]:
    """The findings as one line each, under the file's bare name."""
    return [str(found._replace(path=path.name)) for found in findings]


@pytest.mark.parametrize("name", ROWS)
def test_dirty_bytes_have_one_exact_finding(name: str, tmp_path: Path) -> None:
    """One fault is one finding, at its place."""
    data, line = ROWS[name]
    path = tmp_path / "events" / "x.json"
    path.parent.mkdir()
    path.write_bytes(data)
    assert lines(judge_file(str(path), None, choice=None).findings, path) == [line]


def test_the_good_one_has_none(tmp_path: Path) -> None:
    """All rows above differ from a file without a finding."""
    path = tmp_path / "events" / "x.json"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    assert judge_file(str(path), None, choice=None).findings == []


def folder(tmp_path: Path) -> Path:
    """A timeline with one good event."""
    events = tmp_path / "events"
    events.mkdir()
    (events / "x.json").write_text(GOOD, encoding="utf-8")
    return events


def a_pipe(events: Path) -> None:
    os.mkfifo(events / "pipe.json")


def a_socket(events: Path) -> None:
    import socket

    # Its address may be at most 108 bytes long, so it is bound from inside the folder.
    code = f"import os, socket; os.chdir({str(events)!r}); "
    code += "socket.socket(socket.AF_UNIX).bind('socket.json')"
    assert socket.AF_UNIX
    subprocess.run([sys.executable, "-c", code], check=True)


def a_link(events: Path) -> None:
    (events / "link.json").symlink_to("x.json")


def a_loop(events: Path) -> None:
    (events / "one.json").symlink_to("two.json")
    (events / "two.json").symlink_to("one.json")


def a_dangling_link(events: Path) -> None:
    (events / "gone.json").symlink_to("nowhere.json")


def a_linked_folder(events: Path) -> None:
    (events / "circle").symlink_to(events, target_is_directory=True)


def a_folder(events: Path) -> None:
    (events / "folder.json").mkdir()


def too_large(events: Path) -> None:
    with (events / "large.json").open("wb") as file:
        file.truncate(200 << 20)


def in_capitals(events: Path) -> None:
    (events / "y.JSON").write_text(GOOD, encoding="utf-8")


def name_in_latin_1(events: Path) -> None:
    with open(os.fsencode(events) + b"/caf\xe9.json", "wb") as file:
        file.write(b"")


def twins_by_case(events: Path) -> None:
    (events / "X.json").write_text(GOOD, encoding="utf-8")


def two_forms_of_one_name(events: Path) -> None:
    for name in (NFD.lower(), "bogotá"):
        (events / f"{name}.json").write_bytes(with_title(f"The accord of {len(name)} letters"))


def a_pipe_for_a_folder(events: Path) -> None:
    os.mkfifo(events.parent / "entities")


def a_file_for_a_folder(events: Path) -> None:
    (events.parent / "sources").write_bytes(b"")


LINK = "a symbolic link; links are not followed"
STRANGE: dict[Callable[[Path], None], list[str]] = {
    a_pipe: ["events/pipe.json: file/not-regular: not a regular file"],
    a_socket: ["events/socket.json: file/not-regular: no such device or address"],
    a_link: [f"events/link.json: file/symbolic-link: {LINK}"],
    a_loop: [f"events/{name}.json: file/symbolic-link: {LINK}" for name in ("one", "two")],
    a_dangling_link: [f"events/gone.json: file/symbolic-link: {LINK}"],
    a_linked_folder: [f"events/circle: file/symbolic-link: {LINK}"],
    a_folder: ["events/folder.json: file/not-regular: not a regular file"],
    a_pipe_for_a_folder: ["entities: file/not-regular: not a folder"],
    a_file_for_a_folder: ["sources: file/not-regular: not a folder"],
    too_large: ["events/large.json: file/too-large: 209,715,200 bytes; at most 1,048,576 are read"],
    in_capitals: ["events/y.JSON: file/suffix: not read: its name does not end in '.json'"],
    name_in_latin_1: ["events/caf\\xe9.json:1:1: file/empty: the file is empty"],
    twins_by_case: [
        "events/X.json:1:33: id/duplicate: the id 'X' differs only in case from 'x'",
        "events/X.json:1:33: id/file-name: the id 'x' differs from the file's name, 'X'",
        "events/x.json:1:47: honesty/told-twice: another event has this title and date",
    ],
    two_forms_of_one_name: [
        f"events/{NFD.lower()}.json:1:33: id/duplicate: the id '{NFD.lower()}' differs only in the "
        "form of its letters from 'bogotá'"
    ],
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes and links")
@pytest.mark.parametrize("make", STRANGE, ids=lambda make: make.__name__)
def test_strange_files_are_named_and_the_rest_is_judged(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    """Nothing is waited for, followed or lost."""
    make(folder(tmp_path))
    verdict = judge_all(Folder(str(tmp_path)), choice=None)
    found = [str(one) for one in verdict.findings]
    assert [line for line in found if line in STRANGE[make]] == STRANGE[make]
    others = {line.split(": ")[0].split(":")[0] for line in found if line not in STRANGE[make]}
    assert "events/x.json" not in others


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_file_without_permission_is_named(public: Path) -> None:
    """What cannot be read is a finding, not a traceback."""
    (folder(public) / "x.json").chmod(0)
    with nobody():
        findings = judge_all(Folder(str(public)), choice=None).findings
    assert [str(one) for one in findings] == ["events/x.json: file/unreadable: permission denied"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A wrong path on the command line does not hide the findings of the others."""
    findings = judge_file(str(tmp_path / "x.json"), None, choice=None).findings
    assert lines(findings, tmp_path / "x.json") == ["x.json: file/missing: no such file"]


def test_a_file_of_200_mb_takes_no_memory(tmp_path: Path) -> None:
    """It is refused by its size, unread: less than 80 MiB above the idle program."""
    events = folder(tmp_path)
    idle = _peak(tmp_path)
    with (events / "large.json").open("wb") as file:
        for _ in range(200):
            file.write(b'{"title": "' + b"a" * (1 << 20))
    assert _peak(tmp_path) - idle < 80


def _peak(folder: Path) -> float:
    """The greatest memory of `timeline validate` in MiB, measured by a parent of its own."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-m", "timeline", "validate", "-C", str(folder)]
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
    )
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    assert resource.RUSAGE_CHILDREN
    return int(done.stdout) / unit
