"""Words of a question that nothing has, and what is said of them."""

import pytest
from tests.cli.reading import timeline


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("personn", "no event contains 'personn'; did you mean 'person'?"),
        ("title:persan", "no event contains 'persan' in its title; did you mean 'person'?"),
        ("first-metting", "no event contains 'first-metting'; did you mean 'first-meeting'?"),
        ("first-meeting", "which are an id; id:first-meeting finds the event"),
        ("zzzz", ""),
        ("who:orte", "no event has the participant 'orte'; did you mean 'vera ortega'?"),
        ("person", ""),
        ("who:ortega", ""),
    ],
)
def test_a_word_that_nothing_has_is_said(make_timeline, query, said):
    people = [{"name": "Vera Ortega"}]
    event = {"id": "first-meeting", "title": "A person speaks", "when": "2024"}
    place = make_timeline({**event, "participants": people})
    told = timeline("list", query, "-C", str(place)).stderr
    assert said in told
    assert bool(told) == bool(said)


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("personn",), "entity"),
        (("publsh",), "build"),
        (("list", "has:personn"), "participants"),
        (("list", "knid:meeting"), "kind"),
        (("list", "--frmo", "2024"), "--since"),
        (("list", "--personn", "x"), "--who"),
        (("values", "persn"), "who"),
        (("help", "datse"), "dates"),
        (("export", "calender"), "ics"),
    ],
)
def test_a_slip_of_what_others_say_is_a_slip_of_our_word(run, arguments, near):
    done = run(*arguments)
    assert done.returncode == 2
    assert f"did you mean '{near}'?" in done.stderr


@pytest.mark.parametrize("word", ["from", "columns", "zzzz"])
def test_what_is_like_no_command_gets_no_guess(run, word):
    assert "did you mean" not in run(word).stderr
