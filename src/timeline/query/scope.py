"""What a question is asked in: the present moment, the zone of plain days, the saved views."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.errors import TimelineError
from timeline.query.frozen import Frozen
from timeline.text import did_you_mean

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline


class Context(Frozen):
    """`now` in UTC seconds (None: words such as "today" are refused), `tz` an IANA zone.

    `views` holds the saved questions by name, `opened` those that are being read: a view that
    leads back to itself is refused.
    """

    now: int | None = None
    tz: str = "UTC"
    views: Mapping[str, Any] = MappingProxyType({})
    opened: tuple[str, ...] = ()

    def opening(self, name: str) -> "tuple[str, Context]":
        """The text of the view `name`, and the context to read it in."""
        if name not in self.views:
            known = ", ".join(sorted(self.views)) or "none"
            hint = did_you_mean(name, self.views) or f"the timeline's views: {known}"
            raise TimelineError(f"no view is called '{name}'", hint=hint)
        if name in self.opened:
            chain = " → ".join((*self.opened, name))
            raise TimelineError(f"the view '{name}' leads back to itself: {chain}")
        view = self.views[name]
        text = view if isinstance(view, str) else view.get("query", "")
        return text, Context(self.now, self.tz, self.views, (*self.opened, name))


def context(timeline: "Timeline", *, now: int | None = None) -> Context:
    """The context of questions to `timeline`."""
    return Context(now=now, tz=timeline.settings.tz, views=timeline.settings.views)
