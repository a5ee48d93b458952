"""Rules, one file each: what is wrong with data that has the right shape, and what is suspicious.

A rule's docstring is its manual (`timeline rule NAME`): what it says, why it matters, how to mend
it. `SEVERITY` is "error" or "warning". What it looks at is told by `SCOPE`:

- "file": `check(sheet)` sees one file alone; `KINDS` names the kinds of file;
  with `PARTIAL = True` it is also asked of a file of the wrong shape, without its wrong parts;
- "timeline": `check(sheet, known)` sees one file and knows the ids of all others;
- "whole": `check(known)` yields the path of a file and a mark once all files are read. With
  `FACTS = "list"`, `gather(record)` returns a small fact of one file or None and `check(facts,
  known)` gets them as `Gathered`, (path, fact) in the order of the paths; with `FACTS = "set"`,
  `gather(sheet)` yields ids and `check` gets the set of them all;
- "report": no function; the parser, the schema or the file gate finds it and reports under
  this name.

A rule of one file may say what it `NEEDS` to find anything, by traits (`TRAITS` in
`timeline.validation.record`): it is not asked of an event that has none of them.

`check` yields `Mark`s: a place in the record and what is wrong there.
"""

from timeline.findings import Related
from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps
from timeline.validation.mark import Mark
from timeline.validation.record import DateAt, FileRecord

__all__ = ["DateAt", "FileRecord", "Mark", "Record", "Related", "Steps"]
