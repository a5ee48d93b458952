"""`timeline completion` and `--install-completion`: the script of the shell that was named."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from tests.oracle import oracle

SHELLS = ("bash", "fish", "zsh")
START = {"bash": ".bashrc", "zsh": ".zshrc"}
RC = b"# mine, in Latin-1: \xe9\nalias ll='ls -l'\n"


@pytest.fixture
def install(run, tmp_path):
    """Runs `timeline --install-completion …` with a home folder of its own."""

    def call(*words, **env):
        for key in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR", "SHELL"):
            env.setdefault(key, "")
        return run("--install-completion", *words, HOME=str(tmp_path), **env)

    return call


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_the_shell_can_read_it(run, shell):
    done = run("completion", shell)
    assert done.returncode == 0
    assert f"'timeline completion {shell}'" in done.stdout
    check = subprocess.run([str(oracle(shell)), "-n"], input=done.stdout, text=True, check=False)
    assert check.returncode == 0


@pytest.mark.parametrize("words", [("completion", "tcsh"), ("--install-completion", "zhs")])
def test_another_shell_is_refused(run, words):
    done = run(*words)
    assert done.returncode == 2
    assert "expected one of bash, fish, zsh" in done.stderr or "did you mean 'zsh'?" in done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_that_is_named_is_installed_and_no_other(install, run, tmp_path, shell):
    done = install(shell, SHELL="/bin/other")
    written = files(tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(str(path) in done.stderr for path in written)
    script = run("completion", shell).stdout.encode()
    assert [path for path, data in written.items() if data == script]
    assert {path.name for path in written} & {".bashrc", ".zshrc"} == {
        *filter(None, [START.get(shell)])
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_again_it_changes_nothing(install, tmp_path, shell):
    install(shell)
    before = files(tmp_path)
    done = install(shell)
    assert files(tmp_path) == before
    assert "not changed" in done.stderr
    assert "written" not in done.stderr


@pytest.mark.parametrize("shell", START)
@pytest.mark.parametrize("before", [RC, RC[:-1], b"", b"export X=1 \\", b"x=1\r\n"])
def test_a_start_file_keeps_every_byte_that_it_has(install, tmp_path, shell, before):
    """The line comes last, by itself; what it was told before, as a mode, is kept."""
    path = tmp_path / START[shell]
    path.write_bytes(before)
    path.chmod(0o640)
    install(shell)
    after = path.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].lstrip(b"\n").count(b"\n") == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    if before.endswith(b"\\"):
        assert after.startswith(before + b"\n\n")


def test_an_older_line_is_replaced_where_it_stands(install, tmp_path):
    path = tmp_path / ".bashrc"
    path.write_bytes(b"one\n. /old/place # completion of timeline\ntwo\n")
    install("bash")
    first, line, last, end = path.read_bytes().split(b"\n")
    assert (first, last, end) == (b"one", b"two", b"")
    assert b"/old/place" not in line


def test_a_start_file_that_is_a_link_stays_one(install, tmp_path):
    """Many keep theirs in a repository of their own."""
    kept = tmp_path / "dotfiles" / "bashrc"
    kept.parent.mkdir()
    kept.write_bytes(RC)
    (tmp_path / ".bashrc").symlink_to(kept)
    install("bash")
    assert (tmp_path / ".bashrc").is_symlink()
    assert kept.read_bytes().startswith(RC)
    assert len(kept.read_bytes()) > len(RC)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_refused_and_nothing_is_written(install, tmp_path, make):
    make(tmp_path / ".zshrc")
    done = install("zsh")
    assert done.returncode == 3
    assert f"{tmp_path / '.zshrc'}: not a file" in done.stderr
    assert files(tmp_path) == {}


def test_a_place_that_cannot_be_written_is_named(install, tmp_path):
    (tmp_path / ".local").write_text("a file where a folder should be")
    done = install("bash")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert not (tmp_path / ".bashrc").exists()


@pytest.mark.parametrize(
    ("shell", "known"), [("/usr/bin/zsh", True), ("/bin/tcsh", False), ("", False)]
)
def test_without_a_name_it_is_the_shell_that_the_environment_names(install, tmp_path, shell, known):
    done = install(SHELL=shell)
    assert (tmp_path / ".zshrc").exists() == known
    assert done.returncode == (0 if known else 2)
    assert known or "one of bash, fish, zsh" in done.stderr


def test_other_places_are_those_that_the_environment_names(install, tmp_path):
    data, config, dots = (str(tmp_path / name) for name in ("data o'f", "config", "dots"))
    os.mkdir(dots)
    install("zsh", XDG_DATA_HOME=data, ZDOTDIR=dots)
    install("fish", XDG_CONFIG_HOME=config)
    assert Path(config, "fish", "completions", "timeline.fish").is_file()
    line = Path(dots, ".zshrc").read_text()
    run = subprocess.run(
        [str(oracle("bash")), "-c", line.replace(". '", "echo '")], capture_output=True, check=True
    )
    assert run.stdout.decode().strip() == f"{data}/timeline/completion.zsh"
