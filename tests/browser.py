"""Chromium as a reader's browser, and the npm packages that pages are tried with."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.oracle import oracle

NODE_MODULES = Path(__file__).parent.parent / ".ci" / "node" / "node_modules"
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


FOUND = """(asked) => {
  history.pushState(null, "", "?" + new URLSearchParams(asked));
  dispatchEvent(new PopStateEvent("popstate"));
  return [...document.querySelectorAll("#_events article:not([hidden])")].map(
    (a) => [a.id, a.classList.contains("maybe") ? "possible" : "certain"]);
}"""


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium under playwright; skips the test without either."""
    program = str(oracle("chromium"))
    oracle("playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def package(path: str) -> Path:
    """A file of an npm package; skips the test without it, fails where oracles are required."""
    found = NODE_MODULES / path
    if not found.exists():
        missing = f"needs the oracle '{path}': npm install --prefix .ci/node"
        if os.environ.get("TIMELINE_ORACLES") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


class Visit:
    """A page that is open, with all that went wrong in it and all that it asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console", lambda line: self.errors.append(line.text) if line.type == "error" else 0
        )
        page.on("dialog", lambda dialog: self.errors.append(f"dialog: {dialog.message}"))

    def open(self, path: Path, state: str = "") -> "Visit":
        """Open a file as a reader does, from disk."""
        self.page.goto(f"{path.as_uri()}{state}")
        return self

    def made(self, seconds: float = 10) -> "Visit":
        """Wait until the page has made all its cards, which it does bit by bit."""
        self.until("!document.querySelector('.live .run > noscript')", seconds)
        return self

    def found(self, asked: dict[str, str]) -> dict[str, str]:
        """The ids of the events that filters find, "certain" or "possible" each."""
        return dict(self.made().page.evaluate(FOUND, asked))

    def listed(self, seconds: float = 10) -> list[str]:
        """The ids of the events that the list has not hidden: quick however many there are."""
        script = "a => a.filter(x => !x.closest('[hidden]')).map(x => x.id)"
        return list(self.made(seconds).page.eval_on_selector_all("#_events article", script))

    def shown(self) -> list[str]:
        """The ids of the events that are seen."""
        self.made()
        script = "a => a.filter(x => x.checkVisibility()).map(x => x.id)"
        return list(self.page.eval_on_selector_all("article", script))

    def until(self, condition: str, seconds: float = 10) -> None:
        """Wait for a condition; playwright's own waiting needs `eval`, which the page forbids."""
        deadline = time.monotonic() + seconds
        while not self.page.evaluate(condition):
            assert time.monotonic() < deadline, condition
            time.sleep(0.02)

    def axe(self, *rules: str) -> list[str]:
        """What axe-core finds wrong for people with assistive technology, by all rules or these."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(package("axe-core/axe.min.js").read_text(encoding="utf-8"))
        # Without `preload`, by which it would fetch style sheets that the page's policy forbids.
        options = {
            "preload": False,
            "resultTypes": ["violations"],
            **({"runOnly": rules} if rules else {}),
        }
        found = self.page.evaluate("o => axe.run(o).then(r => r.violations)", options)
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that ask about colours."""


@contextmanager
def visit(browser: Any, size: str = "desk", **options: Any) -> Iterator[Visit]:
    """A new page of its own; `options` are those of a browser context.

    At its end no script may have failed: a page that throws looks whole until it is used.
    """
    context = browser.new_context(viewport=SIZES[size], **options)
    try:
        seen = Visit(context.new_page())
        yield seen
        assert seen.errors == []
    finally:
        context.close()
