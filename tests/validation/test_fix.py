"""Repairs: what is taken away, what stays, and what is left alone."""

import json

import pytest

from timeline.validation import judge_file
from timeline.validation.fix import mended, replaced

EVENT = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}


def text(**fields):
    return json.dumps({**EVENT, **fields}, ensure_ascii=False).encode()


@pytest.mark.parametrize("field", ["title", "tags", "participants", "extensions"])
def test_texts_come_to_form_c_at_any_depth_but_not_what_others_wrote(field):
    odd = {
        "title": {"es": "Cafe\u0301"},
        "tags": ["cafe\u0301"],
        "participants": [{"name": {"es": "Jose\u0301"}}],
        "extensions": {"org.example": {"n": 1, "text": "Cafe\u0301"}},
    }[field]
    after = json.loads(mended("event", text(**{field: odd})))
    composed = json.loads(json.dumps(odd).replace("e\\u0301", "\\u00e9"))
    assert after[field] == (odd if field == "extensions" else composed)
    assert {key: after[key] for key in EVENT if key != field} == {
        key: EVENT[key] for key in EVENT if key != field
    }


def test_numbers_and_truth_values_stay():
    quantities = [{"measure": "people", "best": 1.50, "approximate": True}]
    after = mended("event", text(quantities=quantities, revision=3))
    assert json.loads(after)["quantities"] == quantities
    assert json.loads(after)["revision"] == 3


def test_what_nobody_sees_is_taken_out_only_if_asked():
    data = text(summary="a\u200bb\u202ec\td")
    assert json.loads(mended("event", data))["summary"] == "a\u200bb\u202ec\td"
    assert json.loads(mended("event", data, unsafe=True))["summary"] == "abc\td"


def test_marks_line_ends_and_commas_of_other_programs_go():
    data = b'\xef\xbb\xbf{\r\n"id": "x",\r"tags": ["a",],\n}\n'
    assert mended("event", data) == b'{\n  "id": "x",\n  "tags": ["a"]\n}\n'


def test_a_file_of_nothing_but_commas_too_many_is_left():
    """A bound on the work, far above what a person leaves behind."""

    def left(count):
        return mended("event", b'{"tags": [' + b"[1,]," * count + b"1]}")

    assert left(999) is not None
    assert left(1001) is None


@pytest.mark.parametrize("data", [b"{", b'{"id": }', b""])
def test_what_cannot_be_parsed_is_left(data):
    assert mended("event", data) is None


def test_a_file_that_holds_no_object_keeps_its_value():
    assert json.loads(mended("event", b'["a",]')) == ["a"]


def suggested(folder, data):
    path = folder / "x.json"
    path.write_bytes(data)
    return replaced(data, judge_file(str(path), None, choice=None).findings)


def test_a_suggestion_is_taken_at_its_word(tmp_path):
    data = b'{"schema_version": "1.0", "id": "x", "title": "X",\n"whne": "2024", "knd": "meeting"}'
    assert suggested(tmp_path, data) == data.replace(b"whne", b"when").replace(b"knd", b"kind")


def test_a_date_is_never_replaced_by_a_guess(tmp_path):
    data = text(when="2026-13-04")
    assert suggested(tmp_path, data) == data


def test_what_is_not_utf_8_is_left(tmp_path):
    data = text(title="caf\u00e9").replace(b"\xc3\xa9", b"\xe9")
    assert suggested(tmp_path, data) == data
