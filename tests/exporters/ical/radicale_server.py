"""A real Radicale on loopback: a collection is put, asked by time range, and read back."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from tests.oracle import oracle

_REPORT = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="{kind}">
<C:time-range start="{start}" end="{end}"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


class Radicale(NamedTuple):
    """A running server."""

    port: int

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        """Status and body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers["Authorization"] = "Basic dTp1"  # who is asked for, "u", but not checked
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def put(self, path: str, data: bytes) -> int:
        """The status of storing a whole calendar."""
        return self.request("PUT", path, data, Content_Type="text/calendar; charset=utf-8")[0]

    def found(self, path: str, start: str, end: str, kind: str = "VEVENT") -> set[str]:
        """The UIDs of what touches a stretch of time."""
        body = _REPORT.format(start=start, end=end, kind=kind).encode()
        status, text = self.request("REPORT", path, body, Depth="1", Content_Type="text/xml")
        if status != 207:
            raise AssertionError(f"{status}: {text}")
        return set(re.findall(r"^UID:(\S+)", text, re.M))


@contextmanager
def radicale(folder: Path) -> Iterator[Radicale]:
    """A server of its own on a free port, with its collections in `folder`; stopped at the end."""
    oracle("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "--server-hosts": f"127.0.0.1:{port}",
        "--storage-filesystem-folder": str(folder),
        "--auth-type": "none",
        "--rights-type": "owner_only",
        "--logging-level": "warning",
    }
    arguments = [part for option in options.items() for part in option]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "radicale", "--config", "", *arguments],
            stdout=log, stderr=log,
        )  # fmt: skip
        try:
            server = Radicale(port)
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _wait(server: Radicale, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise AssertionError("the server did not start")
        try:
            server.request("GET", "/.web/")
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")
