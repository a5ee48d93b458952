"""`timeline init`: a project that works at once."""

import json
import tomllib

import pytest
import yaml

COMMAND = ["timeline", "lsp"]
ADDRESS = "git+https://git.example/timeline"


def test_a_new_timeline_is_valid_without_a_warning(run, tmp_path):
    made = run("init", "talks", "--title", 'The "talks"', "--tz", "America/Bogota", cwd=tmp_path)
    assert made.returncode == 0
    folder = tmp_path / "talks"
    judged = run("validate", "--strict", cwd=folder)
    assert (judged.returncode, judged.stdout) == (0, "")
    settings = tomllib.loads((folder / "timeline.toml").read_text())
    assert settings["title"] == 'The "talks"'
    assert settings["tz"] == "America/Bogota"
    assert settings["id"] == "talks.timeline.invalid"


def test_every_path_that_is_printed_is_there(run, tmp_path):
    made = run("init", "x", "--ci", "github", "--install", ADDRESS, cwd=tmp_path)
    paths = made.stdout.splitlines()
    assert "x/.github/workflows/timeline.yml" in paths
    assert all((tmp_path / path).is_file() for path in paths)


def test_the_editor_finds_a_schema_for_every_kind_of_file(run, tmp_path):
    run("init", cwd=tmp_path)
    schemas = json.loads((tmp_path / ".vscode/settings.json").read_text())["json.schemas"]
    for one in schemas:
        json.loads((tmp_path / one["url"]).read_text())
    assert len(schemas) == 3


def test_each_editor_is_told_how_to_start_the_server(run, tmp_path):
    """VS Code, Neovim, Helix and Zed: `timeline lsp`, for JSON."""
    run("init", cwd=tmp_path)
    code = json.loads((tmp_path / ".vscode/settings.json").read_text())
    assert [code["glspc.server.command"], *code["glspc.server.commandArguments"]] == COMMAND
    wanted = json.loads((tmp_path / ".vscode/extensions.json").read_text())["recommendations"]
    assert wanted == ["zsol.vscode-glspc"]
    helix = tomllib.loads((tmp_path / ".helix/languages.toml").read_text())
    server = helix["language-server"]["timeline"]
    assert [server["command"], *server["args"]] == COMMAND
    assert helix["language"][0]["language-servers"][0] == "timeline"
    zed = json.loads((tmp_path / ".zed/settings.json").read_text())["lsp"]
    program = zed["json-language-server"]["binary"]
    assert [program["path"], *program["arguments"]] == COMMAND
    assert 'cmd = { "timeline", "lsp" }' in (tmp_path / ".nvim.lua").read_text()


def test_the_settings_name_their_schema(run, tmp_path):
    """As editors with Taplo read it, on the first line; not where there is no schema."""
    run("init", "full", cwd=tmp_path)
    run("init", "small", "--minimal", cwd=tmp_path)
    first, *_ = (tmp_path / "full" / "timeline.toml").read_text().splitlines()
    assert (tmp_path / "full" / first.removeprefix("#:schema ")).is_file()
    assert "#:schema" not in (tmp_path / "small" / "timeline.toml").read_text()


def test_its_hooks_name_commands_that_there_are(run, tmp_path):
    run("init", cwd=tmp_path)
    text = (tmp_path / ".pre-commit-config.yaml").read_text()
    entries = [line.split(": timeline ")[1] for line in text.splitlines() if "entry:" in line]
    assert len(entries) >= 2
    for entry in entries:
        assert run(entry.split()[0], "--help", cwd=tmp_path).returncode == 0


def test_minimal_is_two_things(run, tmp_path):
    run("init", "m", "--minimal", cwd=tmp_path)
    assert sorted(p.name for p in (tmp_path / "m").iterdir()) == ["events", "timeline.toml"]
    assert run("validate", cwd=tmp_path / "m").returncode == 0


def test_nothing_is_overwritten_unless_forced(run, tmp_path):
    (tmp_path / ".gitattributes").write_text("mine\n")
    refused = run("init", cwd=tmp_path)
    assert refused.returncode == 1
    assert ".gitattributes" in refused.stderr
    assert not (tmp_path / "timeline.toml").exists()
    assert run("init", "--force", cwd=tmp_path).returncode == 0
    assert "eol=lf" in (tmp_path / ".gitattributes").read_text()


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--ci", "gitlba", "github"),
        ("--ci", "github", "say it as in --install"),
        ("--install", ADDRESS, "--install does nothing without --ci"),
        ("--tz", "Bogota", "America/Bogota"),
        ("--tz", "", "--tz"),
        ("--tz", "UTC\n", "UTC"),
        ("--id", "talks.example\n", "--id: 'talks.example\\n' does not match"),
        ("--id", "Talks", "--id: 'Talks' does not match"),
        ("--id", 'a"\nid = "b', "--id"),
        ("--id", "a" * 101, "is longer than 100 characters"),
        ("--language", "en\n", "--language: 'en\\n' does not match"),
        ("--language", 'en", "es', "--language"),
        ("--language", "english", "'zh-Hant'"),
        ("--title", "Two\nlines", "--title: there is a line break"),
        ("--title", "Two\u2028lines", "--title: there is a line break"),
        ("--title", "A bell\a", "--title: there is a line break, a control character"),
    ],
)
@pytest.mark.parametrize("minimal", [(), ("--minimal",)])
def test_a_wrong_wish_is_refused(run, tmp_path, option, value, word, minimal):
    refused = run("init", "x", *minimal, option, value, cwd=tmp_path)
    assert refused.returncode == 2
    assert word in refused.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("title", ['A "quoted" title', "Back\\slash {id} {language}", "会談"])
def test_a_title_is_kept_as_it_was_given(run, tmp_path, title):
    assert run("init", "x", "--minimal", "--title", title, cwd=tmp_path).returncode == 0
    assert tomllib.loads((tmp_path / "x/timeline.toml").read_text("utf-8"))["title"] == title


def test_the_name_of_any_folder_gives_a_timeline_in_order(run, tmp_path):
    for name in ("two\nlines", "a\x1bb", "会談", 'say "so"', "x" * 200):
        assert run("init", name, "--minimal", cwd=tmp_path).returncode == 0
        judged = run("validate", "-C", name, cwd=tmp_path)
        assert (judged.returncode, judged.stdout) == (0, "")


def test_where_no_folder_can_be_made_nothing_is(run, tmp_path):
    (tmp_path / "file").write_text("")
    refused = run("init", "file", cwd=tmp_path)
    assert refused.returncode == 1
    assert "file: cannot be made: " in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("name", "path"), [("github", ".github/workflows/timeline.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_a_workflow_installs_what_it_was_told(run, tmp_path, name, path):
    """It names no package that somebody else may own, and does what it says."""
    run("init", "--ci", name, "--install", ADDRESS, cwd=tmp_path)
    text = (tmp_path / path).read_text(encoding="utf-8")
    assert f"pip install '{ADDRESS}'" in text
    assert "timeline-events" not in text
    assert f"--format {name}" in text
    if name == "github":
        steps = yaml.safe_load(text)["jobs"]["validate"]["steps"]
        assert [step["uses"] for step in steps if "uses" in step] == [
            *("actions/checkout@v6", "actions/setup-python@v6")
        ]


@pytest.mark.parametrize("address", ["-r x", "a'b", "a b", "x\ny", "$(id)", "ü"])
def test_what_pip_cannot_install_is_refused(run, tmp_path, address):
    """It stands in a command of the workflow, so nothing in it is one."""
    refused = run("init", "x", "--ci", "github", "--install", address, cwd=tmp_path)
    assert refused.returncode == 2
    assert "is nothing that pip installs" in refused.stderr
    assert not (tmp_path / "x").exists()
