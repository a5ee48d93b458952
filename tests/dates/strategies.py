"""Generated EDTF expressions, valid by construction except for calendar and order."""

from hypothesis import strategies as st

QUALIFIERS = ("", "", "", "?", "~", "%")
qualifiers = st.sampled_from(QUALIFIERS)
digits = st.sampled_from("0123456789")
masked = st.sampled_from("0123456789XX")


def _joined(*parts):
    return st.tuples(*parts).map("".join)


signs = st.sampled_from(("", "", "", "-"))
plain_years = _joined(signs, st.integers(1, 9999).map("{:04d}".format))
masked_years = _joined(signs, digits.filter(lambda d: d != "0"), masked, masked, masked)
long_years = st.integers(10_000, 10**13).map("Y{}".format) | st.integers(10_000, 10**13).map(
    "Y-{}".format
)
exponents = st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(lambda n: f"Y{n[0]}E{n[1]}")
significant = _joined(plain_years | long_years | exponents, st.integers(1, 6).map("S{}".format))
months = st.integers(1, 12).map("{:02d}".format)
parts_of_year = st.integers(21, 41).map(str)
masked_months = st.sampled_from(("XX", "0X", "1X", "X0", "X1", "X2", "X5"))
days = st.integers(1, 28).map("{:02d}".format)
masked_days = st.sampled_from(("XX", "0X", "1X", "2X", "3X", "X0", "X1", "X9"))

plain_dates = (
    plain_years
    | _joined(plain_years, st.just("-"), months)
    | _joined(plain_years, st.just("-"), months, st.just("-"), days)
)


def _components(year, month, day):
    """One to three components, each perhaps qualified before and after."""
    marked = [_joined(qualifiers, part, qualifiers) for part in (year, month, day)]
    dash = st.just("-")
    return (
        marked[0]
        | _joined(marked[0], dash, marked[1])
        | _joined(marked[0], dash, marked[1], dash, marked[2])
    )


qualified_dates = _components(plain_years, months, days)
masked_dates = _components(masked_years, months | masked_months, days | masked_days)
seasons = _joined(plain_years | masked_years, st.just("-"), parts_of_year, qualifiers)
points = (
    plain_dates
    | qualified_dates
    | masked_dates
    | seasons
    | _joined(long_years | exponents | significant, qualifiers)
)
clocks = st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
offsets = st.sampled_from(("", "Z", "+00:00", "-05", "+04:30", "+14:00", "-11:59"))
moments = _joined(
    plain_years,
    st.just("-"),
    months,
    st.just("-"),
    days,
    st.just("T"),
    qualifiers,
    clocks.map(lambda c: "{:02d}:{:02d}".format(*c))
    | clocks.map("{0[0]:02d}:{0[1]:02d}:{0[2]:02d}".format),
    offsets,
)
intervals = _joined(
    points | st.sampled_from(("", "..")), st.just("/"), points | st.sampled_from(("", ".."))
)
members = points | _joined(points, st.just(".."), points)


@st.composite
def sets(draw):
    """`[…]` or `{…}`, perhaps open at either end."""
    inside = draw(st.lists(members, min_size=1, max_size=5))
    below = draw(st.booleans()) and ".." not in inside[0]
    above = draw(st.booleans()) and ".." not in inside[-1] and not (below and len(inside) == 1)
    text = (".." if below else "") + ",".join(inside) + (".." if above else "")
    return draw(st.sampled_from(("[{}]", "{{{}}}"))).format(text)


expressions = points | moments | intervals | sets()
"""Any expression; some name no existing day or end before they start, and are refused."""

nearly = st.text(alphabet="0123456789X-YES?~%T:Z+/.,[]{} u", max_size=30)
"""Texts of EDTF's own characters, hardly ever valid."""
