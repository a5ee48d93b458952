"""Serving a site: real requests to a real server on loopback."""

import http.client
import json
import queue
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest
from tests.browser import chromium

from timeline.chronicle import folder
from timeline.exporters.pages import site
from timeline.serve import http as server

LONG = 30
"""Seconds that a busy machine may take."""
EVENT = {"schema_version": "1.0", "id": "one", "title": "One", "when": "2026-02-04"}


@contextmanager
def serving(root):
    """A server of the timeline at `root`, watching its files; stopped afterwards."""

    def compose():
        return site.compose(folder.load(root), lang="en", live=server.LIVE_SCRIPT)

    seen = server.snapshot(root)
    shelf = server.Shelf(compose())
    running = server.PageServer("127.0.0.1", 0, shelf)
    running.told = queue.SimpleQueue()  # what the watch reports
    watching = (root, seen, shelf, compose, running.told.put)
    threads = [
        threading.Thread(target=running.serve_forever, args=(0.05,)),
        threading.Thread(target=server.watch, args=watching),
    ]
    for thread in threads:
        thread.start()
    try:
        yield running
    finally:
        running.stop()
        for thread in threads:
            thread.join()


@pytest.fixture
def root(make_timeline):
    """A timeline of one event."""
    return make_timeline(EVENT, toml='schema_version = "1.0"\nid = "served.invalid"\n')


@pytest.fixture
def running(root):
    """The server of that timeline."""
    with serving(root) as found:
        yield found


def built_anew(running, version):
    """Wait until the site is another one than that of `version`."""
    assert running.shelf.wait(version, LONG) != version


def ask(running, path, method="GET", **headers):
    """The status, headers and body of one request; the path is sent as it is."""
    connection = http.client.HTTPConnection(*running.server_address[:2], timeout=10)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/events/one.html?lang=ja", "text/html; charset=utf-8"),
        ("/timeline.ics", "text/calendar; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/timeline.json", "application/json; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/script.js", "text/javascript; charset=utf-8"),
        ("/schema/1.0/event.schema.json", "application/json; charset=utf-8"),
    ],
)
def test_types(running, path, type):
    """Every file has its type, and is not to be guessed at."""
    status, headers, body = ask(running, path)
    assert status == 200
    assert headers["Content-Type"] == type
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize(
    "path",
    [
        "/../timeline.toml",
        "/..%2ftimeline.toml",
        "/%2e%2e/timeline.toml",
        "/events/../../timeline.toml",
        "/events/one.json",
        "/timeline.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/.timeline-site",
        "/events/",
        "/events",
        "/\\..\\timeline.toml",
        "/index.html%00",
        "/" + "a" * 9000,
    ],
)
def test_nothing_but_the_build_is_served(running, path):
    """No path reaches a file that is not part of the build."""
    status, _, body = ask(running, path)
    assert status == 404
    assert body == b"not found\n"


def test_unchanged_file_is_not_sent_again(running):
    """The ETag that was given is answered with 304 and no body; another one with the file."""
    _, headers, body = ask(running, "/timeline.ics")
    status, again, empty = ask(running, "/timeline.ics", If_None_Match=headers["ETag"])
    assert (status, empty, again["ETag"]) == (304, b"", headers["ETag"])
    weak = ask(running, "/timeline.ics", If_None_Match=f'"x", W/{headers["ETag"]}')
    assert weak[0] == 304
    assert ask(running, "/timeline.ics", If_None_Match='"other"')[2] == body


def test_head_is_get_without_its_body(running):
    """HEAD gives the headers of GET."""
    _, got, _ = ask(running, "/")
    status, headers, body = ask(running, "/", method="HEAD")
    assert (status, body) == (200, b"")
    assert headers["Content-Length"] == got["Content-Length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(running, method):
    """Other methods are not served."""
    assert ask(running, "/", method=method)[0] == 501


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "", "localhost.evil.example"]
)
def test_foreign_names_are_refused(running, host):
    """A page elsewhere cannot reach the server under a name of its own."""
    assert ask(running, "/", Host=host)[0] == 421


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1:9", "[::1]:80", "10.0.0.9"]
)
def test_own_names_are_served(running, host):
    """Loopback under its own names is, and so is a bare address, which no name can feign."""
    assert ask(running, "/", Host=host)[0] == 200


def test_change_is_served_and_told(root, running):
    """A changed file is served, with another ETag, and pages are told."""
    _, before, _ = ask(running, "/")
    stream = socket.create_connection(running.server_address[:2], timeout=10)
    stream.sendall(b"GET /_live HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"text/event-stream" in stream.recv(4096)
    path = root / "events" / "one.json"
    path.write_text(json.dumps({**EVENT, "title": "Changed"}), encoding="utf-8")
    assert b"data: changed" in stream.recv(4096)
    stream.close()
    _, after, body = ask(running, "/")
    assert b"Changed" in body
    assert after["ETag"] != before["ETag"]


def test_page_that_asks_late_is_told_at_once(root, running):
    """What changed between the page and its question about changes is no secret."""
    script = ask(running, server.LIVE_SCRIPT)[2].decode()
    (address,) = re.findall(r'EventSource\("([^"]+)"\)', script)
    version = running.shelf.version
    (root / "events" / "one.json").write_text(json.dumps({**EVENT, "title": "Changed"}))
    built_anew(running, version)
    with socket.create_connection(running.server_address[:2], timeout=LONG) as stream:
        stream.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        with stream.makefile("rb") as lines:
            assert b"data: changed\n" in iter(lines.readline, b"")


def test_change_while_the_first_site_is_made_is_seen(root):
    """A file that is saved while the timeline is read for the first time is not overlooked."""
    made = []

    def compose():
        made.append(site.compose(folder.load(root), lang="en"))
        if len(made) == 1:
            (root / "events" / "one.json").write_text(json.dumps({**EVENT, "title": "Changed"}))
        return made[-1]

    def report(line):
        deadline = time.monotonic() + LONG
        while len(made) == 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        server.serve(root, compose, address=("127.0.0.1", 0), report=report)
    assert b"Changed" in made[1].files["index.html"]


def test_open_page_reloads_itself(root, running):
    """A page that is open in a browser shows the change by itself."""
    with chromium() as browser:
        page = browser.new_page()
        errors = []
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else 0)
        page.goto(running.url)
        path = root / "events" / "one.json"
        path.write_text(json.dumps({**EVENT, "title": "Changed"}), encoding="utf-8")
        page.get_by_role("heading", name="Changed").wait_for(timeout=10_000)
        assert [error for error in errors if "favicon" not in error] == []


def test_broken_file_leaves_the_rest_served(root, running):
    """A half-written file is left out, and the server goes on."""
    (root / "events" / "two.json").write_text('{"id": ', encoding="utf-8")
    built_anew(running, 0)
    version = running.shelf.version
    assert ask(running, "/")[0] == 200
    assert ask(running, "/events/two.html")[0] == 404
    second = json.dumps({**EVENT, "id": "two", "title": "Second"})
    (root / "events" / "two.new").write_text(second, encoding="utf-8")
    (root / "events" / "two.new").replace(root / "events" / "two.json")
    built_anew(running, version)
    assert ask(running, "/events/two.html")[0] == 200


def test_three_hundred_connections_at_once_are_answered(root):
    """All wait while the server is busy, none is turned away, and each gets its page."""
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "serve", "--port", "0", "-C", str(root)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with ExitStack() as opened:
        opened.enter_context(process)
        opened.callback(process.kill)
        port = int(process.stderr.readline().split(":")[2].split("/")[0])
        process.send_signal(signal.SIGSTOP)
        waiting = [
            # A connection that finds the queue full is tried again after 1, 3 and 7 seconds.
            opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=LONG))
            for _ in range(300)
        ]
        for one in waiting:
            one.sendall(b"GET /timeline.ics HTTP/1.1\r\nHost: localhost\r\n\r\n")
        process.send_signal(signal.SIGCONT)
        assert {one.recv(15) for one in waiting} == {b"HTTP/1.1 200 OK"}


@contextmanager
def started(root, *options):
    """A process of `timeline serve`, what it said first, and its port; killed afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "serve", "--port", "0", "-C", str(root), *options],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        line = process.stderr.readline()
        yield process, line, int(line.split(":")[2].split("/")[0])
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.parametrize("options", [(), ("--public",)])
def test_drafts_and_notes_are_served_to_editors_alone(make_timeline, options):
    """With `--public` the site is the published one, its data and its calendar, too."""
    draft = {"id": "secret", "title": "Hushed up", "when": "2026-02-04", "draft": True}
    root = make_timeline({**EVENT, "notes": "Ask first"}, draft)
    with started(root, *options) as (_, _, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        seen = ""
        for path in ("/", "/timeline.ics", "/feed.atom", "/timeline.json", "/events/secret.html"):
            connection.request("GET", path)
            seen += connection.getresponse().read().decode()
        connection.close()
    for words in ("Hushed up", "Ask first"):
        assert (words in seen) is (not options), words


def test_serve_command_says_where_and_stops(root):
    """`timeline serve` says its address and the calendar's, is there only, and stops at Ctrl-C."""
    with started(root) as (process, line, port):
        assert "http://127.0.0.1:" in line
        assert "timeline.ics" in line
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/timeline.ics")
        assert connection.getresponse().read().startswith(b"BEGIN:VCALENDAR")
        connection.close()
        with pytest.raises(OSError, match=r"refused|assign"):  # another address of this machine
            socket.create_connection(("127.0.0.2", port), timeout=10)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=LONG) == 0
        assert "Traceback" not in process.stderr.read()


def test_taken_port_is_a_clear_refusal(run, root, running):
    """A port that is taken is named, with what to do."""
    done = run("serve", "--port", str(running.server_address[1]), "-C", root)
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET http://[ HTTP/1.1", b"400"),
        (b"GET /%ff%00/../../etc/passwd HTTP/1.1", b"404"),
        (b"GET http://127.0.0.1/timeline.ics HTTP/1.1", b"200"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1", b"414"),
        (b"POST / HTTP/1.1", b"501"),
    ],
)
def test_every_request_line_has_an_answer(running, capfd, line, status):
    """No request line, however broken, ends in silence or in a traceback."""
    with socket.create_connection(running.server_address[:2], timeout=10) as connection:
        connection.sendall(line + b"\r\nHost: 127.0.0.1\r\n\r\n")
        assert connection.recv(100).split()[1] == status
    assert capfd.readouterr().err == ""


def test_reader_who_goes_away_is_no_news(running, capfd):
    """A connection that is cut while a page is sent prints nothing, and the next one is served."""
    big = site.Site({"index.html": b"x" * 30_000_000}, ())
    running.shelf.put(big)
    for _ in range(3):
        connection = socket.create_connection(running.server_address[:2], timeout=10)
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    assert len(ask(running, "/")[2]) == 30_000_000
    assert capfd.readouterr().err == ""


def test_folder_that_goes_and_comes_back_is_served_again(root, running):
    """A timeline that is moved away leaves the last good site; back again, its changes are seen."""
    away = root.with_name("away")
    root.rename(away)
    time.sleep(2 * server.PAUSE)  # nothing is to happen: there is nothing to wait for
    assert ask(running, "/events/one.html")[0] == 200
    (away / "timeline.toml").write_text("broken = [", encoding="utf-8")
    away.rename(root)
    assert "timeline.toml" in running.told.get(timeout=LONG)
    assert ask(running, "/events/one.html")[0] == 200
    (root / "timeline.toml").unlink()
    (root / "events" / "one.json").write_text(json.dumps({**EVENT, "title": "Back"}))
    deadline = time.monotonic() + LONG
    while b"Back" not in ask(running, "/")[2]:  # a half-written file is a version of its own
        assert time.monotonic() < deadline
        time.sleep(0.1)
