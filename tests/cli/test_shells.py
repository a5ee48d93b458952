"""TAB in bash, zsh and fish: what a stranger's timeline holds is quoted, and never run."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests import shells
from tests.cli.reading import write
from tests.effort import some

from timeline.cli.completion import bashline

SHELLS = ("bash", "zsh", "fish")
EVIL = ("x \\$(touch hit)", "y $(touch hit)", "z;touch hit;", "`touch hit`")
PEOPLE = (
    "Ana Gómez",
    "Ana María",
    "Eve O'Neil",
    'Bob "The Hand" Roe',
    "Smith, John",
    "~root",
    "Team:",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    names = [{"name": name} for name in (*EVIL, *PEOPLE)]
    folder = tmp_path_factory.mktemp("evil")
    return write(
        folder,
        {"id": "white-house", "when": "2024", "tags": ["energy"], "participants": names},
        {"id": "other", "when": "2024", "kind": "meeting"},
    )


@pytest.fixture(scope="module", params=[*SHELLS, "bash with bash-completion"])
def shell(request, folder):
    name = request.param.partition(" ")[0]
    start = "" if request.param in SHELLS else shells.bash_completion()
    with shells.shell(name, folder, start=start) as found:
        yield found


@pytest.fixture(autouse=True)
def empty_line(request):
    """What a test that failed left half typed is none of the next one's."""
    for name in {"shell", "speller"} & set(request.fixturenames):
        request.getfixturevalue(name).clear()


def completed(shell, text):
    """The words that the program is run with once TAB has completed a text."""
    shell.complete(f"timeline {text}")
    return shell.enter()


def unmarked(shell, words):
    """For fish, words without the filter language's marks, which stand further behind there."""
    marks = dict.fromkeys(map(ord, '"“”')) if shell.name == "fish" else {}
    return [word.translate(marks) for word in words]


def begun(shell, name, mark):
    """The first letter of a name, as a person would type it after a quotation mark."""
    special = name[0] == "`" and shell.name != "fish" and mark != "'"
    return f"\\{name[0]}" if special else name[0]


@pytest.mark.parametrize(
    ("before", "name"), some([*product(("--who ", '--who "', "--who '", "--who="), EVIL)], 4)
)
def test_a_name_that_is_a_command_is_put_in_as_a_name(shell, folder, name, before):
    """It is one word on Enter, and no file appears: neither TAB nor Enter has run anything."""
    words = completed(shell, f"list {before}{begun(shell, name, before[-1])}")
    assert words[-1].removeprefix("--who=") == name
    assert sorted(path.name for path in folder.iterdir()) == ["events", "timeline.toml"]


@pytest.mark.parametrize("name", EVIL)
def test_in_a_query_such_a_name_is_one_value(shell, folder, name):
    words = completed(shell, f"list who:{begun(shell, name, '')}")
    assert unmarked(shell, words) == unmarked(shell, ["list", f'who:"{name}"'])
    assert sorted(path.name for path in folder.iterdir()) == ["events", "timeline.toml"]


@pytest.mark.parametrize(
    ("typed", "words"),
    some(
        [
            ("li", ["list"]),
            ("list tag:en", ["list", "tag:energy"]),
            ("list not:tag:en", ["list", "not:tag:energy"]),
            ("list kin", ["list", "kind:"]),
            ("list --tag=en", ["list", "--tag=energy"]),
            ("list --sinc", ["list", "--since"]),
            ("list --who EVE", ["list", "--who", "Eve O'Neil"]),
            ("list --who=bob", ["list", '--who=“Bob "The Hand" Roe”']),
            ("list --who smi", ["list", "--who", '"Smith, John"']),
            ("list who:eve", ["list", 'who:"Eve O\'Neil"']),
            ("list 'tag:energy who:smi", ["list", 'tag:energy who:"Smith, John"']),
            ('list --not "who:eve', ["list", "--not", 'who:"Eve O\'Neil"']),
            ("list -C events --tag en", ["list", "-C", "events", "--tag", "energy"]),
            ("list --who 'tea", ["list", "--who", "Team:"]),
            ("new --who smi", ["new", "--who", "Smith, John"]),
            ("new --kind meet", ["new", "--kind", "meeting"]),
            ("new --relation part_of:wh", ["new", "--relation", "part_of:white-house"]),
            ("edit whi", ["edit", "white-house"]),
            ("rule time/not-e", ["rule", "time/not-edtf"]),
            ("help exit", ["help", "exit-codes"]),
            ("completion z", ["completion", "zsh"]),
        ],
        7,
    ),
)
def test_a_word_is_completed(shell, typed, words):
    assert unmarked(shell, completed(shell, typed)) == unmarked(shell, words)


def test_several_names_are_told_and_then_one_of_them_is_taken(shell):
    """First what they have in common is put in, then they are listed, then a letter decides."""
    shell.complete("timeline list --who an")
    for _ in range({"fish": 0, "zsh": 1, "bash": 2}[shell.name]):  # bash first rings its bell
        shell.complete("", offered=False)
    shell.wait(lambda: "María" in shell.screen())
    shell.complete("g")
    assert shell.enter() == ["list", "--who", "Ana Gómez"]


def test_what_follows_a_term_is_typed_on_at_once(shell):
    shell.complete("timeline list kin")
    shell.complete("mee")
    assert shell.enter() == ["list", "kind:meeting"]


def test_where_a_file_is_wanted_the_shell_names_files(shell):
    words = completed(shell, "list -C ev")
    assert [word.rstrip("/") for word in words] == ["list", "-C", "events"]  # zsh takes it back


def test_a_name_that_looks_like_a_home_folder_is_no_folder(shell):
    """fish would not quote it: there it is not offered."""
    is_offered = shell.name != "fish"
    shell.complete(
        "timeline list --who '~r" if is_offered else "timeline list --who \\~r", offered=is_offered
    )
    assert shell.enter()[-1] == ("~root" if is_offered else "~r")


_SIGNS = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
NASTY = st.text(st.sampled_from(f"{_SIGNS}aBé山🙂\u0301\u00a0"), min_size=1, max_size=12)


class Offer:
    """An answer to TAB that puts one text behind what is typed."""

    text = ""

    def __call__(self, folder, words):
        _, shell, _, *typed = words
        if shell == "bash":
            line = bashline.read(*typed[:2])
            answers = bashline.answer(line, [line.words[-1] + self.text], whole=False)
        else:
            answers = [typed[-1] + self.text]
        return 0, "".join(f"{one}\n" for one in answers)


@pytest.fixture(scope="module", params=[*SHELLS, "bash in no locale"])
def speller(request, tmp_path_factory):
    """A shell that is offered one text, whatever is asked: the one that `offer` was told."""
    folder = tmp_path_factory.mktemp("speller")
    env = {} if request.param in SHELLS else {"LC_ALL": "C"}
    offer = Offer()
    with shells.shell(request.param.partition(" ")[0], folder, answer=offer, **env) as found:
        found.offer = offer
        yield found


@settings(max_examples=settings.default.max_examples // 4)
@example([('"', ":")])  # not every text that ends in a colon is a term that a value follows
@example([("", "é'a"), ("--who=", "$")])  # what bash writes as $'…' it cannot read itself
@given(st.lists(st.tuples(st.sampled_from(("", '"', "'", "x:", "--who=")), NASTY), max_size=5))
def test_the_word_that_a_shell_reads_back_is_the_name_that_was_offered(speller, offered):
    """For all names, after an open quotation mark, a colon, an equals sign or nothing."""
    expected = []
    speller.clear()
    speller.type("timeline list")
    for before, name in offered:
        if speller.name == "fish":
            name = name.lstrip("~.")  # what begins so is offered as a hidden file is: not at all
            name += "z"  # behind some signs fish leaves the quotation mark open, or puts no blank
        speller.offer.text = name
        speller.complete(f" {before}")
        expected.append(before.strip("'\"") + name)
    assert speller.enter() == ["list", *expected]
