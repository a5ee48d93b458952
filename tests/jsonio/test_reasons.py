"""Every dirty input is refused for its own reason, at its own place."""

import pytest

from timeline.jsonio import JsonError, parse, parse_exact

BIG = 9007199254740991

DIRTY = [
    # bytes, rule, reason, line, column
    (b"", "file/empty", "empty", 1, 1),
    (b" \n\t\r\n", "file/empty", "empty", 1, 1),
    (b'\xef\xbb\xbf{"a": 1}', "file/bom", "bom", 1, 1),
    ('{"a": 1}'.encode("utf-16"), "file/encoding", "utf-16", 0, 0),
    ('{"a": 1}'.encode("utf-16-le"), "file/encoding", "utf-16", 0, 0),
    ('{"a": 1}'.encode("utf-16-be"), "file/encoding", "utf-16", 0, 0),
    ('{"a": 1}'.encode("utf-32"), "file/encoding", "utf-32", 0, 0),
    ('{"a": 1}'.encode("utf-32-be"), "file/encoding", "utf-32", 0, 0),
    (b'{"a":\n "reuni\xf3n"}', "file/encoding", "invalid-utf-8", 2, 8),
    (b'{"\xff": 1}', "file/encoding", "invalid-utf-8", 1, 3),
    (b'{"a": "\xc0\xaf"}', "file/encoding", "overlong", 1, 8),
    (b'{"a": "\xe0\x80\xaf"}', "file/encoding", "overlong", 1, 8),
    (b'{"a": "\xf0\x80\x80\xaf"}', "file/encoding", "overlong", 1, 8),
    (b'{"a": "\xed\xa0\xbd\xed\xb8\x80"}', "file/encoding", "surrogate-bytes", 1, 8),
    (b'{"a": "\xf4\x90\x80\x80"}', "file/encoding", "invalid-utf-8", 1, 8),
    (b'{"a": "\\ud83d"}', "json/surrogate", "lone-surrogate", 1, 8),
    (b'{"a": "\\ude00\\ud83d"}', "json/surrogate", "lone-surrogate", 1, 8),
    (b'{"a": "\\ud83d\\u0041"}', "json/surrogate", "lone-surrogate", 1, 8),
    (b'{"\\udfff": 1}', "json/surrogate", "lone-surrogate", 1, 3),
    (b'{"a": "x\x00y"}', "json/syntax", "control-character", 1, 9),
    (b'{"a": "x\ty"}', "json/syntax", "control-character", 1, 9),
    (b'{"a": "x\x1fy"}', "json/syntax", "control-character", 1, 9),
    (b'{"a": "x\ny"}', "json/syntax", "unclosed", 1, 7),
    (b'{"a": "\\x41"}', "json/syntax", "bad-escape", 1, 8),
    (b'{"a": "\\u12g4"}', "json/syntax", "bad-escape", 1, 8),
    (b'{"a": NaN}', "json/number", "not-a-number", 1, 7),
    (b'{"a": Infinity}', "json/number", "not-a-number", 1, 7),
    (b'{"a": -Infinity}', "json/number", "not-a-number", 1, 7),
    (b'{"a": nan}', "json/number", "not-a-number", 1, 7),
    (b'{"a": 1e999}', "json/number", "number-range", 1, 7),
    (b'{"a": -1E+400}', "json/number", "number-range", 1, 7),
    (b'{"a": 1e-999}', "json/number", "number-range", 1, 7),
    (b'{"a": ' + b"9" * 400 + b"}", "json/number", "integer-range", 1, 7),
    (b'{"a": ' + b"9" * 5000 + b"}", "json/number", "integer-range", 1, 7),
    (b'{"a": ' + b"9" * 400 + b".5}", "json/number", "number-range", 1, 7),
    (b'{"a": 9007199254740992}', "json/number", "integer-range", 1, 7),
    (b'{"a": -9007199254740992}', "json/number", "integer-range", 1, 7),
    (b"[" * 65 + b"]" * 65, "json/depth", "depth", 1, 65),
    (b'{"a":' * 65 + b"1" + b"}" * 65, "json/depth", "depth", 1, 321),
    (b"[" * 200000, "json/depth", "depth", 1, 65),
    (b'{"a": 1,}', "json/syntax", "trailing-comma", 1, 8),
    (b'{"a": [1,\n]}', "json/syntax", "trailing-comma", 1, 9),
    (b'{"a": 1,,}', "json/syntax", "extra-comma", 1, 9),
    (b"[,1]", "json/syntax", "extra-comma", 1, 2),
    (b'{"a": 1} // why', "json/syntax", "comment", 1, 10),
    (b'{/* why */"a": 1}', "json/syntax", "comment", 1, 2),
    (b'# why\n{"a": 1}', "json/syntax", "comment", 1, 1),
    (b'{\n<<<<<<< HEAD\n"a": 1', "json/syntax", "conflict", 2, 1),
    (b'{"a":\n<<<<<<< HEAD\r\n1}', "json/syntax", "conflict", 2, 1),
    (b'{"a": 1,\n=======\n"a": 2}', "json/syntax", "conflict", 2, 1),
    (b'{"a": [1,\n||||||| base\n2]}', "json/syntax", "conflict", 2, 1),
    (b'{"a": 1}\n>>>>>>>', "json/syntax", "conflict", 2, 1),
    (b"<<<<<<< HEAD\n{}", "json/syntax", "conflict", 1, 1),
    (b"version https://git-lfs.github.com/spec/v1\noid", "json/syntax", "lfs-pointer", 1, 1),
    (b"version: 1\n", "json/syntax", "unquoted", 1, 1),
    (b'{ <<<<<<< HEAD\n"a": 1', "json/syntax", "syntax", 1, 3),
    (b'{\n<<<<<<<< HEAD\n"a": 1', "json/syntax", "syntax", 2, 1),
    (b'{"a": 1}\n{"b": 2}', "json/syntax", "two-documents", 2, 1),
    (b'{"a": 1}\x00', "json/syntax", "nul", 1, 9),
    (b"\x00\x00\x00\x00", "json/syntax", "nul", 1, 1),
    (b'{"a": 01}', "json/syntax", "leading-zero", 1, 7),
    (b'{"a": 2026-02-04}', "json/syntax", "bad-number", 1, 7),
    (b'{"a": 02/04}', "json/syntax", "leading-zero", 1, 7),
    (b'{"a": +1}', "json/syntax", "plus-sign", 1, 7),
    (b'{"a": .5}', "json/syntax", "bad-number", 1, 7),
    (b'{"a": 5.}', "json/syntax", "bad-number", 1, 7),
    (b'{"a": 0x1F}', "json/syntax", "bad-number", 1, 7),
    (b'{"a": -}', "json/syntax", "bad-number", 1, 7),
    (b'{"a": True}', "json/syntax", "unquoted", 1, 7),
    (b'{"a": None}', "json/syntax", "unquoted", 1, 7),
    (b'{"a": undefined}', "json/syntax", "unquoted", 1, 7),
    (b"{a: 1}", "json/syntax", "unquoted", 1, 2),
    (b"{'a': 1}", "json/syntax", "quotes", 1, 2),
    ('{"a": “b”}'.encode(), "json/syntax", "quotes", 1, 7),
    (b'{"a" 1}', "json/syntax", "missing-colon", 1, 6),
    (b'{"a"= 1}', "json/syntax", "missing-colon", 1, 5),
    (b'{"a": 1 "b": 2}', "json/syntax", "missing-comma", 1, 9),
    (b'{"a": 1\n "b": 2}', "json/syntax", "missing-comma", 2, 2),
    (b'{"a": [1, 2}', "json/syntax", "mismatched", 1, 12),
    (b'{"a": 1]', "json/syntax", "mismatched", 1, 8),
    (b'{"a": }', "json/syntax", "missing-value", 1, 7),
    (b'{"a":', "json/syntax", "unclosed", 1, 6),
    (b'{"a": "b', "json/syntax", "unclosed", 1, 7),
    (b'{"a": 1', "json/syntax", "unclosed", 1, 8),
    (b"[1]]", "json/syntax", "closes-nothing", 1, 4),
    (b"}", "json/syntax", "closes-nothing", 1, 1),
    (b'{"a": 1, "b": 2, "a": 3}', "json/duplicate-key", "duplicate-key", 1, 18),
    (b'{"a": 1, "\\u0061": 2}', "json/duplicate-key", "duplicate-key", 1, 10),
    (b'[{"b": 1,\n  "b": 2}]', "json/duplicate-key", "duplicate-key", 2, 3),
    (b"\xa0{}", "file/encoding", "invalid-utf-8", 1, 1),
    ("\u00a0{}".encode(), "json/syntax", "white-space", 1, 1),
    ('{"a":\u3000 1}'.encode(), "json/syntax", "white-space", 1, 6),
]

CLEAN = [
    (b'{"a": 9007199254740991}', {"a": BIG}),
    (b'{"a": -9007199254740991}', {"a": -BIG}),
    (b'{"a": 1e308}', {"a": 1e308}),
    (b'{"a": 5e-324}', {"a": 5e-324}),
    (b'{"a": 0e999}', {"a": 0.0}),
    (b'{"a": 0.10000000000000000000001}', {"a": 0.1}),
    (b"[" * 64 + b"]" * 64, None),
    (b'{"a": "' + b"[" * 200 + b'"}', {"a": "[" * 200}),
    (b'{"a": "1e999 9999999999999999999"}', {"a": "1e999 9999999999999999999"}),
    (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
    (b'{"a": "\\\\ud83d"}', {"a": "\\ud83d"}),
    (b'{"a": "\\u0000\\uffff"}', {"a": "\0\uffff"}),
    (b'{"a": 1,\r\n "b": 2}\r\n', {"a": 1, "b": 2}),
    (b'{"a": {"a": 1}, "b": {"a": 2}}', {"a": {"a": 1}, "b": {"a": 2}}),
    (b'{"a": "550e8400-e29b-41d4-a716-4466554400000000", "b": 1e5}', None),
    (b'{"a\\"1e999": "\\\\", "b": "\\"1e999"}', None),
    (b"null", None),
]


@pytest.mark.parametrize(("data", "rule", "reason", "line", "column"), DIRTY)
def test_dirty_input_is_refused_for_its_reason(data, rule, reason, line, column):
    """Rule, reason and place; the message is one line and says nothing of Python."""
    for read in (parse, parse_exact):
        with pytest.raises(JsonError) as caught:
            read(data)
        error = caught.value
        assert (error.rule, error.reason, error.line, error.column) == (rule, reason, line, column)
        assert error.message.isprintable()
        assert not error.message.endswith(".")
        assert error.span.end_line >= error.span.line


@pytest.mark.parametrize(("data", "value"), CLEAN)
def test_the_nearest_sound_input_is_accepted(data, value):
    """What is just inside the limits is read, exactly."""
    assert value is None or parse(data) == value
    parse(data)


def test_integers_are_exact():
    """A whole number stays an integer, to the last digit."""
    assert [type(x) for x in parse(b"[3172, 3172.0]")] == [int, float]


def test_duplicate_key_names_both_places():
    """The first place is in the error, for a related position."""
    with pytest.raises(JsonError) as caught:
        parse(b'{\n  "id": 1,\n  "id": 2\n}')
    first = caught.value.first
    assert first is not None
    assert (first.line, first.column, caught.value.line, caught.value.column) == (2, 3, 3, 3)


def test_offset_counts_bytes_and_column_code_points():
    """`é` is two bytes and one column, an emoji four bytes and one column."""
    with pytest.raises(JsonError) as caught:
        parse('["é😀", tru]'.encode())
    assert (caught.value.offset, caught.value.column) == (11, 8)


def test_byte_offset_of_wrong_encoding_is_named():
    """The message names the byte, which hex editors show."""
    with pytest.raises(JsonError, match="at byte 2: FF"):
        parse(b'["\xff"]')
