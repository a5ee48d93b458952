"""The page that stands for every address of a site that there is not."""

from dataclasses import dataclass

from timeline.exporters.pages.environment import environment, head, policy
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.words import PageWords


@dataclass(frozen=True, slots=True)
class _MissingPage:
    lang: str
    words: PageWords


def missing(lang: str, base: str) -> str:
    """The page in `lang` of a site at the address `base`.

    Its own style stands in it: it is shown at any depth, where no relative link would be right.
    """
    frame = Frame()
    return (
        environment()
        .get_template("missing.html.j2")
        .render(
            page=_MissingPage(lang, PageWords(lang)),
            home=base,
            frame=frame,
            policy=policy(frame, [lang]),
            head=head(frame, [lang]),
        )
    )
