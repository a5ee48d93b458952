"""Judging: the pipeline from bytes to findings, of a whole timeline or of single files."""

from pathlib import Path

from timeline.check.choice import Choice
from timeline.check.tree import Folder
from timeline.check.whole import Verdict, judge_all
from timeline.findings import Finding

__all__ = ["Choice", "Verdict", "judge_all", "whole"]


def whole(root: Path) -> list[Finding]:
    """Everything that is wrong with the timeline in the folder `root`, sorted."""
    return judge_all(Folder(str(root)), choice=None).findings
