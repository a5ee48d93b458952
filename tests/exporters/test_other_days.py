"""What a timeline is written as does not depend on the day, the hour or the zone of the writing."""

import json
import subprocess
import sys
from pathlib import Path

from tests.environment import bare
from tests.oracle import oracle

ROOT = Path(__file__).parent.parent.parent
ALL = """
import json, sys
from hashlib import sha256
from pathlib import Path
from timeline import registry
from timeline.chronicle import folder
from timeline.exporters import rendered
from timeline.exporters.pages import site
from timeline.query import Match
timeline = folder.load(Path(sys.argv[1]))
matches = [Match(entry, "certain") for entry in timeline.ordered()]
made = dict(site.compose(timeline, lang="en", base_url="https://example.org/").files)
for format in registry.names("timeline.exporters"):
    if hasattr(registry.load("timeline.exporters", format), "render"):
        made["export " + format] = rendered(format, matches, timeline).data
print(json.dumps({name: sha256(data).hexdigest() for name, data in made.items()}))
"""


def test_every_format_and_site_is_the_same_on_every_day() -> None:
    """A timeline with open ends and a deadline: the same bytes before and after that is over."""
    faketime = str(oracle("faketime"))
    found = []
    for day, zone in (("2026-02-05 10:00:00", "UTC"), ("2041-12-31 23:59:58", "Asia/Tokyo")):
        command = [faketime, "-f", f"@{day}", sys.executable, "-c", ALL, str(ROOT)]
        done = subprocess.run(
            command, env={**bare(), "TZ": zone}, capture_output=True, text=True, check=True
        )
        found.append(json.loads(done.stdout))
    assert len(found[0]) > 40
    assert found[0] == found[1]
