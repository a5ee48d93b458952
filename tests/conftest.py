"""What tests share: the command line as a person runs it, and small timelines made for a test."""

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from tests.effort import CHOSEN, asked_for, every
from tests.environment import adopt, bare
from tests.rights import public_folder
from tests.worker import TIMEOUT, Worker, start_each

_STARTED_OTHERWISE = adopt()  # before anything reads the environment

# How long an example takes on a busy machine proves nothing. Where every oracle is required there
# are many examples, elsewhere few, the same on every run: what a run says does not change by
# itself. TIMELINE_EXAMPLES=search draws thousands of new ones.
_UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("everywhere", **_UNTIMED, max_examples=20, derandomize=True)
settings.register_profile("ci", **_UNTIMED, max_examples=60, derandomize=True)
# The same examples once more, on another day: what depends on a day, zone or locale shows early.
settings.register_profile("again", **_UNTIMED, max_examples=15, derandomize=True)
settings.register_profile("search", **_UNTIMED, max_examples=2000)
# A mutant is refuted by any failing example; the smallest one is of no use.
_FIRST_FAILURE = (Phase.explicit, Phase.generate)
settings.register_profile(
    "mutants", **_UNTIMED, max_examples=40, derandomize=True, phases=_FIRST_FAILURE
)
_CHOSEN = "ci" if every() else "everywhere"
settings.load_profile(os.environ.get(CHOSEN, _CHOSEN))

# What a shell starts in the background ignores Ctrl-C, and so does all that this starts in turn.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure(config: pytest.Config) -> None:
    """Start Python anew where the caller's environment has changed how it works."""
    if not _STARTED_OTHERWISE or hasattr(config, "workerinput"):
        return
    capturing = config.pluginmanager.getplugin("capturemanager")
    capturing.stop_global_capturing()  # gives the new process the real standard output and error
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], dict(os.environ))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that TIMELINE_TESTS does not ask for."""
    kept = [item for item in items if asked_for(item.nodeid)]
    config.hook.pytest_deselected(items=[item for item in items if not asked_for(item.nodeid)])
    items[:] = kept


def pytest_collection_finish() -> None:
    """Ten thousand tests stay until the end: the collector of garbage need not look at them."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def root() -> Path:
    """The repository, whose `events/` is the shipped timeline."""
    return ROOT


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """What runs commands with the program loaded already."""
    with Worker(bare()) as started:
        yield started


@pytest.fixture
def run(worker: Worker) -> Run:
    """Runs `timeline …` as a process; standard output and error are text."""

    def call(
        *arguments: str | Path, cwd: Path = ROOT, input: str | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        words, env = [*map(str, arguments)], {**bare(), **env}
        told = None if start_each() else worker.run(words, cwd=cwd, input=input, env=env)
        return told or subprocess.run(
            [sys.executable, "-m", "timeline", *words],
            cwd=cwd,
            input=input,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=TIMEOUT,
            check=False,
            env=env,
        )

    return call


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter and change."""
    with public_folder() as folder:
        yield folder


@pytest.fixture
def make_timeline(tmp_path: Path) -> Callable[..., Path]:
    """Writes events (and entities, sources, a `timeline.toml`) into a folder of its own."""

    def make(
        *events: Mapping[str, Any],
        entities: tuple[Mapping[str, Any], ...] = (),
        sources: tuple[Mapping[str, Any], ...] = (),
        toml: str | None = None,
    ) -> Path:
        folder = tmp_path / "made"
        kinds = {"events": events, "entities": entities, "sources": sources}
        for name, records in kinds.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            for record in records:
                full = {"schema_version": "1.0", **record}
                data = json.dumps(full, ensure_ascii=False, indent=2) + "\n"
                (folder / name / f"{full['id']}.json").write_text(data, encoding="utf-8")
        if toml is not None:
            (folder / "timeline.toml").write_text(toml, encoding="utf-8")
        return folder

    return make
