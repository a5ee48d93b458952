"""One reader: whoever asks what a text says of time gets the same answer, or says why not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.human.table import rows

from timeline.dates import DateError, format_day, human, parse
from timeline.dates.human import Reason, TimeShape
from timeline.dates.period import period
from timeline.importers.rows import works
from timeline.words.explain import explain
from timeline.write import compose, fields, outcome
from timeline.write.workspace import Workspace

TODAY = (date(2026, 11, 22) - date(1970, 1, 1)).days
NOW = TODAY * 86_400
TEXTS = sorted({row.text for row in rows()})
LIMITED = (Reason.NOT_ONE_DATE, Reason.NOT_A_DEADLINE)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """A timeline without events."""
    root = tmp_path_factory.mktemp("timeline")
    (root / "timeline.toml").write_text('schema_version = "1.0"\nid = "x"\n', "utf-8")
    (root / "events").mkdir()
    return Workspace(root, NOW)


def asked(caller, text):
    """The answer of a caller, or the reason for which it has none."""
    try:
        return caller(text)
    except human.NotUnderstood as error:
        return error.reason


def callers(workspace):
    """Every caller that writes a date, by name."""
    return {
        "new --when": lambda text: compose.when(compose.EventInput(when=text), workspace),
        "edit --set": lambda text: fields.assign(
            {}, f"when={text}", language="en", today=workspace.today
        )["when"],
        "new --due": lambda text: compose.deadline(text, workspace),
        "commitment --on": lambda text: outcome.day(workspace, text),
    }


def same_moment(one, other):
    """Whether two expressions end with the same second."""
    return parse(one).last_moment() == parse(other).last_moment()


@pytest.mark.parametrize("part", range(8))
def test_all_callers_agree_on_the_table(workspace, part):
    """Each row of the published table: read by all as the same time, or refused for one reason."""
    for text in TEXTS[part::8]:
        if text[0] not in '{["':  # `--set` takes these for JSON
            check(text, workspace)


def check(text, workspace):
    """The law, of one text."""
    reading = human.read(text)
    answers = {name: asked(ask, text) for name, ask in callers(workspace).items()}
    wanted = asked(lambda text: human.when_of(reading, today=TODAY, language="en"), text)
    assert answers["new --when"] == answers["edit --set"] == wanted, text
    on, due = answers["commitment --on"], answers["new --due"]
    if isinstance(wanted, Reason):
        assert {on, due} == {wanted}, text
        return
    assert on in (wanted, Reason.NOT_ONE_DATE), text
    if not isinstance(due, Reason):
        check_deadline(text, reading, due)
    assert not isinstance(due, Reason) or due is Reason.NOT_A_DEADLINE
    check_readers(text, reading, wanted)


def check_deadline(text, reading, due):
    """A deadline is the last moment of the period that the words name."""
    if isinstance(due, dict):
        if due.keys() == {"text"}:
            assert reading.edge
            return
        due = due["latest"]
    found = period(text, now=NOW, tz="UTC")
    last = parse(due)
    if found.last is not None and not found.clock:
        assert format_day(last.days.e2) == format_day(found.last), text


def check_readers(text, reading, wanted):
    """Those that write nothing: imports without today, filters, `timeline when`, hints."""
    if reading.shape is TimeShape.NOW:
        return
    if not isinstance(wanted, dict) or "text" not in wanted:
        assert works.date_of(text) == wanted, text
    told = explain(text, "en", now=NOW, tz="UTC")
    if isinstance(wanted, dict) and wanted.keys() == {"text"}:
        assert not told["valid"]
        return
    assert told["valid"], text
    assert (told["edtf"], told["when"] if isinstance(wanted, str) else wanted) == (
        reading.edtf,
        wanted,
    )
    if not reading.edtf and isinstance(wanted, str):
        with pytest.raises(DateError) as caught:
            parse(text)
        assert len(text) > 120 or caught.value.suggestion == wanted


PIECES = st.sampled_from(
    [
        *("4", "2024", "31", "11:00", "1939", "40", "may", "february", "the", "early", "c.", "?"),
        *("before", "after", "by", "since", "until", "to", "-", "–", "/", "of", "end of", "or"),
        *("siglo", "xix", "de", "a", "hasta", "principios de", "primavera", "entre", "y"),
        *("年", "月", "日", "令和", "6", "以前", "から", "まで", "頃", "世紀", "初頭", "末"),
        *("yesterday", "last week", "先週", "3 days ago", "century", "bc", "1990s", "am", "utc"),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=6).map(" ".join))
def test_all_callers_agree_on_any_text(workspace, text):
    """Whatever is made of the words of dates."""
    check(text, workspace)
