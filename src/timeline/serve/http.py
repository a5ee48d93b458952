"""Serves a site from memory on loopback, and rebuilds it when the timeline's files change.

Only what the build holds is ever served: a request is a key of the build, never a path on disk.
"""

import os
import re
import sys
import threading
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET6
from socketserver import TCPServer
from urllib.parse import unquote, urlsplit

from timeline.errors import TimelineError
from timeline.exporters.pages.site import Site, media_type

LIVE_SCRIPT = "/_live.js"
LIVE_EVENTS = "/_live"
RELOAD = 'new EventSource("/_live?{version}").onmessage = () => location.reload();\n'
WATCHED = ("timeline.toml", "events", "entities", "sources", "media")
# Seconds between two looks at the folder.
PAUSE = 0.4
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

_VERSION = re.compile("[0-9]{1,9}")
Snapshot = tuple[tuple[str, int, int], ...]


class Shelf:
    """The site that is served now; `version` rises whenever it is replaced."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.version = 0
        self.changed = threading.Condition()
        self.closed = False

    def put(self, site: Site) -> None:
        """Serve `site` from now on, and tell the pages that are open."""
        with self.changed:
            self.site = site
            self.version += 1
            self.changed.notify_all()

    def close(self) -> None:
        """Let all that wait for a change go."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def wait(self, version: int, timeout: float) -> int:
        """The version as soon as it is not `version`, at the latest after `timeout` seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.version != version, timeout)
            return self.version


def snapshot(root: Path) -> Snapshot:
    """Name, size and time of every file that a timeline is made of."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(root / name) for name in WATCHED]
    while waiting:
        path = waiting.pop()
        try:
            state = os.stat(path, follow_symlinks=False)
            if os.path.isdir(path) and not os.path.islink(path):
                waiting += [item.path for item in os.scandir(path)]
            else:
                found.append((path, state.st_size, state.st_mtime_ns))
        except OSError:  # gone between two looks: the next one tells
            continue
    return tuple(sorted(found))


def watch(
    root: Path,
    seen: Snapshot,
    shelf: Shelf,
    rebuild: Callable[[], Site],
    report: Callable[[str], None],
) -> None:
    """Rebuild whenever the files under `root` are not as they were `seen`, until the shelf closes.

    What makes a build impossible is reported, and the last good site stays.
    """
    while not shelf.closed:
        shelf.wait(shelf.version, PAUSE)
        now = snapshot(root)
        if now == seen or not now:  # without any file, the folder itself is away for a while
            continue
        seen = now
        try:
            shelf.put(rebuild())
        except TimelineError as error:
            report(str(error))


class PageServer(ThreadingHTTPServer):
    """An HTTP server of one shelf; `allowed` are the host names that requests may ask for."""

    daemon_threads = True
    # How many may wait to be accepted. With the default of 5, a browser's burst or 300 readers at
    # once lose connections, and try again after seconds; systems cut the number to their own limit.
    request_queue_size = 1024

    def __init__(self, host: str, port: int, shelf: Shelf) -> None:
        if ":" in host:
            self.address_family = AF_INET6
        self.shelf = shelf
        self.allowed = {*LOOPBACK, host.lower(), f"[{host.lower()}]"}
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Take the address as it is: a name is never asked for, on no network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a client that closed the connection; report all other errors as the base does."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as given

    def serves(self, host: str) -> bool:
        """Whether a request may name `host`: a name of loopback, the one given, or any address.

        A page elsewhere can reach this server under a name of its own (DNS rebinding), but not
        under a bare address.
        """
        return host in self.allowed or _is_address(host.strip("[]"))

    @property
    def url(self) -> str:
        """Where the site is."""
        host, port = self.server_address[:2]
        name = host.decode() if isinstance(host, bytes) else str(host)
        return f"http://{f'[{name}]' if ':' in name else name}:{port}/"

    def stop(self) -> None:
        """Close every connection that waits, then the server."""
        self.shelf.close()
        self.shutdown()
        self.server_close()


def serve(
    root: Path,
    compose: Callable[[], Site],
    *,
    address: tuple[str, int],
    report: Callable[[str], None],
) -> None:
    """Serve what `compose` gives at an address, anew whenever `root` changes, until Ctrl-C.

    An address that cannot be had is a `TimelineError`. `report` is told where the site is.
    """
    seen = snapshot(root)  # before it is read: a change in between is seen by the next look
    shelf = Shelf(compose())
    host, port = address
    try:
        server = PageServer(host, port, shelf)
    except OSError as error:
        raise TimelineError(
            f"{host}:{port}: cannot listen: {error.strerror}", hint="choose another with --port"
        ) from error
    watching = (root, seen, shelf, compose, report)
    threading.Thread(target=watch, args=watching, daemon=True).start()
    try:
        report(f"{server.url} (calendar: {server.url}timeline.ics); stop with Ctrl-C")
        server.serve_forever(poll_interval=0.2)
    finally:
        shelf.close()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    server_version = "timeline"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """A file of the site, the reload script, or the stream of changes."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """The same without its body."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        if not self.server.serves(self._host()):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"unknown host\n", with_body=with_body)
            return
        try:
            path = unquote(urlsplit(self.path).path)
        except ValueError:  # an address such as http://[
            self._send(HTTPStatus.BAD_REQUEST, b"no address\n", with_body=with_body)
            return
        if path == LIVE_EVENTS and with_body:
            self._stream()
            return
        data = self._find(path)
        if data is None:
            self._send(HTTPStatus.NOT_FOUND, b"not found\n", with_body=with_body)
            return
        self._send_file(path, data, with_body=with_body)

    def _host(self) -> str:
        name = self.headers.get("Host", "").lower()
        return name[: name.rfind("]") + 1] if name.startswith("[") else name.split(":")[0]

    def _find(self, path: str) -> bytes | None:
        if path == LIVE_SCRIPT:
            return RELOAD.format(version=self.server.shelf.version).encode()
        return self.server.shelf.site.files.get(_key(path))

    def _send_file(self, path: str, data: bytes, *, with_body: bool) -> None:
        etag = f'"{sha256(data).hexdigest()[:32]}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        known = [one.strip() for one in self.headers.get("If-None-Match", "").split(",")]
        if etag in known or f"W/{etag}" in known or known == ["*"]:
            self._head(HTTPStatus.NOT_MODIFIED, headers)
            return
        headers["Content-Type"] = media_type(_key(path))
        self._send(HTTPStatus.OK, data, headers, with_body=with_body)

    def _send(
        self,
        status: HTTPStatus,
        data: bytes,
        headers: dict[str, str] | None = None,
        *,
        with_body: bool,
    ) -> None:
        plain = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(data))}
        self._head(status, {**plain, **(headers or {})})
        if with_body:
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        """A line for each version but that of the page, and one now and then to stay connected."""
        shelf = self.server.shelf
        asked = urlsplit(self.path).query
        version = int(asked) if _VERSION.fullmatch(asked) else shelf.version
        self.close_connection = True
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        self._head(HTTPStatus.OK, {**headers, "Connection": "close"})
        try:
            while not shelf.closed:
                found = shelf.wait(version, 15)
                line = b": still here\n\n" if found == version else b"data: changed\n\n"
                version = found
                self.wfile.write(line)
                self.wfile.flush()
        except OSError:  # the page was closed
            return

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the command says what matters."""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _key(path: str) -> str:
    """The file of the site that a path of a request asks for."""
    key = path.removeprefix("/")
    return f"{key}index.html" if key == "" or key.endswith("/") else key
