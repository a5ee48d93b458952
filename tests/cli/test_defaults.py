"""A person's own defaults: for a terminal, and for nothing else."""

import pytest
from tests.cli.reading import timeline, write

from timeline.cli import defaults, terminal

EVENT = {"id": "a", "title": {"en": "Talks", "es": "Conversaciones"}, "when": "2026-02-04"}


@pytest.fixture
def place(tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / "timeline").mkdir(parents=True)
    (home / "timeline/config.toml").write_text('lang = "es"\nformat = "csv"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("TIMELINE_LANG", raising=False)
    defaults._settings.cache_clear()
    yield write(tmp_path / "made", EVENT, toml='languages = ["en", "es"]\n')
    defaults._settings.cache_clear()


def on_a_terminal(monkeypatch):
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    monkeypatch.setattr(defaults, "is_seen", lambda: True)


def test_a_terminal_has_the_persons_language_and_form(place, monkeypatch):
    on_a_terminal(monkeypatch)
    shown = timeline("list", "-C", str(place)).stdout
    assert shown.startswith("id,start,")
    assert "Conversaciones" in shown


@pytest.mark.parametrize(
    "given", [("--lang", "en", "-f", "plain"), ("-f", "plain", "--lang", "en")]
)
def test_what_is_asked_for_comes_first(place, monkeypatch, given):
    on_a_terminal(monkeypatch)
    shown = timeline("list", "-C", str(place), *given).stdout
    assert "Talks" in shown
    assert not shown.startswith("id,")


def test_a_pipe_a_file_an_export_and_ci_are_as_for_everybody(place, monkeypatch, tmp_path):
    assert "Talks" in timeline("list", "-C", str(place)).stdout
    on_a_terminal(monkeypatch)
    file = tmp_path / "out.txt"
    timeline("list", "-C", str(place), "-o", str(file))
    assert "Talks" in file.read_text()
    assert "# Talks" in timeline("export", "markdown", "-C", str(place)).stdout
    assert "Talks" in timeline("list", "-C", str(place), CI="true").stdout


@pytest.mark.parametrize(
    ("text", "word"),
    [('langs = "es"', "lang"), ("lang = 1", "quotes"), ("lang", "TOML"), ('format = "cvs"', "csv")],
)
def test_a_file_that_is_not_in_order_is_told(place, monkeypatch, tmp_path, text, word):
    on_a_terminal(monkeypatch)
    (tmp_path / "home/timeline/config.toml").write_text(text)
    refused = timeline("list", "-C", str(place)).exception
    assert word in f"{refused.message} {refused.hint}"
