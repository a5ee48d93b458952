"""The tools that write, offered only where it was asked for; all is checked first."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Annotated, Any

from pydantic import Field

from timeline.serve.mcp.answers import LONGEST, whole
from timeline.serve.mcp.reading import ReadingTools, asked
from timeline.write import outcome, records
from timeline.write.records import Written
from timeline.write.workspace import Workspace


class Writing(ReadingTools):
    """The tools that read, and those that write, of which one waits for the other."""

    def __init__(self, root: Path, now: Callable[[], int]) -> None:
        super().__init__(root, now)
        self.turn = Lock()

    def new(self, event: dict[str, Any]) -> str:
        """Write one new event. It never overwrites another one.

        'schema_version' and 'id' may be left out: the id is then made from the title. What
        'validate' would call wrong is refused, with what to change; call check_duplicate first.
        """
        return self._written(lambda: records.create(self._workspace(), event))

    def edit(
        self,
        id: Annotated[str, Field(description="The event's id, which stays.")],
        fields: Annotated[
            dict[str, Any],
            Field(
                description="Keys of the event with their new values, lists whole; null removes."
            ),
        ],
    ) -> str:
        """Set fields of one event, such as {"status": "occurred"}; the others stay as they are.

        A list is replaced whole: read it with 'show' first, add to it, and give all of it.
        """
        return self._written(lambda: records.edit(self._workspace(), id, fields))

    def withdraw(
        self,
        id: Annotated[str, Field(description="The event's id.")],
        because: Annotated[str, Field(description="Why it was withdrawn.")],
        on: Annotated[str, Field(description="The day of it; today by default.")] = "",
    ) -> str:
        """Withdraw an event: its file stays, marked, with the day and the reason."""

        def made() -> Written:
            workspace = self._workspace()
            change = outcome.withdraw(workspace, id, because=because, on=on)
            return records.written(workspace, id, change)

        return self._written(made)

    def _written(self, what: Callable[[], Written]) -> str:
        with self.turn:
            return _told(asked(what))

    def _workspace(self) -> Workspace:
        return Workspace(self.root, self.now())


def _told(written: Written) -> str:
    report = {"id": written.id, "written": written.path, "notes": list(written.notes)}
    return whole(report, 10 * LONGEST)
