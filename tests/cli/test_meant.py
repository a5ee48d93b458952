"""Words that people say for a command, an option or a topic; groups; what may stand first."""

import pytest
from tests.cli.reading import COMMAND, timeline, write

from timeline.cli import app, manual, meant

# What newcomers typed, and what was to be said.
SAID = [
    (("person",), "did you mean 'entity'?"),
    (("alias",), "did you mean 'entity'?"),
    (("delete", "x"), "did you mean 'rm'?"),
    (("publish",), "did you mean 'build'?"),
    (("calendar",), "did you mean 'export ics'?"),
    (("dates",), "did you mean 'when'?"),
    (("exit",), "did you mean 'help exit-codes'?"),
    (("lst",), "did you mean 'list'?"),
    (("list", "--to", "2024"), "did you mean '--until'?"),
    (("list", "--from", "2024"), "did you mean '--since'?"),
    (("list", "--columns", "id"), "did you mean '--fields'?"),
    (("list", "--desc"), "did you mean '--reverse'?"),
    (("list", "--count"), "'timeline stats' counts events"),
    (("list", "--web"), "'timeline export html' makes a page"),
    (("list", "--sicne", "2024"), "did you mean '--since'?"),
    (("new", "X", "--date", "2024"), "did you mean '--when'?"),
    (("entity", "add", "X", "--alias", "Y"), "did you mean '--other-name'?"),
    (("entity", "delete", "x"), "'timeline entity merge FROM INTO' merges duplicates"),
    (("source", "rm", "x"), "'timeline source merge FROM INTO' merges duplicates"),
    (("entity", "frobnicate", "x"), "'timeline entity --help' lists the commands"),
    (("list", "--contradictions"), "'timeline claims --contradictions'"),
    (("list", "--limit", "abc"), "'timeline list --help' shows how to use it"),
    (("list", "--limit"), "'timeline list --help' shows how to use it"),
    (("show",), "'timeline show --help' shows how to use it"),
    (("mv", "a", "b", "c"), "'timeline mv --help' shows how to use it"),
    (("--lang",), "'timeline --help' shows how to use it"),
    (("export", "calendar"), "did you mean 'ics'?"),
    (("export", "ics", "--to", "2024"), "did you mean '--until'?"),
    (("--colour",), "NO_COLOR=1"),
    (("help", "person"), "did you mean 'entity'?"),
    (("help", "alias"), "did you mean 'entity'?"),
    (("help", "date"), "did you mean 'dates'?"),
    (("help", "exit"), "did you mean 'exit-codes'?"),
    (("list", "--fields", "people"), "did you mean 'who'?"),
    (("list", "--sort", "date"), "did you mean 'start'?"),
    (("values", "people"), "did you mean 'who'?"),
    (("list", "--missing", "location"), "did you mean 'places'?"),
]


@pytest.fixture
def place(tmp_path):
    return write(tmp_path, {"id": "a", "title": {"en": "A", "es": "Hola"}, "when": "1973-05"},
                 toml='languages = ["en", "es"]\n')  # fmt: skip


@pytest.mark.parametrize(("typed", "hint"), SAID)
def test_the_right_word_is_named(place, monkeypatch, typed, hint):
    monkeypatch.chdir(place)
    refused = timeline(*typed).exception
    assert refused.exit_code == 2
    assert hint in refused.hint


def test_every_word_of_the_lists_leads_to_something_that_there_is():
    known = COMMAND.list_commands(None)
    assert all(right.partition(" ")[0] in known for right in meant.COMMANDS)
    assert not {word for words in meant.COMMANDS.values() for word in words} & set(known)
    flags = {
        flag
        for name in known
        for one in COMMAND.get_command(None, name).params
        for flag in one.opts
    }
    wrong = {word for words in meant.OPTIONS.values() for word in words}
    assert set(meant.OPTIONS) - flags <= {"--voice", "--place", "--on", "--since", "--until",
                                          "--text", "--other-name"}  # fmt: skip
    assert wrong


def test_every_command_is_in_one_group_and_all_fit_a_screen():
    shown = timeline("--help", COLUMNS="80").stdout
    assert len(shown.splitlines()) <= 50
    grouped = [name for names in app.GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(COMMAND.list_commands(None))
    for name in COMMAND.list_commands(None):
        assert shown.count(f" {name} ") or shown.count(f" {name}\n")


@pytest.mark.parametrize(
    "typed",
    [
        ("-C", "{}", "--lang", "es", "show", "a"),
        ("show", "a", "--lang", "es", "-C", "{}"),
        ("--lang", "en", "show", "a", "--lang", "es", "-C", "{}"),
        ("--lang", "es", "export", "-C", "{}", "markdown"),
        ("export", "--lang", "es", "markdown", "-C", "{}"),
        ("-C", "/nowhere", "show", "a", "--lang", "es", "-C", "{}"),
    ],
)
def test_the_folder_and_the_language_stand_before_or_after_the_command(place, typed):
    done = timeline(*(word.format(place) for word in typed))
    assert done.exit_code == 0, done.exception
    assert "Hola" in done.stdout


def test_the_version_is_told_by_its_letter():
    assert timeline("-V").stdout == timeline("--version").stdout
    assert timeline("-V").stdout.startswith("timeline ")


def test_a_word_that_is_a_date_is_the_period_and_that_is_said(place):
    done = timeline("list", "1973", "-C", str(place))
    assert "a\t" in done.stdout or "\ta" in done.stdout
    assert "'1973' is read as a date" in done.stderr
    assert timeline("list", "1974", "-C", str(place)).stdout == ""
    for words in ('"1973"', "text:1973", "1973-13"):
        assert timeline("list", words, "-C", str(place)).stdout == ""


@pytest.mark.parametrize(
    "words", ["1970s", "197X", "昭和48年", '1973?', "May 1973", "20th century", "1972 to 1974"]
)  # fmt: skip
def test_words_that_are_a_date_together_are_its_period(place, words):
    done = timeline("list", words, "-C", str(place))
    assert "a\t" in done.stdout or "\ta" in done.stdout
    assert f"'{words}' is read as a date" in done.stderr
    later = words.replace("197", "198").replace("48", "58").replace("20th", "19th")
    assert timeline("list", later, "-C", str(place)).stdout == ""


@pytest.mark.parametrize("command", ["list", "claims"])
def test_an_id_among_the_words_is_told(place, command):
    folder = write(place, {"id": "a-vote", "title": "They vote", "when": "1974"})
    done = timeline(command, "a-vote", "-C", str(folder))
    assert done.stdout == ""
    assert "id:a-vote finds the event" in done.stderr
    assert not timeline(command, "id:a-vote", "-C", str(place)).stderr


@pytest.mark.parametrize("name", COMMAND.list_commands(None))
def test_a_manual_page_has_every_option_and_no_line_that_is_a_command(name):
    page = manual.page(COMMAND, name)
    command = COMMAND.get_command(None, name)
    for option in command.params:
        if option.param_type_name == "option":
            assert option.opts[0].replace("-", "\\-") in page
    macros = {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert macros <= {".TH", ".SH", ".B", ".PP", ".TP", ".nf", ".fi"}
