"""What is offered for a word: what the commands declare, and what the timeline at hand holds."""

import json
import os
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.reading import COMMAND, timeline, write

from timeline.cli.completion.offers import offers
from timeline.cli.group import built

PEOPLE = ("Ana Pérez", "Eve O'Neil", "Smith, John", 'Bob "The Hand" Roe', "Team:")


@pytest.fixture
def folder(tmp_path):
    folder = write(
        tmp_path,
        {"id": "white-house", "when": "2024", "tags": ["energy", "elan"], "kind": "meeting"},
        {"id": "other", "when": "2024", "participants": [{"name": name} for name in PEOPLE]},
        {"id": "told", "when": "2024", "claims": [{"stance": "reports", "by": {"name": "Zoë"}}]},
        toml='languages = ["en", "qu"]\n[views.open]\nquery = "tag:energy"\n',
    )
    place = {"id": "bogota", "type": "place", "name": {"en": "Bogotá", "ja": "ボゴタ"}}
    (folder / "entities").mkdir()
    text = json.dumps({"schema_version": "1.0", **place})
    (folder / "entities" / "bogota.json").write_text(text)
    return folder


def offered(folder, *words, **env):
    """What is offered for the last of the words; None where the shell is to name files."""
    env = {"TIMELINE_DIR": str(folder), **env}
    done = timeline("completion", "zsh", "--", *words, **env)
    assert done.exit_code in (0, 1)
    assert not done.stderr
    return (
        [line.partition("\t")[0] for line in done.stdout.splitlines()]
        if not done.exit_code
        else None
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("lis",), ["list"]),
        (("--vers",), ["--version"]),
        (("list", "--sin"), ["--since"]),
        (("list", "--tag", "en"), ["energy"]),
        (("list", "--tag", "energy,e"), ["energy,elan", "energy,energy"]),
        (("list", "--tag=en"), ["--tag=energy"]),
        (("list", "-t", "en"), ["energy"]),
        (("list", "--kind", "m"), ["meeting"]),
        (("list", "--view", "o"), ["open"]),
        (("list", "--has", "ti"), ["title"]),
        (("list", "--lang", "q"), ["qu"]),
        (("list", "--format", "json"), ["json", "jsonl"]),
        (("list", "--fields", "id,tit"), ["id,title"]),
        (("list", "--sort", "titl"), ["title"]),
        (("list", "tag:en"), ["tag:energy"]),
        (("list", "tag:energy not:tag:el"), ["tag:energy not:tag:elan"]),
        (("list", "(tag:en"), ["(tag:energy"]),
        (("list", "is:o"), ["is:ongoing"]),
        (("list", "sinc"), ["since:"]),
        (("list", "--not", "tag:en"), ["tag:energy"]),
        (("list", "--", "tag:en"), ["tag:energy"]),
        (("list", "--", "--sin"), []),
        (("show", "whi"), ["white-house"]),
        (("log", "oth"), ["other"]),
        (("list", "--tag", "zzz"), []),
        (("list", "--who", "ana p"), ["Ana Pérez"]),
        (("list", "--who", "ANA PE"), ["Ana Pérez"]),
        (("list", "--who", "smi"), ['"Smith, John"']),
        (("list", "--who", '"smi'), ['"Smith, John"']),
        (("list", "--who", "bob"), ['“Bob "The Hand" Roe”']),
        (("list", "who:eve"), ['who:"Eve O\'Neil"']),
        (("list", "--voice", "zo"), ["Zoë"]),
        (("new", "--who", "smi"), ["Smith, John"]),
        (("new", "--who", "Smith, John=ho"), ["Smith, John=host"]),
        (("new", "--place", "ボ"), ["ボゴタ"]),
        (("new", "--place", "bogota"), ["Bogotá", "bogota"]),
        (("new", "--who", "bogota"), []),
        (("new", "--kind", "dec"), ["decision"]),
        (("new", "--claim", "rep"), ["reports"]),
        (("new", "--claim", "reports:zo"), ["reports:Zoë"]),
        (("new", "--relation", "part"), ["part_of:"]),
        (("new", "--relation", "part_of:wh"), ["part_of:white-house"]),
        (("new", "--id", "wh"), []),
        (("new", "--debtor", "zo"), ["Zoë"]),
        (("edit", "whi"), ["white-house"]),
        (("edit", "tag:en"), ["tag:energy"]),
        (("edit", "other", "--add-tag", "en"), ["energy"]),
        (("edit", "other", "--set", "stat"), ["status="]),
        (("edit", "other", "--set", "status=ca"), ["status=cancelled"]),
        (("mv", "bog"), ["bogota"]),
        (("mv", "other", "oth"), []),
        (("withdraw", "oth"), ["other"]),
        (("commitment", "other", "--state", "part"), ["partially_met"]),
        (("rule", "time/not-e"), ["time/not-edtf"]),
        (("validate", "--select", "id,time/no-z"), ["id,time/no-zone"]),
        (("help", "exit"), ["exit-codes"]),
        (("view", "op"), ["open"]),
        (("values", "vo"), ["voice"]),
        (("export", "ic"), ["ics"]),
        (("export", "ics", "--tag", "en"), ["energy"]),
        (("export", "markdown", "--tz", "Asia/Tok"), ["Asia/Tokyo"]),
        (("completion", "fi"), ["fish"]),
        (("list", "-C", "x"), None),
        (("list", "-o", ""), None),
        (("import", "x"), None),
        (("fmt", "events/"), None),
        (("new", "Some words"), []),
        (("no-such-command", "x"), []),
        (("list", "-tag:energy", "x"), []),
    ],
)
def test_a_word_that_is_begun_is_completed(folder, words, expected):
    assert offered(folder, *words) == expected


def test_options_that_the_help_leaves_out_are_offered_where_no_other_begins_so(folder):
    assert "--source" not in offered(folder, "list", "--")
    assert offered(folder, "list", "--sou") == ["--source"]


def test_an_option_that_may_stand_once_is_offered_once(folder):
    assert offered(folder, "list", "--lang", "es", "--lan") == ["--language"]
    assert offered(folder, "list", "--tag", "energy", "--ta") == ["--tag"]


def test_commands_and_options_say_what_they_do(folder):
    lines = timeline("completion", "fish", "--", "li").stdout.splitlines()
    assert lines == ["list\tList events in the order of time"]
    lines = timeline("completion", "fish", "--", "list", "--si").stdout.splitlines()
    assert lines == ["--since\tFrom the period's first moment on."]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("list", "kin"), "kind:\t\t"),
        (("list", "not:kin"), "not:kind:\t\t"),
        (("list", "is:cert"), "is:certain"),
        (("new", "--relation", "part_"), "part_of:\t\t"),
        (("edit", "white-house", "--set", "titl"), "title=\t\t"),
        (("list", "--who", "tea"), "Team:"),
    ],
)
def test_zsh_is_told_which_words_a_value_is_to_follow(folder, words, line):
    """Not a name that happens to end in a colon."""
    found = timeline("completion", "zsh", "--", *words, TIMELINE_DIR=str(folder)).stdout
    assert found.splitlines()[0] == line


def test_the_timeline_that_the_line_names_is_completed_from(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert offered(elsewhere, "show", "whi") == []
    assert offered(elsewhere, "show", "-C", str(folder), "whi") == ["white-house"]
    assert offered(elsewhere, "list", "--data", str(folder), "tag:en") == ["tag:energy"]
    assert offered(elsewhere, "list", "-C", "~", "tag:en", HOME=str(folder)) == ["tag:energy"]


@pytest.mark.parametrize("data", ["-", "events.jsonl", "https://example.org/data", "nowhere"])
def test_nothing_that_takes_long_is_read_for_a_key(folder, data):
    assert offered(folder, "list", "--data", data, "--tag", "en") == []


def test_a_timeline_that_cannot_be_read_offers_nothing(folder):
    (folder / "timeline.toml").write_text("tz = 5\n")
    assert offered(folder, "list", "--tag", "en") == []


def test_asking_for_the_version_is_no_answer(folder):
    """Options that end a run do nothing while a line is typed."""
    assert offered(folder, "--version", "lis") == ["list"]
    assert offered(folder, "--install-completion", "bash", "lis") == ["list"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_offered_word_leaves_its_line(tmp_path_factory, names):
    """Names hold any characters: none that breaks a line, moves the cursor or turns text round."""
    people = [{"name": name} for name in names if name.strip()]
    events = [{"id": "an-event", "when": "2024", **({"participants": people} if people else {})}]
    folder = write(tmp_path_factory.mktemp("names"), *events)
    os.environ["TIMELINE_DIR"] = str(folder)
    try:
        found = offers(COMMAND, ["list", "--who", ""])
    finally:
        del os.environ["TIMELINE_DIR"]
    for one in found:
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in one.word)
        assert not set(one.word) & set("\u2028\u2029\u202e\u2066")
        one.word.encode("utf-8")


def test_a_new_command_is_completed_without_a_word_about_it(folder, monkeypatch):
    """From what it shows of its parameters; nothing else names them."""

    def command(
        event: str = typer.Argument(metavar="ID"),
        add_source: str = typer.Option("", "--add-source"),
        whose: str = typer.Option("", "--whose", metavar="VOICE"),
        into: str = typer.Option("", "--into", metavar="FILE"),
    ) -> None:
        """Do something new."""

    monkeypatch.setenv("TIMELINE_DIR", str(folder))
    root = built("new-one", command, typer)
    root.no_args_is_help = False

    def words(*typed):
        found = offers(root, typed)
        return found and [one.word for one in found]

    assert words("oth") == ["other"]
    assert words("--add") == ["--add-source"]
    assert words("--whose", "zo") == ["Zoë"]
    assert words("--into", "x") is None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
@pytest.mark.parametrize("wanted", ["complete", "source"])
def test_typer_answers_no_shell(run, shell, wanted):
    """Its answers are evaluated there, names and all: an old script is given none."""
    asked = {
        "_TIMELINE_COMPLETE": f"{wanted}_{shell}",
        "COMP_WORDS": "timeline l",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "timeline l",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = run(**asked)
    assert done.stdout == ""
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("entity", "me"), "merge"),
        (("entity", "merge", "gust"), "gustavo-petro"),
        (("source", "show", "arti"), "article"),
        (("rm", "red-c"), "red-cap-americas"),
        (("edit", "white-house-m"), "white-house-meeting"),
        (("edit", "x", "--add-claim", "den"), "denies"),
        (("edit", "x", "--add-who", "gustavo-p"), "gustavo-petro"),
        (("new", "X", "--claim", "alleges:gustavo-p"), "alleges:gustavo-petro"),
        (("claims", "--by", "gustavo-p"), "gustavo-petro"),
        (("claims", "--stance", "disp"), "disputes"),
        (("entity", "new", "X", "--type", "per"), "person"),
        (("help", "clai"), "claims"),
    ],
)
def test_the_desk_is_completed_without_a_word_about_it(words, offered, monkeypatch):
    monkeypatch.chdir(Path(__file__).parent.parent.parent)
    found = offers(COMMAND, words)
    assert offered in [one.word for one in found]
