"""Which paths are a timeline's own, however they are written."""

import os

import pytest

from timeline.errors import Refused
from timeline.files import owned

EVENT = {"id": "one", "title": "One", "when": "2026"}
OWN = (
    "events/one.json",
    "events/new.csv",
    "events",
    "events/2026/deep/new.json",
    "events/../events/one.json",
    "entities/new.json",
    "sources/new.json",
    "schema/1.0/event.schema.json",
    "timeline.toml",
    ".git/config",
    "link.json",
)
FOREIGN = ("out.csv", "site", "site/events/one.html", "media/a.jpg", "events/../out.csv", "event")


@pytest.mark.parametrize("toml", [None, 'schema_version = "1.0"\n'])
@pytest.mark.parametrize("path", OWN)
def test_what_a_timeline_is_made_of_is_its_own(make_timeline, path, toml):
    root = make_timeline(EVENT, toml=toml)
    (root / "link.json").symlink_to("events/one.json")
    assert owned.owner(root / path) == root
    with pytest.raises(Refused, match="keeps its own files there"):
        owned.require_foreign(root / path)


@pytest.mark.parametrize("path", FOREIGN)
def test_what_lies_beside_it_is_not(make_timeline, path):
    root = make_timeline(EVENT)
    assert owned.owner(root / path) is None
    owned.require_foreign(root / path)
    owned.require_foreign_folder(root / path)


def test_the_folder_of_a_timeline_takes_no_results(make_timeline, tmp_path, monkeypatch):
    root = make_timeline(EVENT)
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(root)
    for folder in (root, tmp_path / "link", owned.Path()):
        with pytest.raises(Refused, match="the folder of a timeline"):
            owned.require_foreign_folder(folder)


def test_folders_of_that_name_elsewhere_belong_to_nobody(tmp_path):
    """A site has a folder of the name, and many programs have."""
    (tmp_path / "events").mkdir()
    (tmp_path / "events/party.html").write_text("")
    assert owned.owner(tmp_path / "events/new.html") is None
    owned.require_foreign_folder(tmp_path)


def test_the_other_case_counts_where_it_is_the_same_folder(make_timeline):
    """As on macOS and Windows; a link stands for such a file system here."""
    root = make_timeline(EVENT)
    assert owned.owner(root / "Events/one.json") == (
        root if os.path.exists(root / "EVENTS") else None
    )
    if not os.path.exists(root / "EVENTS"):
        (root / "Events").symlink_to("events")
    assert owned.owner(root / "Events/one.json") == root
