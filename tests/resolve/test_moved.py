"""Clock times as another zone's clocks show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse
from timeline.resolve import Resolver, moved

ZONES = st.sampled_from(["America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Europe/Madrid", "UTC"])
CLOCKS = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M").zfill(16))


@given(CLOCKS.filter(lambda text: "0002" < text[:4] < "9999"), ZONES, st.booleans())
def test_in_utc_it_is_the_instant_that_the_event_resolves_to(text, home, last):
    """Also where clocks went back or forward; local mean time keeps its minute."""
    when = {"latest" if last else "earliest": text, "tz": home}
    resolved = Resolver({"a": {"id": "a", "when": when}}, "UTC").when("a")
    [there] = [moved(when, home=home, to="UTC")[key] for key in when if key != "tz"]
    shown = parse(there).seconds
    known = resolved.seconds.e2 if last else resolved.seconds.s1
    assert 0 <= (known - shown.s1) < 60


@pytest.mark.parametrize("when", ["2026-02-04", "2026-02/2026-03", {"text": "T"}, {"end": ".."}])
def test_what_has_no_clock_time_does_not_move(when):
    assert moved(when, home="UTC", to="Asia/Tokyo") is None


def test_what_rests_on_another_event_and_whole_days_stay():
    after = {"relative": "after", "to": "b", "offset": "PT2H"}
    when = {"start": after, "end": {"earliest": "2026-02-04", "latest": "2026-02-04T23:00"}}
    found = moved(when, home="UTC", to="Asia/Tokyo")
    assert found["start"] == after
    assert found["end"] == {"earliest": "2026-02-04", "latest": "2026-02-05T08:00"}
    assert when["end"]["latest"] == "2026-02-04T23:00", "the record itself is left alone"
