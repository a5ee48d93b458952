"""Lets Python sleep under Debian's `faketime`; Python imports it at its start.

`time.sleep` waits until a point of the monotonic clock. libfaketime 0.9.10 takes the faked distance
off that point even where only the calendar's clock is faked, and the kernel refuses what is left
(EINVAL). If the monotonic clock is faked as well, `threading.Event.wait` never ends. So only the
calendar is faked, and a sleep is a wait for nothing, which names no point of a clock.
"""

import select
import time


def _sleep(seconds: float) -> None:
    select.select([], [], [], seconds)


time.sleep = _sleep
