"""What importing dates costs: nothing heavy until a zone is asked for."""

import subprocess
import sys

# Not `typing`, of whose tuples the values are made, and what it loads itself.
HEAVY = {"dataclasses", "datetime", "inspect", "zoneinfo"}


def loaded(script: str) -> set[str]:
    """The modules that a bare interpreter has after a script, beyond those it starts with."""
    code = f"import sys; before = set(sys.modules)\n{script}\nprint(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_importing_and_parsing_loads_nothing_heavy() -> None:
    """Plain and vague dates, durations and verdicts need no clock and no zone of the library."""
    modules = loaded(
        "from timeline.dates import overlap, parse, parse_duration, Window\n"
        "for text in ('2026-02-04', '[1984?,198X-12..]', '2026-02-04T~11:00Z/'[:17]):\n"
        "    overlap(parse(text).days, parse(text).certain, Window(0, None))\n"
        "parse_duration('P2M')"
    )
    assert modules & HEAVY == set()


def test_a_zone_is_loaded_when_it_is_asked_for() -> None:
    """And not before."""
    assert "zoneinfo" in loaded("from timeline.dates import zone; zone('UTC')")
