"""Import of 2,000 Markdown files, against merely parsing their front matter with the same reader.

Both are whole processes that take turns; the times are those of the processor (user and system,
children too), of which other work on the
machine takes little. Prints the median of the rounds' ratios.

    python bench/import.py [COUNT]
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 7
WORDS = re.findall(
    "[a-z]+",
    "government court order minister agency report investigation contract company bank fund "
    "official records law public state federal inquiry audit trial bill vote budget treaty",
)
PARSE = """
import re, sys
from pathlib import Path
import yaml
fence = re.compile(rb"^---\\n(.*?)^---\\n", re.S | re.M)
for path in sorted(Path(sys.argv[1]).glob("*.md")):
    yaml.load(fence.match(path.read_bytes())[1], yaml.CSafeLoader)
"""


def text(chance: random.Random, count: int) -> str:
    """So many words."""
    return " ".join(chance.choice(WORDS) for _ in range(count))


def lines(name: str, items: list[str]) -> str:
    """A list of the front matter."""
    return f"{name}:\n" + "".join(f"  - {item}\n" for item in items)


def file(chance: random.Random, number: int) -> tuple[str, str]:
    """Name and content of an event as research projects keep them in Markdown."""
    day = f"{chance.randint(1970, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(2, 28):02d}"
    people = [f"{chance.choice(['Ana', 'Kim', 'Omar'])} {chance.choice(['Gómez', 'Sato', 'Lee'])} "
              f"{chance.randint(1, 200)}" for _ in range(chance.randint(3, 8))]  # fmt: skip
    sources = "".join(
        f'  - title: "{text(chance, 8).title()}"\n    url: https://example.org/{number}/{k}\n'
        f"    outlet: {text(chance, 2).title()}\n    date: '{day}'\n"
        for k in range(chance.randint(2, 4))
    )
    front = (
        f"id: {day}--event-{number}\ndate: '{day}'\ntitle: \"{text(chance, 9).title()} {number}\"\n"
        f"summary: >-\n  {text(chance, 20)}\n  {text(chance, 20)}\nimportance: {number % 10}\n"
        f"location: Washington, DC\nstatus: confirmed\n{lines('actors', people)}"
        f"{lines('tags', chance.sample(WORDS, 6))}{lines('capture_lanes', [text(chance, 3)] * 3)}"
        f"sources:\n{sources}"
    )
    body = "\n\n".join(text(chance, 60).capitalize() + "." for _ in range(3))
    return f"{day}--event-{number}.md", f"---\n{front}---\n\n{body}\n"


def cost(*command: str) -> float:
    """Seconds of processor time of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int) -> None:
    """Measure and print."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        notes = Path(name) / "notes"
        notes.mkdir()
        for number in range(count):
            path, content = file(chance, number)
            (notes / path).write_text(content, encoding="utf-8")
        parse, bring = [], []
        for round in range(ROUNDS):
            place = Path(name) / f"round-{round}"
            (place / "events").mkdir(parents=True)
            parse.append(cost("-c", PARSE, str(notes)))
            bring.append(cost("-m", "timeline", "import", str(notes), "-C", str(place)))
            assert len(list((place / "events").iterdir())) == count
        judged = subprocess.run([sys.executable, "-m", "timeline", "validate", "-C", str(place)],
                                capture_output=True, text=True, check=False)  # fmt: skip
    parsed, imported = median(parse), median(bring)
    ratio = median(one / other for one, other in zip(bring, parse, strict=True))
    print(f"{count:,} Markdown files with front matter, processor time, median of {ROUNDS}")
    print(f"parse the front matter   {parsed:.2f} s")
    print(f"import                   {imported:.2f} s   {ratio:.2f} times")
    print(f"errors in what came in   {judged.returncode}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
