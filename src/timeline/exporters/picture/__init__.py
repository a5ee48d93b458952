"""The strip that HTML, SVG and the terminal share: one scene, three drawings.

`compose` works out where everything goes; `svg.draw` and `terminal.draw` only put it down.
"""

from timeline.exporters.picture.compose import compose
from timeline.exporters.picture.scene import Bin, Due, Scene, SceneMark

__all__ = ["Bin", "Due", "Scene", "SceneMark", "compose"]
