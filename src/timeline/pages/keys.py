"""The key to the picture: each glyph that stands in it, beside its words."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from timeline.pages.words import PageWords
from timeline.picture import Scene
from timeline.picture.scene import Mark

_SAMPLES: tuple[tuple[str, Callable[[Mark], bool], str], ...] = (
    (
        "exact",
        lambda mark: mark.exact and not mark.qualified,
        '<path class="is" d="M7 6l6-6 6 6-6 6z"/>',
    ),
    (
        "within",
        lambda mark: not mark.exact and mark.core is None,
        '<rect class="may" x="1" y="1" width="24" height="10" rx="3"/>',
    ),
    (
        "throughout",
        lambda mark: mark.core is not None,
        '<rect class="is" x="1" y="1" width="24" height="10" rx="2"/>',
    ),
    (
        "approximate",
        lambda mark: mark.qualified,
        '<rect class="may dash" x="1" y="1" width="24" height="10" rx="3"/>',
    ),
    (
        "open",
        lambda mark: mark.open_left or mark.open_right,
        '<path class="is" fill-opacity=".55" d="M1 1h8v10h-8z"/>'
        '<path class="is" fill-opacity=".3" d="M9 1h8v10h-8z"/>'
        '<path class="is" fill-opacity=".12" d="M17 1h8v10h-8z"/>',
    ),
    (
        "deadline",
        lambda mark: mark.due is not None,
        '<g class="due"><path class="flag" d="M9 12v-11h10l-3 3.5 3 3.5h-10"/></g>',
    ),
)


def keys(scene: Scene, words: PageWords) -> tuple[tuple[Markup, str], ...]:
    """A swatch and its words for each kind of glyph that the scene holds."""
    return tuple(_keys(scene, words))


def _keys(scene: Scene, words: PageWords) -> Iterator[tuple[Markup, str]]:
    for key, holds, drawing in _SAMPLES:
        if any(map(holds, scene.marks)):
            size = 'width="26" height="12" aria-hidden="true"'
            yield Markup(f'<svg class="strip swatch" {size}>{drawing}</svg>'), words[key]
