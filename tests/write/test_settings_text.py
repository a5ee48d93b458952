"""Ids renamed in the text of `timeline.toml`: in views and stories, and nothing else."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.write.settings_text import rewritten

IDS = st.sampled_from(("a", "b", "a-b", "b-a", "a-b-a"))
WORDS = st.sampled_from(
    ("id:{}", "related:{}", "who:{}", "source:{}", "{}", '"{}"', "id:{},x", "id:x,{}", "(id:{})",
     "not:id:{}", "text:{}", "kind:{}", "id={}", "tag:{}-c")
)  # fmt: skip
STORY = st.lists(IDS, min_size=1, max_size=4, unique=True)


def toml(views, story):
    lines = ["# a and b: id:a", 'title = "a b id:a"', "[views]"]
    lines += [f"{name} = {{ query = '{text}' }} # {text}" for name, text in views.items()]
    lines += ["[stories.a]", 'title = "a"', f"events = {story}".replace("'", '"')]
    lines += ["[stories.a.texts]", *(f'{id} = "of {id}"' for id in story)]
    return "\n".join(lines) + "\n"


@given(
    st.lists(st.tuples(WORDS, IDS), min_size=1, max_size=5),
    STORY,
    IDS,
    st.sampled_from(("new", "a-b-c")),
    st.sampled_from(("event", "entity", "source")),
)
def test_only_what_names_the_id_is_renamed(words, story, old, new, kind):
    """For all views and stories: the words around stay, the names in place follow."""
    text = toml({f"v{n}": word.format(id) for n, (word, id) in enumerate(words)}, story)
    found = rewritten(text, kind, old, new)
    assert found is not None
    before, after = tomllib.loads(text), tomllib.loads(found)
    assert after["title"] == before["title"]
    assert after["views"].keys() == before["views"].keys()
    for name, view in before["views"].items():
        question, asked = view["query"], after["views"][name]["query"]
        assert len(asked.split()) == len(question.split())
        if old not in question:
            assert asked == question
    ids = [new if id == old and kind == "event" else id for id in story]
    assert after["stories"]["a"]["events"] == ids
    assert list(after["stories"]["a"]["texts"]) == ids
    assert found.splitlines()[:2] == text.splitlines()[:2]
    assert rewritten(text, kind, "nobody", new) == text


@pytest.mark.parametrize(
    ("question", "kind", "expected"),
    [
        ("id:a OR related:a-b", "event", "id:new OR related:a-b"),
        ("id:a,b,a", "event", "id:new,b,new"),
        ('who:"a" voice:a,"x y" a', "entity", 'who:"new" voice:new,"x y" a'),
        ("source:a not:voice:a id:a", "source", "source:new not:voice:new id:a"),
        ("who:a* text:a", "entity", "who:a* text:a"),
    ],
)
def test_a_question_follows_where_a_term_names_the_id(question, kind, expected):
    found = rewritten(f"views.v = '''{question}'''  # a\n", kind, "a", "new")
    assert found == f"views.v = '''{expected}'''  # a\n"
