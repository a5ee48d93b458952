"""Judging: the pipeline from bytes to findings, of a whole timeline or of single files.

Bytes pass the gate (a regular file, not too large, UTF-8, JSON without duplicate keys, the
published schema), then the rules of one file, then those that need the rest of the timeline.
"""

from pathlib import Path

from timeline.findings import Finding
from timeline.validation.choice import RuleChoice, require_known
from timeline.validation.single import judge_file, judge_files
from timeline.validation.tree import Folder
from timeline.validation.whole import Verdict, judge_all

__all__ = [
    "Folder", "RuleChoice", "Verdict", "judge_all", "judge_file", "judge_files", "require_known",
    "whole",
]  # fmt: skip


def whole(root: Path) -> list[Finding]:
    """Everything that is wrong with the timeline in the folder `root`, sorted."""
    return judge_all(Folder(str(root)), choice=None).findings
