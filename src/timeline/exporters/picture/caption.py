"""What has to be said in words for a picture to be read rightly."""

from timeline.exporters.picture.scene import Scene
from timeline.words import label


def name(scene: Scene) -> str:
    """What the picture is called."""
    return label(scene.lang, "page", "at_a_glance")


def notes(scene: Scene) -> tuple[str, ...]:
    """How time is measured, what the columns count, and what is not drawn."""
    found = [_words(scene, "linear" if scene.even else "adaptive")]
    if scene.unit is not None:
        found.append(_words(scene, "counted", unit=_unit(scene), n=scene.peak))
    if scene.left_out:
        found.append(_words(scene, "not_drawn", n=scene.left_out))
    return tuple(found)


def _unit(scene: Scene) -> str:
    unit = scene.unit
    if unit is None:
        return ""
    if unit.size == 1:
        return _words(scene, unit.name)
    return _words(scene, f"{unit.name}s", n=f"{unit.size:,}")


def _words(scene: Scene, key: str, **values: object) -> str:
    words = label(scene.lang, "page", key)
    for place, value in values.items():
        words = words.replace(f"{{{place}}}", str(value))
    return words
